// What the window finds when it starts may be unusable: a book of a newer program, a keychain that is locked, a disk that
// is full. Each has a screen that says so, and nothing of the book changes.

import { strict as assert } from 'node:assert';
import { closeSync, openSync, readFileSync, readSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';

import { test as named } from '../counter.js';
import { World } from '../world.js';

/** Where a SQLite file keeps the number that says which program it belongs to. */
const VERSION_AT = 60;

test('a book of a newer program is left as it is, and the screen says so', async (context) => {
  const world = await World.begin(context, 'newer-book');
  world.commandLine(['order', 'new', bill(world)]);
  const book = bookFile(world);
  const before = setVersion(book, 9_999);
  assert.notEqual(before, 9_999);
  const counter = await world.start({ screen: named('failed') });
  await counter.picture('newer book');
  assert.match(await code(counter), /newer/);
  await counter.choose('failed-retry');
  await counter.sees(named('failed'));
  assert.equal(setVersion(book, before), 9_999, 'the window changed nothing');
  await counter.choose('failed-retry');
  await counter.seesNo(named('failed'));
  await counter.stop();
});

test('a locked keychain has its words, and bills can be written meanwhile', async (context) => {
  const world = await World.begin(context, 'locked');
  await world.startKeyring('counter');
  world.commandLine(['account', 'add', account(world), '--secret-from-env', 'SHOP_KEY'], {
    environment: { SHOP_KEY: 'sk-practice' },
  });
  await world.startKeyring(null);
  const counter = await world.start();
  await counter.sees(`${named('banner')}[data-code="vault-locked"], ${named('failed')}[data-code="vault_locked"]`, 30_000);
  await counter.picture('locked');
  await counter.stop();
});

test('a full disk has its screen', { skip: process.getuid?.() !== 0 && 'needs root for a small disk' }, async (context) => {
  const world = await World.begin(context, 'full-disk');
  world.mountSmallDisk('256k');
  try {
    writeFileSync(join(world.data, 'something-else'), Buffer.alloc(1 << 20));
  } catch {
    // It is full now, which is what was wanted.
  }
  const counter = await world.start();
  await counter.choose('setup-next');
  await counter.choose('setup-next');
  await counter.choose('setup-practice');
  await counter.sees(`${named('failed')}[data-code="disk_full"], ${named('banner')}[data-code="disk-full"]`);
  await counter.picture('full disk');
  await counter.stop();
});

/** @param {import('../counter.js').Counter} counter @returns {Promise<string>} */
function code(counter) {
  return counter.session.run((selector) => document.querySelector(selector)?.getAttribute('data-code') ?? '', named('failed'));
}

/** @param {World} world */
function bookFile(world) {
  const book = readdirSync(world.data)
    .map((name) => join(world.data, name))
    .find((file) => /\.(db|sqlite|book)$/.test(file) || startsAsSqlite(file));
  assert.ok(book, 'there is a book');
  return book;
}

/** @param {string} file */
function startsAsSqlite(file) {
  try {
    return readFileSync(file).subarray(0, 15).toString() === 'SQLite format 3';
  } catch {
    return false; // A folder.
  }
}

/** @param {string} book @param {number} version @returns {number} what it was before */
function setVersion(book, version) {
  const file = openSync(book, 'r+');
  const bytes = Buffer.alloc(4);
  readSync(file, bytes, 0, 4, VERSION_AT);
  const before = bytes.readUInt32BE();
  bytes.writeUInt32BE(version);
  writeSync(file, bytes, 0, 4, VERSION_AT);
  closeSync(file);
  return before;
}

/** @param {World} world */
function bill(world) {
  const lines = [{ name: 'Sugar', unit: 'KGS', quantity: '2.5', price: '44.00', gst_rate: '5' }];
  return world.file('bill.json', { seller: { state: '29' }, customer: { name: 'Asha', phone: '+919812345678' }, lines });
}

/** @param {World} world */
function account(world) {
  return world.file('shop.json', {
    name: 'Shop',
    channel: 'kaleyra-v2',
    region: 'in',
    sid: 'HX1234567890IN',
    phone_number: '+919812300000',
    phone_number_id: '123456789012345',
    payment: { gateway: 'razorpay', configuration_name: 'shop-upi' },
    importer: { name: 'Shop', address: { line1: '1 Main Road', city: 'Bengaluru', state: 'Karnataka', pin: '560001' } },
    hears: 'payments',
  });
}
