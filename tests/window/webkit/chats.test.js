// What customers write, in the real window: a cart from the phone is a bill after two keystrokes, and words are answered.

import { strict as assert } from 'node:assert';
import test from 'node:test';

import { test as named } from '../counter.js';
import { openPractice } from '../shop.js';
import { until } from '../wait.js';
import { World } from '../world.js';

test('a cart from the customer becomes a bill in two keystrokes', async (context) => {
  const world = await World.begin(context, 'chats');
  const counter = await world.start();
  await openPractice(counter);
  await counter.press('Control+3');
  await counter.screen('chats');
  await counter.picture('nobody or somebody');

  await counter.press('Control+4');
  await counter.screen('practice');
  await counter.choose('act-send_cart');
  await counter.press('Control+3');
  await counter.screen('chats');
  await until('the cart has come', async () => (await counter.count(`${named('chat-row')}.unread`)) > 0);
  await counter.press('Home');
  await counter.picture('unread');

  // These two.
  await counter.press('Enter');
  await counter.screen('chat');
  await counter.sees(named('chat-cart'));
  await counter.waitsOn('chat-message');
  await counter.picture('cart');
  assert.equal(await counter.count(named('chat-cart-line')), 3);
  assert.equal(await counter.count(`${named('chat-cart-line')}[data-fits=other_price]`), 1);
  await counter.press('Enter');
  await counter.screen('bill');
  await until('the cart is on the counter', async () => (await counter.count(named('bill-line'))) === 3);
  await counter.picture('bill of the cart');

  await counter.press('Control+3');
  await counter.screen('chats');
  await counter.press('Enter');
  await counter.screen('chat');
  await counter.sees(named('chat-open-bill'));
  await counter.stop();
});

test('a customer is answered within the day, and what they agreed to is noted', async (context) => {
  const world = await World.begin(context, 'answers');
  const counter = await world.start();
  await openPractice(counter);
  await counter.press('Control+4');
  await counter.screen('practice');
  await counter.choose('act-send_cart');
  await counter.press('Control+3');
  await counter.screen('chats');
  await until('the cart has come', async () => (await counter.count(`${named('chat-row')}.unread`)) > 0);
  await counter.press('Home', 'Enter');
  await counter.screen('chat');
  await counter.reach('chat-write');
  await counter.type('Coming by six');
  await counter.press('Enter', 'Enter');
  await until('the answer stands in the chat', async () => (await counter.count(named('chat-ours'))) >= 1);
  await until('it went once', async () => (await counter.count(`${named('chat-ours')}[data-state=delivered], ${named('chat-ours')}[data-state=sent], ${named('chat-ours')}[data-state=read]`)) === 1);
  await counter.choose('chat-consent-agree');
  await counter.sees(`${named('chat-consent')}[data-agreed=true]`);
  await counter.picture('agreed');
  await counter.choose('chat-consent-stop');
  await counter.sees(`${named('chat-consent')}[data-agreed=false]`);
  await counter.stop();
});
