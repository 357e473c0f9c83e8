// Items and receipts in the real window: an item is written, sold and taken off the list, and what was paid comes out of
// a printer that listens on this computer, once.

import { strict as assert } from 'node:assert';
import { createServer } from 'node:net';
import test from 'node:test';

import { test as named } from '../counter.js';
import { MAIN_JOB, openPractice } from '../shop.js';
import { until } from '../wait.js';
import { World } from '../world.js';

test('an item is written, found on a bill, and taken off the list', async (context) => {
  const world = await World.begin(context, 'items');
  const counter = await world.start();
  await openPractice(counter);
  await counter.press('Control+5');
  await counter.screen('items');
  await counter.sees(named('items-row'));
  await counter.picture('items');
  await counter.press('Control+i');
  await counter.waitsOn('item-name');
  await counter.type('Zafrani kulfi');
  await counter.press('Control+s');
  await counter.sees(`${named('item-form')} .wrongly`);
  await counter.reach('item-price');
  await counter.type('85');
  await counter.press('Control+s', 'Control+s');
  await counter.reads('items-on', '48');
  await counter.picture('item written');

  await counter.press('F2');
  await counter.screen('bill');
  await counter.waitsOn('bill-entry');
  await counter.type('zafrani');
  await counter.sees(named('bill-suggestion'));
  for (let n = 0; n < 'zafrani'.length; n += 1) await counter.press('Backspace');

  await counter.press('Control+5');
  await counter.screen('items');
  await counter.press('F3');
  await counter.type('zafrani');
  await until('it alone is found', async () => (await counter.count(named('items-row'))) === 1);
  await counter.choose('item-take-off');
  await counter.sees(named('items-none'));
  await counter.choose('items-off');
  await counter.sees(named('items-row'));
  await counter.picture('taken off');
  await counter.choose('item-bring-back');
  await counter.sees(named('items-none'));
  await counter.stop();
});

/** A printer that takes everything and says nothing of itself. */
function printer() {
  /** @type {Buffer[]} */
  const slips = [];
  const server = createServer((socket) => {
    const slip = Buffer.alloc(0);
    const at = slips.push(slip) - 1;
    socket.on('data', (bytes) => (slips[at] = Buffer.concat([slips[at] ?? slip, bytes])));
    socket.on('error', () => undefined);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      resolve({ slips, place: `127.0.0.1:${port}`, end: () => server.close() });
    });
  });
}

test('a receipt comes out of a printer once', async (context) => {
  const { slips, place, end } = await printer();
  context.after(end);
  const world = await World.begin(context, 'printers');
  const counter = await world.start();
  for (const { name, act } of MAIN_JOB) {
    await act(counter);
    if (name === 'paid') break;
  }
  await counter.sees(named('paper'));
  await counter.choose('paper-receipt');
  await counter.picture('no printer');

  await counter.press('Control+8');
  await counter.screen('settings');
  await counter.choose('settings-view-settings-printers');
  await counter.sees(named('printer-add'));
  await counter.choose('printer-add');
  await counter.waitsOn('printer-name');
  await counter.type('Counter');
  await counter.reach('printer-place');
  await counter.type(place);
  await counter.press('Control+Enter', 'Control+Enter');
  await counter.seesNo(named('printer-form'));
  await counter.sees(named('printer'));
  await counter.choose('printer-test');
  await until('the slip is out', async () => slips.length === 1);
  await counter.picture('test print');

  await counter.press('F3');
  await counter.screen('orders');
  await counter.sees(named('orders-row'));
  await counter.press('Enter');
  await counter.screen('order');
  await counter.sees(named('paper-receipt'));
  await counter.press('Control+Shift+p', 'Control+Shift+p');
  await until('the receipt is out', async () => slips.length === 2 && (slips[1]?.length ?? 0) > 500);
  await counter.picture('receipt printed');
  assert.ok(slips[1]?.includes('Total') || slips[1]?.includes('CGST'), 'it says what was sold');
  assert.equal(slips.length, 2, 'hurried hands printed one');
  await counter.stop();
});
