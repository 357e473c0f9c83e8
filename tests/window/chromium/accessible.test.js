// Every screen in every state, theme and language: no finding of axe, nothing that the content security policy refused,
// and nothing that the page said in anger.

import assert from 'node:assert/strict';
import test from 'node:test';

import axe from 'axe-core';

import { LANGUAGES, THEMES, Twin, fixtures } from './twin.js';

test('no screen has a finding of axe, breaks the policy, or fails', async (context) => {
  const twin = await Twin.begin(context);
  for (const fixture of fixtures()) {
    for (const theme of THEMES) {
      for (const language of LANGUAGES) {
        await context.test(`${fixture}, ${theme}, ${language}`, () => isAccessible(twin, { fixture, theme, language }));
      }
    }
  }
});

test('at 200 % text no screen has a finding of axe', async (context) => {
  const twin = await Twin.begin(context);
  for (const fixture of fixtures().filter((name) => name.endsWith('.full'))) {
    await context.test(fixture, () => isAccessible(twin, { fixture, text: 200 }));
  }
});

/** @param {Twin} twin @param {import('./twin.js').Look} look */
async function isAccessible(twin, look) {
  const { page, faults, close } = await twin.open(look);
  try {
    assert.deepEqual(faults, []);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
    assert.deepEqual(violations.flatMap(described), []);
  } finally {
    await close();
  }
}

/** @param {import('axe-core').Result} finding */
function described(finding) {
  return finding.nodes.map(({ html, failureSummary }) => `${finding.id}: ${html.slice(0, 200)}\n${failureSummary}`);
}
