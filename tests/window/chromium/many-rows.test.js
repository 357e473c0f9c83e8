// A hundred thousand orders in the page: what it draws and keeps does not grow with them.

import assert from 'node:assert/strict';
import test from 'node:test';

import { Twin, drawn } from './twin.js';

const N_ORDERS = 100_000;
/** What may cross to the page at once, and so what may be drawn. */
const MOST_ROWS = 200;
const MOST_HEAP_BYTES = 40_000_000;

test('a list of 100,000 keeps few rows and a small heap, wherever it is scrolled to', async (context) => {
  const twin = await Twin.begin(context);
  const { page, faults, close } = await twin.open({ fixture: 'orders.full', rows: N_ORDERS });
  context.after(close);
  const devtools = await page.context().newCDPSession(page);
  const body = page.locator('[data-test="orders-body"]');
  for (let part = 0; part <= 40; part += 1) {
    await body.evaluate((element, at) => (element.scrollTop = element.scrollHeight * at), part / 40);
    await page.waitForFunction(() => document.querySelectorAll('[data-test="orders-row"]').length > 0);
  }
  await drawn(page);
  const n_rows = await page.locator('[data-test="orders-row"]').count();
  assert.ok(n_rows > 0 && n_rows <= MOST_ROWS, `${n_rows} rows are drawn`);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  context.diagnostic(`heap of the page: ${(usedSize / 1e6).toFixed(1)} MB`);
  assert.ok(usedSize < MOST_HEAP_BYTES, `the page keeps ${usedSize} bytes`);
  assert.deepEqual(faults, []);
});
