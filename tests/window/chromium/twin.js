// The page's twin in Chromium, which is WebView2's engine. It is served with the content security policy that the
// window has, so that what the policy forbids shows here too.

import { once } from 'node:events';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ fixture: string, language?: string, theme?: string, text?: number, rows?: number, width?: number, height?: number }} Look */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const PAGE = join(ROOT, 'ui/dist-twin');
const FIXTURES = join(ROOT, 'ui/fixtures');
const POLICY = JSON.parse(readFileSync(join(ROOT, 'tauri.conf.json'), 'utf8')).app.security.csp;
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** @type {Record<string, string>} */
const KINDS = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff': 'font/woff', '.woff2': 'font/woff2',
};

export const LANGUAGES = ['en-IN', 'hi-IN'];
export const THEMES = ['light', 'dark', 'contrast'];
/** The smallest counter that is promised all of it. */
export const COUNTER = { width: 1366, height: 768 };

/** Every screen and state that the Rust core wrote down: `orders.full`. */
export function fixtures() {
  const names = readdirSync(join(FIXTURES, 'en-IN')).filter((file) => file.endsWith('.json'));
  return names.map((file) => file.slice(0, -'.json'.length)).sort();
}

export class Twin {
  #browser;
  #server;

  /** @param {import('playwright-core').Browser} browser @param {import('node:http').Server} server */
  constructor(browser, server) {
    this.#browser = browser;
    this.#server = server;
  }

  /** @param {import('node:test').TestContext} [test] ends it, where there is one */
  static async begin(test) {
    const executablePath = BROWSERS.find((browser) => existsSync(browser));
    if (!executablePath) throw new Error('no Chromium here: install the package chromium');
    const server = createServer(serve).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const args = ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--force-color-profile=srgb'];
    const twin = new Twin(await chromium.launch({ executablePath, args }), server);
    test?.after(() => twin.end());
    return twin;
  }

  async end() {
    await this.#browser.close();
    this.#server.close();
  }

  /**
   * Opens one look and waits until it is drawn. What the policy refused, or the page said in anger, is in `faults`.
   * @param {Look} look
   * @returns {Promise<{ page: Page, faults: string[], close: () => Promise<void> }>}
   */
  async open({ fixture, language = 'en-IN', theme = 'light', text, rows, ...size }) {
    const context = await this.#browser.newContext({ viewport: { ...COUNTER, ...size }, locale: language, reducedMotion: 'reduce' });
    const page = await context.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const wanted = new URLSearchParams({ fixture, lang: language, theme });
    if (text) wanted.set('text', String(text));
    if (rows) wanted.set('rows', String(rows));
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    await page.goto(`http://127.0.0.1:${port}/index.html?${wanted}`);
    await drawn(page);
    return { page, faults, close: () => context.close() };
  }
}

/** Waits until nothing has changed for a while: also a screen that waits for ever comes to rest. @param {Page} page */
export async function drawn(page) {
  await page.evaluate(async () => {
    const QUIET_MS = 400;
    await document.fonts.ready;
    await new Promise((resolve) => {
      let quiet = setTimeout(resolve, QUIET_MS);
      const watch = new MutationObserver(() => {
        clearTimeout(quiet);
        quiet = setTimeout(resolve, QUIET_MS);
      });
      watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });
  });
}

/** @type {import('node:http').RequestListener} */
function serve(request, answer) {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = join(PAGE, pathname === '/' ? 'index.html' : pathname);
  if (!file.startsWith(PAGE) || !existsSync(file)) {
    answer.writeHead(404).end();
    return;
  }
  const kind = KINDS[extname(file)] ?? 'application/octet-stream';
  answer.writeHead(200, { 'content-type': kind, 'content-security-policy': POLICY }).end(readFileSync(file));
}
