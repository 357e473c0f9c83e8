// The person at the counter: sees what is on the screen, presses keys, reads amounts. Everything is found by its
// `data-test`, so that a change of words or looks breaks no test.

import { until } from './wait.js';

/** @typedef {import('./webdriver.js').Session} Session */

/** A good typist's; a scanner needs a third of it. */
const BETWEEN_KEYS_MS = 60;

/** @param {string} name */
export const test = (name) => `[data-test="${name}"]`;

export class Counter {
  /** How many keys were pressed down, those held for a chord included. */
  n_keys = 0;
  #keep;

  /**
   * @param {Session} session
   * @param {(what: string) => void} keep keeps a picture of the display
   * @param {import('node:child_process').ChildProcess} driver
   */
  constructor(session, keep, driver) {
    this.session = session;
    this.driver = driver;
    this.#keep = keep;
  }

  /** @param {string} what in words, which become the picture's name */
  async picture(what) {
    await this.session.drawn();
    this.#keep(what);
  }

  /** @param {...string} chords */
  async press(...chords) {
    this.n_keys += chords.reduce((n, chord) => n + (chord.length === 1 ? 1 : chord.split('+').length), 0);
    await this.session.press(chords);
  }

  /** At a person's pace: what comes faster is taken for a scanner. @param {string} text */
  async type(text) {
    this.n_keys += text.length;
    await this.session.press(text.split(''), BETWEEN_KEYS_MS);
  }

  /** As a scanner types: all at once, and Enter. @param {string} code */
  async scan(code) {
    await this.session.press([...code.split(''), 'Enter']);
  }

  /** Ends the session, and with it the program. */
  async stop() {
    await this.session.close();
  }

  /**
   * Goes with Tab to the thing of that name, as a person without a mouse would.
   * @param {string} name
   */
  async reach(name) {
    await this.sees(test(name));
    for (let presses = 0; presses < 80; presses += 1) {
      if (await this.isOn(name)) return;
      await this.press('Tab');
    }
    throw new Error(`Tab does not come to ${name}`);
  }

  /** @param {string} name */
  async choose(name) {
    await this.reach(name);
    await this.press('Enter');
  }

  /** Whether the keyboard is on the thing of that name. @param {string} name */
  isOn(name) {
    return this.session.run((selector) => document.activeElement?.closest(selector) != null, test(name));
  }

  /** @param {string} name */
  async waitsOn(name) {
    await until(`the keyboard is on ${name}`, () => this.isOn(name));
  }

  /** @param {string} selector @param {number} [patience_ms] */
  async sees(selector, patience_ms) {
    await until(`${selector} is seen`, () => this.#isSeen(selector), patience_ms);
  }

  /** @param {string} selector */
  async seesNo(selector) {
    await until(`${selector} is gone`, async () => !(await this.#isSeen(selector)));
  }

  /** @param {string} name @param {number} [patience_ms] */
  async screen(name, patience_ms) {
    await this.sees(`[data-screen="${name}"]`, patience_ms);
  }

  /** The text of the first thing of that name. @param {string} name @returns {Promise<string>} */
  text(name) {
    return this.session.run((selector) => {
      const found = document.querySelector(selector);
      return found instanceof HTMLInputElement ? found.value : (found?.textContent ?? '').trim();
    }, test(name));
  }

  /** @param {string} name @param {string} text @param {number} [patience_ms] */
  async reads(name, text, patience_ms) {
    await until(`${name} reads ${text}`, async () => (await this.text(name)).includes(text), patience_ms);
  }

  /** The word that stands behind a state: `data-value`. @param {string} name @returns {Promise<string | null>} */
  state(name) {
    return this.session.run(
      (selector) => document.querySelector(selector)?.getAttribute('data-value') ?? null,
      test(name),
    );
  }

  /** @param {string} name @param {string} value @param {number} [patience_ms] */
  async isIn(name, value, patience_ms) {
    await until(`${name} is ${value}`, async () => (await this.state(name)) === value, patience_ms);
  }

  /** How many things of that name there are. @param {string} selector @returns {Promise<number>} */
  count(selector) {
    return this.session.run((wanted) => document.querySelectorAll(wanted).length, selector);
  }

  /** @param {string} selector @returns {Promise<boolean>} */
  #isSeen(selector) {
    return this.session.run((wanted) => {
      const found = document.querySelector(wanted);
      return found?.checkVisibility({ visibilityProperty: true }) ?? false;
    }, selector);
  }
}
