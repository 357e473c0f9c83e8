// What goes wrong at a counter: hurried hands, a second start, no network, another language in the middle, pasted
// columns, a scanner, composed characters, a small screen. Nothing typed is lost, and nothing is sent twice.

import { strict as assert } from 'node:assert';
import test from 'node:test';

import { test as named } from '../counter.js';
import { CUSTOMER, ITEMS, addItem, finish, newCustomer, openNewest, openPractice, saved } from '../shop.js';
import { until } from '../wait.js';
import { World } from '../world.js';

/** @typedef {import('../counter.js').Counter} Counter */

const ORDER_BUBBLE = `${named('phone-bubble')}[data-kind="order"]`;
const STATUS_BUBBLE = `${named('phone-bubble')}[data-kind="status"]`;
const [FIRST] = /** @type {[{ text: string, quantity: string }]} */ (/** @type {unknown} */ (ITEMS));

test('hurried hands send each thing once', async (context) => {
  const { counter } = await practice(context, 'hurried');
  await newCustomer(counter);
  await addItem(counter, FIRST);
  await saved(counter);
  await counter.press('F10');
  await counter.sees(named('finish'));
  await counter.press('Control+Enter', 'Control+Enter', 'Control+Enter');
  await counter.seesNo(named('finish'));
  await openNewest(counter);
  await counter.sees(ORDER_BUBBLE);
  await context.test('double Enter on paying', async () => {
    await counter.reach('phone-pay');
    await counter.press('Enter');
    await counter.reach('phone-pay-confirm');
    await counter.press('Enter', 'Enter');
    await counter.isIn('order-payment', 'paid');
  });
  await context.test('double click on the next step', async () => {
    await counter.session.click(named('order-action-processing'), 2);
    await counter.isIn('order-status', 'processing');
    await counter.sees(`${named('phone-bubble')}[data-status="processing"]`);
  });
  assert.equal(await counter.count(ORDER_BUBBLE), 1, 'one bill was sent');
  assert.equal(await counter.count(STATUS_BUBBLE), 1, 'one status was sent');
  assert.equal(await n_orders(counter), 1, 'one order was made');
});

test('a second start comes to the first window', async (context) => {
  const { world, counter } = await practice(context, 'second-start');
  await newCustomer(counter);
  await addItem(counter, FIRST);
  const number = await finish(counter);
  const first = world.processOf(counter);
  assert.equal(await world.startAgain([`parchi://order/${number}`]), 0);
  await counter.screen('order');
  await counter.reads('order-number', number);
  assert.equal(world.processOf(counter), first);
  assert.equal((await counter.session.windows()).length, 1);
});

test('a bill finished without network waits, and goes once when it is back', async (context) => {
  const { counter } = await practice(context, 'offline');
  await switchNetwork(counter);
  await counter.press('Control+1');
  await counter.waitsOn('bill-entry');
  await newCustomer(counter);
  await addItem(counter, FIRST);
  await finish(counter);
  await openNewest(counter);
  await counter.isIn('order-message', 'queued');
  await counter.sees(named('offline-band'));
  await counter.picture('waiting');
  assert.equal(await counter.count(ORDER_BUBBLE), 0);
  await switchNetwork(counter);
  await openNewest(counter);
  await counter.sees(ORDER_BUBBLE, 30_000);
  await until('it was sent', async () => ['sent', 'delivered', 'read'].includes((await counter.state('order-message')) ?? ''));
  assert.equal(await counter.count(ORDER_BUBBLE), 1);
});

test('another language in the middle of a bill loses nothing', async (context) => {
  const { counter } = await practice(context, 'language');
  await newCustomer(counter);
  await addItem(counter, { text: FIRST.text, quantity: '2.5' });
  await counter.type('te');
  await saved(counter);
  const total = await counter.text('bill-total');
  await counter.press('Control+8');
  await counter.reach('settings-language');
  await counter.press('Right');
  await until('the page is Hindi', () => counter.session.run(() => document.documentElement.lang === 'hi-IN'));
  await counter.press('Control+1');
  await counter.screen('bill');
  await counter.sees(named('bill-line'));
  await counter.picture('in Hindi');
  assert.equal(await counter.text('bill-entry'), 'te');
  assert.equal(await counter.text('line-quantity'), '2.5');
  assert.equal(await counter.text('bill-total'), total);
});

