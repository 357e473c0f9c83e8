// Every screen in every state, theme and language: no finding of axe, nothing that the content security policy refused,
// and nothing that the page said in anger.

import assert from 'node:assert/strict';
import test from 'node:test';

import axe from 'axe-core';

import { LANGUAGES, THEMES, Twin, every, full, looks } from './twin.js';

const AT_ONCE = { concurrency: 2 };

test('no screen has a finding of axe in any theme, breaks the policy, or fails', AT_ONCE, async (context) => {
  const twin = await Twin.begin(context);
  const all = looks().flatMap((look) => LANGUAGES.map((language) => ({ ...look, name: `${look.name}, ${language}`, language })));
  await every(context, all, (look) => isAccessible(twin, look, THEMES));
});

test('at 200 % text no screen has a finding of axe', AT_ONCE, async (context) => {
  const twin = await Twin.begin(context);
  await every(context, full().map((look) => ({ ...look, text: 200 })), (look) => isAccessible(twin, look, ['light']));
});

/** @param {Twin} twin @param {import('./twin.js').Look} look @param {string[]} themes */
async function isAccessible(twin, look, themes) {
  const { page, faults, close } = await twin.open(look);
  try {
    await page.evaluate(axe.source);
    for (const [n, theme] of themes.entries()) {
      await page.evaluate((worn) => (document.documentElement.dataset.theme = worn), theme);
      // Another theme is the same page in other colours.
      const rules = n === 0 ? {} : { runOnly: ['color-contrast', 'link-in-text-block'] };
      const { violations } = await page.evaluate((asked) => /** @type {any} */ (window).axe.run(asked), rules);
      assert.deepEqual(violations.flatMap(described), [], theme);
    }
    assert.deepEqual(faults, []);
  } finally {
    await close();
  }
}

/** @param {import('axe-core').Result} finding */
function described(finding) {
  return finding.nodes.map(({ html, failureSummary }) => `${finding.id}: ${html.slice(0, 200)}\n${failureSummary}`);
}
