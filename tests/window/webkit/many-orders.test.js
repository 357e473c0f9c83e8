// A book of a hundred thousand orders in the real window: wheel, drag and End show rows, and few of them cross at once.
// Times are printed and not judged: what holds on this machine says nothing of the next.

import { strict as assert } from 'node:assert';
import test from 'node:test';

import { test as named } from '../counter.js';
import { until } from '../wait.js';
import { World } from '../world.js';

/** @typedef {import('../counter.js').Counter} Counter */

const N_ORDERS = 100_000;
const MOST_ROWS_AT_ONCE = 200;

test('100,000 orders scroll by wheel, by dragging and by End', async (context) => {
  const world = await World.begin(context, 'many-orders');
  world.commandLine(['generate', '--orders', String(N_ORDERS)], { is_practice: true });
  const counter = await world.start({ args: ['--practice'] });
  await leaveSetup(counter);
  await counter.press('Control+2');
  await counter.screen('orders');
  await counter.sees(named('orders-row'));
  await watchCalls(counter);

  const total = await rowCount(counter);
  assert.ok(total >= N_ORDERS, `the list counts ${total}`);
  await shows(context, counter, 'wheel', () => counter.session.wheel(named('orders-body'), 4_000));
  await shows(context, counter, 'drag to the middle', () => dragTo(counter, 0.5));
  assert.ok((await firstSeen(counter)) > N_ORDERS / 3);
  await counter.picture('the middle');
  await counter.reach('orders-grid');
  await shows(context, counter, 'End', () => counter.press('End'));
  assert.ok((await lastSeen(counter)) >= total, 'the last row is seen');
  await counter.picture('the end');
  await shows(context, counter, 'Home', () => counter.press('Home'));
  assert.ok((await firstSeen(counter)) <= 1);

  const rows_at_once = await rowsAtOnce(counter);
  assert.ok(rows_at_once.length > 0, 'rows were asked for');
  assert.ok(Math.max(...rows_at_once) <= MOST_ROWS_AT_ONCE, `rows that crossed at once: ${rows_at_once}`);
  await counter.stop();
});

/** The window of a real book that has no settings yet: past the first start. @param {Counter} counter */
async function leaveSetup(counter) {
  await counter.sees(`${named('setup-next')}, [data-screen="bill"]`);
  if ((await counter.count(named('setup-next'))) === 0) return;
  await counter.choose('setup-next');
  await counter.choose('setup-skip');
  await counter.choose('setup-later');
  await counter.screen('bill');
}

/**
 * Moves, waits until all that is in view has its rows, and says how long that took.
 * @param {import('node:test').TestContext} context @param {Counter} counter
 * @param {string} how @param {() => Promise<unknown>} move
 */
async function shows(context, counter, how, move) {
  await counter.session.run(() => {
    const page = /** @type {any} */ (window);
    const body = document.querySelector('[data-test="orders-body"]');
    if (!body) throw new Error('no list');
    page.shown_after_ms = null;
    let start = 0;
    const look = () => {
      const edge = body.getBoundingClientRect();
      const rows = [...body.querySelectorAll('[role="row"]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > edge.top && top < edge.bottom;
      });
      const is_shown = rows.length > 0 && rows.every((row) => row.querySelector('[data-test="orders-row"], [role="gridcell"]'));
      if (is_shown) page.shown_after_ms = performance.now() - start;
      else requestAnimationFrame(look);
    };
    const begin = () => {
      start = performance.now();
      requestAnimationFrame(() => requestAnimationFrame(look));
    };
    body.addEventListener('scroll', begin, { once: true });
  });
  await move();
  const took = await until(`rows after ${how}`, () =>
    counter.session.run(() => /** @type {any} */ (window).shown_after_ms),
  );
  context.diagnostic(`${how}: rows after ${Number(took).toFixed(0)} ms`);
}

/** @param {Counter} counter @param {number} part */
function dragTo(counter, part) {
  return counter.session.run((at) => {
    const body = document.querySelector('[data-test="orders-body"]');
    if (body) body.scrollTop = body.scrollHeight * at;
  }, part);
}

/** @param {Counter} counter @returns {Promise<number>} */
function rowCount(counter) {
  return counter.session.run(() => {
    const grid = document.querySelector('[data-test="orders-grid"]');
    return Number(grid?.getAttribute('aria-rowcount')) - 1;
  });
}

/** Positions of the rows in view, counted from 1. @param {Counter} counter @returns {Promise<number[]>} */
function inView(counter) {
  return counter.session.run(() => {
    const edge = document.querySelector('[data-test="orders-body"]')?.getBoundingClientRect();
    return [...document.querySelectorAll('[data-test="orders-body"] [role="row"]')]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return edge && bottom > edge.top + 1 && top < edge.bottom - 1;
      })
      .map((row) => Number(row.getAttribute('aria-rowindex')) - 1);
  });
}

/** @param {Counter} counter */
const firstSeen = async (counter) => Math.min(...(await inView(counter)));
/** @param {Counter} counter */
const lastSeen = async (counter) => Math.max(...(await inView(counter)));

/** Notes how many rows each answer brings: answers come in the clear, by `fetch`. @param {Counter} counter */
function watchCalls(counter) {
  return counter.session.run(() => {
    const page = /** @type {any} */ (window);
    const ask = window.fetch;
    page.rows_at_once = [];
    window.fetch = async (...request) => {
      const answer = await ask(...request);
      if (String(request[0]).endsWith('/orders')) page.rows_at_once.push((await answer.clone().json()).rows.length);
      return answer;
    };
  });
}

/** @param {Counter} counter @returns {Promise<number[]>} */
function rowsAtOnce(counter) {
  return counter.session.run(() => /** @type {any} */ (window).rows_at_once);
}