test('columns pasted from a spreadsheet become lines', async (context) => {
  const { counter } = await practice(context, 'pasted');
  await paste(counter, 'Sugar\t2.5\t44.00\nTea leaves\t1\t120.00\n\nबेसन\t3\t95.50\n');
  await until('three lines', async () => (await counter.count(named('bill-line'))) === 3);
  await counter.picture('pasted');
  assert.equal(await counter.text('bill-entry'), '');
});

test('a scanner adds what it reads, and one more of it', async (context) => {
  const { counter } = await practice(context, 'scanner');
  await addItem(counter, FIRST);
  const code = await counter.session.run(
    (selector) => document.querySelector(selector)?.getAttribute('data-sku') ?? '',
    named('bill-line'),
  );
  assert.match(code, /^.{6,}$/, 'the practice shop has codes that a scanner reads');
  await counter.scan(code);
  await until('the quantity is one more', async () => (await counter.text('line-quantity')) === '3');
  assert.equal(await counter.count(named('bill-line')), 1);
  assert.equal(await counter.text('bill-entry'), '', 'nothing of the code is left in the field');
});

test('a composed character commits nothing', async (context) => {
  const { counter } = await practice(context, 'composing');
  await counter.type(FIRST.text);
  await counter.sees(named('bill-suggestion'));
  await counter.session.run((selector) => {
    const field = document.querySelector(selector);
    const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true, isComposing: true };
    field?.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field?.dispatchEvent(new KeyboardEvent('keydown', enter));
    for (const key of ['F10', 'F9', 'F2']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...enter, key, code: key }));
    }
  }, named('bill-entry'));
  assert.equal(await counter.count(named('bill-line')), 0);
  assert.equal(await counter.count(named('finish')), 0);
  assert.equal(await counter.text('bill-entry'), FIRST.text);
});

test('a name in five scripts is the same everywhere', async (context) => {
  const { counter } = await practice(context, 'scripts');
  const name = 'Asha आशा ஆஷா আশা عاشہ';
  await newCustomer(counter, { phone: CUSTOMER.phone, name });
  await addItem(counter, FIRST);
  await finish(counter);
  await openNewest(counter);
  await counter.picture('five scripts');
  const heading = await counter.session.run(() => document.querySelector('h1')?.textContent?.trim());
  assert.equal(heading, name);
});

test('on 1024×600 a bill can be made and sent', async (context) => {
  const { counter } = await practice(context, 'small', '1024x600');
  await newCustomer(counter);
  await addItem(counter, FIRST);
  await counter.picture('bill');
  await finish(counter);
  await openNewest(counter);
  await counter.picture('order');
  const sideways = await counter.session.run(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(sideways, 0, 'the page scrolls sideways');
});

/**
 * A practice shop with nothing done yet.
 * @param {import('node:test').TestContext} context @param {string} name @param {string} [size]
 */
async function practice(context, name, size) {
  const world = await World.begin(context, name, { size });
  const counter = await world.start();
  await openPractice(counter);
  return { world, counter };
}

/** On the practice screen: no network, or network again. @param {Counter} counter */
async function switchNetwork(counter) {
  await counter.press('Control+4');
  await counter.reach('fault-offline');
  await counter.press(' ');
}

/** @param {Counter} counter @param {string} text */
function paste(counter, text) {
  return counter.session.run(
    (selector, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector(selector)?.dispatchEvent(event);
    },
    named('bill-entry'),
    text,
  );
}

/** How many orders the list counts, drafts left out. @param {Counter} counter */
async function n_orders(counter) {
  await counter.press('Control+2');
  await counter.screen('orders');
  await counter.sees(named('orders-row'));
  return counter.session.run(() => {
    const grid = document.querySelector('[data-test="orders-grid"]');
    return Number(grid?.getAttribute('aria-rowcount')) - 1;
  });
}
