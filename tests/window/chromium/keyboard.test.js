// Without a mouse: Tab comes to everything that can be pressed or filled in, what is within a list or grid is come to
// by its arrows, and wherever the keyboard is can be seen.

import assert from 'node:assert/strict';
import test from 'node:test';

import { Twin, every, looks } from './twin.js';

/** @typedef {import('playwright-core').Page} Page */

const CONTROLS =
  'button, a[href], input:not([type=hidden]), select, textarea, summary, [tabindex], [role=button], [role=link], [role=checkbox], [role=switch]';
/** Within these, one thing has the Tab and arrows go to the others. */
const BY_ARROWS = '[role=grid], [role=listbox], [role=radiogroup], [role=tablist], [role=menu], [role=toolbar]';
const MOST_STOPS = 200;

test('Tab comes to everything, and shows where it is', { concurrency: 2 }, async (context) => {
  const twin = await Twin.begin(context);
  const all = looks().flatMap((look) => ['light', 'dark'].map((theme) => ({ ...look, name: `${look.name}, ${theme}`, theme })));
  await every(context, all, async (look) => {
    const { page, faults, close } = await twin.open(look);
    try {
      const unseen = await walk(page);
      assert.deepEqual(await notReached(page), [], 'Tab does not come to these');
      assert.deepEqual(unseen, [], 'the keyboard cannot be seen on these');
      assert.deepEqual(faults, []);
    } finally {
      await close();
    }
  });
});

test('a key that screen and window both know is the screen’s, on the first screen too', async (context) => {
  const twin = await Twin.begin(context);
  const { page, close } = await twin.open({ fixture: 'orders.full' });
  context.after(close);
  await page.keyboard.press('F3');
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-test')), 'orders-search');
});

/**
 * Goes round with Tab once, marks what was come to, and gives what did not show it.
 * @param {Page} page
 */
async function walk(page) {
  /** @type {string[]} */
  const unseen = [];
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const came_to = await page.evaluate(() => {
      const on = document.activeElement;
      if (!on || on === document.body) return 'outside';
      if (on.hasAttribute('data-walked')) return 'again';
      on.setAttribute('data-walked', '');
      return on.outerHTML.slice(0, 160);
    });
    if (came_to === 'again') break;
    if (came_to !== 'outside' && !(await isFocusSeen(page))) unseen.push(came_to);
  }
  return unseen;
}

/** Whether the picture of where the keyboard is changes when it leaves. @param {Page} page */
async function isFocusSeen(page) {
  const box = await page.evaluate(() => {
    const AROUND = 12;
    const on = /** @type {HTMLInputElement} */ (document.activeElement);
    // A choice that is drawn by its label has a control that nobody sees.
    const drawn = on.offsetWidth < 4 ? (on.labels?.[0] ?? on) : on;
    const { left, top, width, height } = drawn.getBoundingClientRect();
    const x = Math.max(0, left - AROUND);
    const y = Math.max(0, top - AROUND);
    return {
      x,
      y,
      width: Math.min(innerWidth, left + width + AROUND) - x,
      height: Math.min(innerHeight, top + height + AROUND) - y,
    };
  });
  if (box.width <= 0 || box.height <= 0) return false;
  const on = await page.screenshot({ clip: box, caret: 'hide' });
  await page.evaluate(() => {
    const here = /** @type {HTMLElement} */ (document.activeElement);
    /** @type {any} */ (window).walkedFrom = here;
    here.blur();
  });
  const off = await page.screenshot({ clip: box, caret: 'hide' });
  await page.evaluate(() => /** @type {any} */ (window).walkedFrom.focus({ focusVisible: true, preventScroll: true }));
  return !on.equals(off);
}

/** Everything that can be used and was not come to, outside of what arrows go through. @param {Page} page */
function notReached(page) {
  return page.evaluate(
    ({ controls, by_arrows }) => {
      const dialog = document.querySelector('dialog[open]');
      /** @param {HTMLElement} element */
      const isUsable = (element) =>
        element.checkVisibility({ visibilityProperty: true }) &&
        !element.matches(':disabled, [inert], [inert] *') &&
        (!dialog || dialog.contains(element));
      /** @param {HTMLElement} element */
      const hasAnotherWay = (element) => {
        const group = element.parentElement?.closest(by_arrows);
        const is_radio = element.matches('input[type=radio]:not(:checked)');
        return is_radio || (group?.matches('[data-walked], :has([data-walked])') ?? false);
      };
      return [...document.querySelectorAll(controls)]
        .filter((element) => element instanceof HTMLElement)
        .filter((element) => isUsable(element) && !element.hasAttribute('data-walked') && !hasAnotherWay(element))
        .map((element) => element.outerHTML.slice(0, 200));
    },
    { controls: CONTROLS, by_arrows: BY_ARROWS },
  );
}
