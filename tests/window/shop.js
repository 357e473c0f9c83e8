// The main job of a shop as a person does it with the keyboard alone, step by step: from the first start to an order
// that is completed. Each step begins from what is on the screen, so that the program may end between any two.

import { strict as assert } from 'node:assert';

import { test } from './counter.js';
import { until } from './wait.js';

/** @typedef {import('./counter.js').Counter} Counter */
/** @typedef {{ name: string, act: (counter: Counter) => Promise<void> }} Step */

/** In a bill's line: what is typed to find it, and how much. The second is sold by weight. */
export const ITEMS = [
  { text: 'atta', quantity: '2' },
  { text: 'sugar', quantity: '2.5' },
  { text: 'tea', quantity: '1' },
];
export const CUSTOMER = { phone: '9812345670', name: 'Meera Nair' };

/** From the first start to the practice shop. @param {Counter} counter */
export async function openPractice(counter) {
  await counter.sees(test('setup-next'));
  await counter.choose('setup-next');
  await counter.sees(test('setup-shop-name'));
  await counter.choose('setup-next');
  await counter.choose('setup-practice');
  await counter.screen('bill', 30_000);
  await counter.waitsOn('bill-entry');
}

/** A customer who is not in the book yet. @param {Counter} counter */
export async function newCustomer(counter, { phone, name } = CUSTOMER) {
  await counter.press('F4');
  await counter.waitsOn('bill-phone');
  await counter.type(phone);
  await counter.press('Enter');
  await counter.waitsOn('bill-name');
  await counter.type(name);
  await counter.press('Enter');
  await counter.waitsOn('bill-entry');
}

/** Finds an item, and gives the quantity. @param {Counter} counter @param {{ text: string, quantity: string }} item */
export async function addItem(counter, { text, quantity }) {
  const n_before = await counter.count(test('bill-line'));
  if ((await counter.text('bill-entry')) === '') await counter.type(text);
  await counter.sees(test('bill-suggestion'));
  await counter.press('Enter');
  await until('the line is there', async () => (await counter.count(test('bill-line'))) === n_before + 1);
  await counter.waitsOn('line-quantity');
  if (quantity !== '1') await counter.type(quantity);
  await counter.press('Enter');
  await counter.waitsOn('bill-entry');
}

/** F10, and Ctrl+Enter in the preview. @param {Counter} counter */
export async function finish(counter) {
  const number = await counter.text('bill-number');
  await saved(counter);
  await counter.press('F10');
  await counter.sees(test('finish'));
  await counter.press('Control+Enter');
  await counter.seesNo(test('finish'));
  return number;
}

/** Until what was typed is in the book. @param {Counter} counter */
export async function saved(counter) {
  await counter.isIn('bill-saved', 'saved');
}

/** The newest order, from the list. @param {Counter} counter */
export async function openNewest(counter) {
  await counter.press('Control+2');
  await counter.screen('orders');
  await counter.sees(`${test('orders-row')}`);
  await counter.reach('orders-grid');
  await counter.press('Home', 'Enter');
  await counter.screen('order');
  await counter.sees(test('order-payment'));
}

/** On the customer's phone. @param {Counter} counter */
export async function pay(counter) {
  await counter.choose('phone-pay');
  await counter.choose('phone-pay-confirm');
}

/** A shop's own step, with its dialog if it has one. @param {Counter} counter @param {string} status */
export async function moveTo(counter, status) {
  await counter.choose(`order-action-${status}`);
  if (status === 'shipped') {
    await counter.sees(test('dialog'));
    await counter.choose('dialog-confirm');
  }
  await counter.isIn('order-status', status);
  await counter.sees(`${test('phone-bubble')}[data-status="${status}"]`);
}

/** Cancelling what is paid is refused, and the reason says what to do instead. @param {Counter} counter */
export async function isRefusedToCancel(counter) {
  await counter.choose('order-action-cancel');
  await counter.sees(test('order-refusal'));
  assert.match(await counter.text('order-refusal'), /refund/i);
  assert.equal(await counter.state('order-payment'), 'paid');
}

/** How long after the customer paid the window may still not say so. */
const PAID_WITHIN_MS = 2_000;

/** @type {Step[]} */
export const MAIN_JOB = [
  { name: 'practice shop', act: openPractice },
  { name: 'customer', act: newCustomer },
  { name: 'first line', act: (counter) => addItem(counter, /** @type {any} */ (ITEMS[0])) },
  { name: 'second line by weight', act: (counter) => addItem(counter, /** @type {any} */ (ITEMS[1])) },
  {
    name: 'third line half typed',
    act: async (counter) => {
      await counter.reach('bill-entry');
      await counter.type('te');
      await counter.sees(test('bill-suggestion'));
      await saved(counter);
    },
  },
  {
    name: 'third line',
    act: async (counter) => {
      await counter.reach('bill-entry');
      await counter.press('End');
      await addItem(counter, { text: '', quantity: '1' });
      assert.equal(await counter.count(test('bill-line')), ITEMS.length);
      await saved(counter);
    },
  },
  { name: 'sent', act: async (counter) => void (await finish(counter)) },
  {
    name: 'on the phone',
    act: async (counter) => {
      await openNewest(counter);
      await counter.sees(`${test('phone-bubble')}[data-kind="order"]`);
      await counter.isIn('order-payment', 'unpaid');
    },
  },
  {
    name: 'paid',
    act: async (counter) => {
      await pay(counter);
      await counter.isIn('order-payment', 'paid', PAID_WITHIN_MS);
    },
  },
  { name: 'cancel refused', act: isRefusedToCancel },
  { name: 'processing', act: (counter) => moveTo(counter, 'processing') },
  { name: 'shipped', act: (counter) => moveTo(counter, 'shipped') },
  { name: 'completed', act: (counter) => moveTo(counter, 'completed') },
];

/** What of the screen must be the same after the program was killed and started again. */
const REMEMBERED = [
  'bill-number',
  'bill-customer',
  'bill-name',
  'bill-entry',
  'bill-total',
  'order-number',
  'order-status',
  'order-payment',
];

/** @param {Counter} counter @returns {Promise<Record<string, unknown>>} */
export function remembered(counter) {
  return counter.session.run((names) => {
    /** @param {Element | null} found */
    const text = (found) => (found instanceof HTMLInputElement ? found.value : (found?.textContent?.trim() ?? null));
    /** @param {string} name */
    const all = (name) => [...document.querySelectorAll(`[data-test="${name}"]`)].map(text);
    return {
      screen: document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? 'setup',
      quantities: all('line-quantity'),
      prices: all('line-price'),
      ...Object.fromEntries(names.map((name) => [name, all(name)])),
    };
  }, REMEMBERED);
}
