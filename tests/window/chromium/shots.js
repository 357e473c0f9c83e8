// Pictures of every screen in every state, light and dark, in English and Hindi, at the size of a shop's screen; and of
// the full ones in high contrast, on the smallest and largest screens, and with large text.

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { COUNTER, LANGUAGES, Twin, full, looks } from './twin.js';

const SHOTS = process.env.PARCHI_SHOTS ?? join(dirname(fileURLToPath(import.meta.url)), '../../../target/shots');

/** @param {Twin} twin @param {string} folder @param {string} name @param {import('./twin.js').Look} look */
async function take(twin, folder, name, look) {
  const { page, faults, close } = await twin.open(look);
  mkdirSync(join(SHOTS, folder), { recursive: true });
  await page.screenshot({ path: join(SHOTS, folder, `${name}.png`) });
  await close();
  if (faults.length > 0) console.error(`${name}: ${faults.join('; ')}`);
}

const twin = await Twin.begin();
for (const look of looks()) {
  const [screen = ''] = look.name.split('.');
  for (const theme of ['light', 'dark']) {
    for (const language of LANGUAGES) await take(twin, screen, `${look.name}.${theme}.${language}`, { ...look, theme, language });
  }
}
for (const look of full()) {
  await take(twin, 'sizes', `${look.name}.contrast`, { ...look, theme: 'contrast' });
  await take(twin, 'sizes', `${look.name}.1024x600`, { width: 1024, height: 600, ...look });
  await take(twin, 'sizes', `${look.name}.1920x1080`, { width: 1920, height: 1080, ...look });
  await take(twin, 'sizes', `${look.name}.200-percent`, { ...COUNTER, ...look, text: 200 });
}
await twin.end();
