// An account as a person connects it: its key is typed in a window of its own, goes into the keychain, and is nowhere
// else on the disk.

import { strict as assert } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { test as named } from '../counter.js';
import { until } from '../wait.js';
import { World } from '../world.js';

/** @typedef {import('../counter.js').Counter} Counter */

const KEY = 'sk-a-key-of-the-shop-4711';

test('an account is connected, and its key is in the keychain alone', async (context) => {
  const world = await World.begin(context, 'account');
  await world.startKeyring('counter');
  const counter = await world.start();
  await counter.choose('setup-next');
  await fill(counter, 'setup-shop-name', 'Navrang');
  await counter.choose('setup-next');
  await counter.choose('setup-connect');
  await counter.screen('accounts');
  await counter.choose('account-add');
  await fill(counter, 'account-name', 'Shop');
  await fill(counter, 'account-phone', '98123');
  await fill(counter, 'account-sid', 'HX1234567890IN');
  await fill(counter, 'account-phone-id', '123456789012345');
  await fill(counter, 'account-configuration', 'shop-upi');
  // The account is tried as soon as it has its key: on a port of this computer where nobody answers.
  await counter.choose('account-other');
  await fill(counter, 'account-base-url', 'http://127.0.0.1:9');
  await fill(counter, 'account-allow-host', '127.0.0.1');

  await context.test('what is wrong is said at its field, and what was typed stays', async () => {
    await counter.choose('account-save');
    await counter.waitsOn('account-phone');
    assert.equal(await counter.text('account-sid'), 'HX1234567890IN');
    await counter.picture('a number too short');
  });

  // What stands in a field that the keyboard comes to is chosen, and replaced by what is typed.
  await fill(counter, 'account-sid', 'HX1234567890IN');
  await fill(counter, 'account-phone', '9812300000');
  const [shop = ''] = await counter.session.windows();
  await counter.choose('account-save');
  const key = await otherWindow(counter, shop);
  await counter.session.turnTo(key);
  await counter.waitsOn('key-secret');
  await counter.picture('the key is asked for');
  await counter.type(KEY);
  await counter.press('Enter');
  await until('the window for the key is gone', async () => (await counter.session.windows()).length === 1);
  await counter.session.turnTo(shop);
  await counter.isIn('account', 'kept');
  await counter.sees(named('account-tested'));
  await counter.picture('the key is kept');
  await counter.stop();

  for (const file of filesIn(world.data)) {
    assert.ok(!readFileSync(file).includes(KEY), `${file} does not hold the key`);
  }
  const { accounts } = world.commandLine(['account', 'list']);
  assert.equal(accounts.length, 1);
});

/** @param {Counter} counter @param {string} name @param {string} text */
async function fill(counter, name, text) {
  await counter.reach(name);
  await counter.type(text);
}

/** The window that is not the shop's, as soon as there is one. @param {Counter} counter @param {string} shop */
async function otherWindow(counter, shop) {
  const key = await until('there is a window for the key', async () =>
    (await counter.session.windows()).find((handle) => handle !== shop),
  );
  return /** @type {string} */ (key);
}

/** @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
