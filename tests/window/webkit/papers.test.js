// The papers of an order in the real window: the invoice that payment makes, a number that is cancelled, the invoice
// made again, a credit note, and the numbers in the settings.

import { strict as assert } from 'node:assert';
import test from 'node:test';

import { test as named } from '../counter.js';
import { MAIN_JOB } from '../shop.js';
import { World } from '../world.js';

const PAPER = named('paper');

test('payment makes the invoice, and its number can be cancelled and credited', async (context) => {
  const world = await World.begin(context, 'papers');
  const counter = await world.start();
  for (const { name, act } of MAIN_JOB) {
    await act(counter);
    if (name === 'paid') break;
  }
  await counter.sees(PAPER);
  assert.equal(await counter.count(PAPER), 1, 'one invoice was made');
  await counter.reach('paper-cancel');
  await counter.press('Enter');
  await counter.sees(named('cancel-number'));
  await counter.press('Control+Enter');
  await counter.sees(`${named('cancel-number')} .wrongly`);
  await counter.type('typed for the wrong customer');
  await counter.press('Control+Enter');
  await counter.seesNo(named('cancel-number'));
  await counter.picture('number cancelled');

  await counter.reach('papers-make');
  await counter.press('Enter');
  await counter.sees(named('make-invoice'));
  await counter.picture('make invoice');
  await counter.press('Control+Enter', 'Control+Enter');
  await counter.seesNo(named('make-invoice'));
  await counter.sees(named('paper-credit'));
  assert.equal(await counter.count(PAPER), 2, 'hurried hands made one');

  await counter.reach('paper-credit');
  await counter.press('Enter');
  await counter.sees(named('credit-note'));
  await counter.press('Control+Enter');
  await counter.seesNo(named('credit-note'));
  await counter.sees(`${PAPER}[data-kind="credit_note"]`);
  await counter.picture('credit note');
  await counter.stop();
});
