// How many keys a bill costs.

import { strict as assert } from 'node:assert';
import test from 'node:test';

import { CUSTOMER, ITEMS, addItem, finish, newCustomer, openPractice } from '../shop.js';
import { test as named } from '../counter.js';
import { World } from '../world.js';

const MOST_KEYS = 45;
/** Five items by their codes or the first letters of their names, as they are known by heart. */
const BY_HEART = [
  { text: 'att', quantity: '2' },
  { text: 'su', quantity: '2.5' },
  { text: 'te', quantity: '1' },
  { text: 'da', quantity: '1' },
  { text: 'oi', quantity: '3' },
];

test('a bill of five lines for a known customer takes at most 45 keys', async (context) => {
  const world = await World.begin(context, 'keystrokes');
  const counter = await world.start();
  await openPractice(counter);
  await newCustomer(counter);
  await addItem(counter, /** @type {any} */ (ITEMS[0]));
  await finish(counter);
  await counter.waitsOn('bill-entry');

  counter.n_keys = 0;
  await counter.press('F4');
  await counter.waitsOn('bill-phone');
  await counter.type(CUSTOMER.phone.slice(-4));
  await counter.sees(named('bill-customer-option'));
  await counter.press('Enter');
  await counter.waitsOn('bill-entry');
  for (const item of BY_HEART) await addItem(counter, item);
  assert.equal(await counter.count(named('bill-line')), BY_HEART.length);
  await finish(counter);
  context.diagnostic(`${counter.n_keys} keys for a bill of ${BY_HEART.length} lines, from F4 to sent, chords counted key by key`);
  assert.ok(counter.n_keys <= MOST_KEYS, `${counter.n_keys} keys`);
  await counter.stop();
});
