// The page's twin in Chromium, which is WebView2's engine. It is served with the content security policy that the
// window has, so that what the policy forbids shows here too.

import { once } from 'node:events';
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

/** @typedef {import('playwright-core').Page} Page */
/**
 * What is looked at. `does` is what a person does before it is looked at: a key, a `[data-test]` that is pressed with Enter, or
 * `"text"` that is typed.
 * @typedef {{ name: string, fixture: string, place?: string, does?: string[], key?: string, width?: number, height?: number }} Shown
 * @typedef {Partial<Shown> & { fixture: string, language?: string, theme?: string, text?: number, rows?: number }} Look
 */

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

/** The moment at which the views were written down, so that a picture is the same tomorrow. */
const NOW = '2026-11-22T06:24:00Z';

/** The small window that a key is typed into has one size. */
const KEY_WINDOW = { width: 560, height: 420 };

/** What opens over a screen or further into it. */
const OPENED = [
  { name: 'bill.finish', fixture: 'bill.full', does: ['F10'] },
  { name: 'bill.held', fixture: 'bill.full', does: ['Shift+F9'] },
  { name: 'bill.hold', fixture: 'bill.full', does: ['Escape'] },
  { name: 'bill.new_item', fixture: 'bill.empty', does: ['Alt+KeyC'] },
  { name: 'bill.customer', fixture: 'bill.full', does: ['F4', '"981"'] },
  { name: 'order.cancel', fixture: 'order.unpaid', does: ['[order-action-cancel]'] },
  { name: 'order.cash', fixture: 'order.unpaid', does: ['[order-action-take_cash]'] },
  { name: 'order.refused', fixture: 'order.paid_twice', does: ['[order-action-cancel]'] },
  { name: 'practice.review', fixture: 'practice.full', does: ['[phone-pay]'] },
  { name: 'practice.restart', fixture: 'practice.full', does: ['[practice-restart]'] },
  { name: 'setup.shop', fixture: 'setup.full', does: ['[setup-next]'] },
  { name: 'setup.ways', fixture: 'setup.full', does: ['[setup-next]', '[setup-next]'] },
  { name: 'accounts.add', fixture: 'settings.empty', place: '/settings/accounts' },
  { name: 'order.make_invoice', fixture: 'order.unpaid', does: ['[papers-make]'] },
  { name: 'order.buyer', fixture: 'order.unpaid', does: ['[papers-buyer]'] },
  { name: 'order.credit', fixture: 'order.paid', does: ['[paper-credit]', '[credit-some]'] },
  { name: 'order.cancel_number', fixture: 'order.paid', does: ['[paper-cancel]'] },
  { name: 'invoices.series', fixture: 'settings.full', place: '/settings/invoices', does: ['[series-edit]'] },
  { name: 'printers.add', fixture: 'settings.full', place: '/settings/printers', does: ['[printer-add]'] },
  { name: 'printers.change', fixture: 'settings.full', place: '/settings/printers', does: ['[printer-change]'] },
  { name: 'printers.remove', fixture: 'settings.full', place: '/settings/printers', does: ['[printer-remove]'] },
  { name: 'printers.test', fixture: 'settings.full', place: '/settings/printers', does: ['[printer-test]', '[printer-test]'] },
  { name: 'items.new', fixture: 'items.full', does: ['[items-add]'] },
  { name: 'order.receipt', fixture: 'order.due', does: ['[paper-receipt]'] },
  { name: 'orders.bulk', fixture: 'orders.full', does: ['[orders-bulk]'] },
  { name: 'outbox.remind', fixture: 'outbox.full', does: ['[outbox-remind]'] },
  { name: 'order.qr', fixture: 'order.due', does: ['[order-pay-qr]'] },
  { name: 'chat.items', fixture: 'chat.full', does: ['[chat-offer-items]'] },
  { name: 'accounts.new_configuration', fixture: 'accounts.cloud', does: ['[configurations-new]'] },
  { name: 'window.keys', fixture: 'orders.full', does: ['F1'] },
  { name: 'window.palette', fixture: 'orders.full', does: ['Control+KeyK'] },
  { name: 'listener.close', fixture: 'listener.full', does: ['[listener-close]'] },
  { name: 'key.api_key', fixture: 'settings.full', key: 'api_key', ...KEY_WINDOW },
  { name: 'key.passphrase', fixture: 'settings.full', key: 'passphrase', ...KEY_WINDOW },
  { name: 'key.new_passphrase', fixture: 'settings.full', key: 'new_passphrase', ...KEY_WINDOW },
  { name: 'key.app_secret', fixture: 'settings.full', key: 'app_secret', ...KEY_WINDOW },
  { name: 'key.drawn_header', fixture: 'settings.full', key: 'drawn_header', ...KEY_WINDOW },
];

