// From 1024×600 to 1920×1080, and with text at 200 %: the page never scrolls sideways, and no amount is cut.

import assert from 'node:assert/strict';
import test from 'node:test';

import { LANGUAGES, Twin, every, full } from './twin.js';

const SIZES = [
  { width: 1024, height: 600 },
  { width: 1366, height: 680 },
  { width: 1920, height: 1080 },
  { width: 1366, height: 768, text: 150 },
  { width: 1366, height: 768, text: 200 },
];

test('every screen fits every size', { concurrency: 2 }, async (context) => {
  const twin = await Twin.begin(context);
  const all = full().flatMap((look) =>
    SIZES.flatMap((size) =>
      LANGUAGES.map((language) => ({
        ...size, ...look, language,
        name: `${look.name}, ${size.width}×${size.height}, ${size.text ?? 100} %, ${language}`,
      })),
    ),
  );
  await every(context, all, (look) => fits(twin, look));
});

/** @param {Twin} twin @param {import('./twin.js').Look} look */
async function fits(twin, look) {
  const { page, close } = await twin.open(look);
  try {
    const { sideways, cut } = await page.evaluate(() => {
      const root = document.documentElement;
      /** @param {Element} amount */
      const isCut = (amount) => {
        const { left, right, width } = amount.getBoundingClientRect();
        for (let around = amount.parentElement; around; around = around.parentElement) {
          const style = getComputedStyle(around);
          if (style.overflowX === 'visible') continue;
          const edge = around.getBoundingClientRect();
          // What can be scrolled to is not cut.
          if (style.overflowX !== 'hidden' && style.overflowX !== 'clip') return false;
          if (width > 0 && (left < edge.left - 1 || right > edge.right + 1)) return true;
        }
        return false;
      };
      return {
        sideways: root.scrollWidth - root.clientWidth,
        cut: [...document.querySelectorAll('.money')].filter(isCut).map((amount) => amount.textContent),
      };
    });
    assert.equal(sideways, 0, 'the page scrolls sideways');
    assert.deepEqual(cut, [], 'these amounts are cut');
  } finally {
    await close();
  }
}
