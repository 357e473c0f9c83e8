// The main job in the real window on every channel that the practice world speaks, and with no news but what is asked for.

import test from 'node:test';

import { test as named } from '../counter.js';
import { ITEMS, addItem, moveTo, newCustomer, openNewest, openPractice, pay, saved } from '../shop.js';
import { World } from '../world.js';

/** @typedef {import('../counter.js').Counter} Counter */

/** A new practice day on the channel that stands so far to the right. @param {Counter} counter @param {number} steps */
async function practiseOn(counter, steps) {
  await counter.press('Control+4');
  await counter.screen('practice');
  await counter.choose('practice-restart');
  await counter.sees(named('practice-channel'));
  await counter.reach('practice-channel');
  for (let n = 0; n < steps; n += 1) await counter.press('Right');
  await counter.picture('channel chosen');
  await counter.choose('dialog-confirm');
  await counter.screen('bill', 30_000);
  await counter.press('Control+1');
  await counter.screen('bill');
}

/** @param {Counter} counter */
async function writeBill(counter) {
  await counter.reach('bill-entry');
  await newCustomer(counter);
  for (const item of ITEMS) await addItem(counter, item);
  await saved(counter);
  await counter.press('F10');
  await counter.sees(named('finish'));
}

/** From the bill on the phone to the completed order. @param {Counter} counter */
async function paidAndDone(counter) {
  await openNewest(counter);
  await counter.sees(`${named('phone-bubble')}[data-kind="order"]`);
  await pay(counter);
  await counter.isIn('order-payment', 'paid', 20_000);
  for (const status of ['processing', 'shipped', 'completed']) await moveTo(counter, status);
  await counter.picture('completed');
}

test('on Meta’s own channel', async (context) => {
  const world = await World.begin(context, 'channel-cloud');
  const counter = await world.start();
  await openPractice(counter);
  await practiseOn(counter, 2);
  await writeBill(counter);
  await counter.picture('template');
  await counter.press('Control+Enter');
  await counter.seesNo(named('finish'));
  await paidAndDone(counter);
  await counter.stop();
});

test('on Kaleyra’s first generation, once the shop says that the customer has written', async (context) => {
  const world = await World.begin(context, 'channel-v1');
  const counter = await world.start();
  await openPractice(counter);
  await practiseOn(counter, 1);
  await writeBill(counter);
  await counter.sees(named('customer-wrote'));
  await counter.picture('nobody knows');
  await counter.choose('customer-wrote');
  await counter.seesNo(named('customer-wrote'));
  await counter.press('Control+Enter');
  await counter.seesNo(named('finish'));
  await paidAndDone(counter);
  await counter.stop();
});

test('with no news at all, what is asked for is enough, and what is not known is said', async (context) => {
  const world = await World.begin(context, 'no-news');
  const counter = await world.start();
  await openPractice(counter);
  await counter.press('Control+4');
  await counter.screen('practice');
  await counter.reach('fault-silent');
  await counter.press(' ');
  await counter.press('Control+1');
  await counter.screen('bill');
  await writeBill(counter);
  await counter.press('Control+Enter');
  await counter.seesNo(named('finish'));
  await openNewest(counter);
  // Taken by WhatsApp; whether it arrived nobody tells.
  await counter.isIn('order-message', 'accepted');
  await counter.picture('accepted, nothing told');
  await counter.sees(`${named('phone-bubble')}[data-kind="order"]`);
  await pay(counter);
  await counter.press('F5');
  await counter.isIn('order-payment', 'paid', 40_000);
  await counter.picture('paid by asking');
  for (const status of ['processing', 'shipped', 'completed']) await moveTo(counter, status);
  await counter.picture('completed without news');
  await counter.stop();
});