/**
 * Every screen in every state that the Rust core wrote down, `orders.full`, and what opens from them.
 * @returns {Shown[]}
 */
export function looks() {
  const names = readdirSync(join(FIXTURES, 'en-IN')).filter((file) => file.endsWith('.json'));
  const written = names.map((file) => file.slice(0, -'.json'.length)).sort();
  return [...written.flatMap(shown), ...OPENED];
}

/** The screens whose whole content is there, and what opens from them. */
export const full = () => looks().filter(({ name }) => name.endsWith('.full') || OPENED.some((opened) => opened.name === name));

/** A view that was written down, brought to sight. @param {string} name @returns {Shown[]} */
function shown(name) {
  const view = { name, fixture: name };
  if (name.startsWith('asks.')) return [{ ...view, does: ['[asks-open]'] }];
  if (['orders.search_none', 'items.search_none'].includes(name)) return [{ ...view, does: ['F3', '"zafran"'] }];
  if (name.startsWith('settings.')) return [view, ...['accounts', 'invoices', 'paper', 'printers'].map((part) => ({ name: name.replace('settings', part), fixture: name, place: `/settings/${part}` }))];
  return [view];
}

export class Twin {
  #browser;
  #server;
  /** @type {Map<string, Page[]>} */
  #free = new Map();

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
  async open({ fixture, place, does = [], key, language = 'en-IN', theme = 'light', text, rows, width = COUNTER.width, height = COUNTER.height }) {
    const free = this.#pages(`${language} ${width}×${height}`);
    const page = free.pop() ?? (await this.#newPage(language, { width, height }));
    /** @type {string[]} */
    const faults = [];
    const close = async () => {
      page.removeAllListeners();
      free.push(page);
    };
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const wanted = new URLSearchParams({ fixture, lang: language, theme });
    if (place) wanted.set('place', place);
    if (key) for (const [name, value] of [['what', key], ['account', 'Navrang Kirana']]) wanted.set(String(name), String(value));
    if (text) wanted.set('text', String(text));
    if (rows) wanted.set('rows', String(rows));
    const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
    await page.goto(`http://127.0.0.1:${port}/${key ? 'key' : 'index'}.html?${wanted}`);
    await drawn(page);
    for (const deed of does) {
      if (deed.startsWith('[')) await page.locator(`[data-test="${deed.slice(1, -1)}"]`).last().press('Enter');
      else if (deed.startsWith('"')) await page.keyboard.type(deed.slice(1, -1));
      else await page.keyboard.press(deed);
      await drawn(page);
    }
    return { page, faults, close };
  }

  /** Pages that nobody looks at, by language and size: a new window costs more than a new address. @param {string} kind */
  #pages(kind) {
    const known = this.#free.get(kind) ?? [];
    this.#free.set(kind, known);
    return known;
  }

  /** @param {string} locale @param {{ width: number, height: number }} viewport */
  async #newPage(locale, viewport) {
    const context = await this.#browser.newContext({ viewport, locale, reducedMotion: 'reduce' });
    await context.clock.setFixedTime(NOW);
    return context.newPage();
  }
}

/**
 * Checks every look, as many at a time as the computer has room for.
 * @template L
 * @param {import('node:test').TestContext} context @param {(L & { name: string })[]} all @param {(look: L) => Promise<void>} check
 */
export async function every(context, all, check) {
  await Promise.all(all.map((look) => context.test(look.name, () => check(look))));
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
  answer.writeHead(200, { 'content-type': kind, 'content-security-policy': POLICY, 'cache-control': 'max-age=600' }).end(readFileSync(file));
}
