// The part of the WebDriver protocol that the tests need, spoken to WebKit's own driver. No library: what is sent is
// what stands here.

import { keyCode } from './keys.js';

/** The key under which the protocol hides an element's id. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** What the driver refused, in its own words. */
export class DriverError extends Error {
  /** @param {string} code @param {string} message */
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** One window under a driver. */
export class Session {
  #url;

  /** @param {string} url */
  constructor(url) {
    this.#url = url;
  }

  /**
   * Starts `program` under the driver that listens at `driver`.
   * @param {string} driver
   * @param {string} program
   * @param {string[]} args
   */
  static async open(driver, program, args) {
    const wanted = { browserName: 'wry', 'webkitgtk:browserOptions': { binary: program, args } };
    const opened = await ask('POST', `${driver}/session`, { capabilities: { alwaysMatch: wanted } });
    return new Session(`${driver}/session/${opened.sessionId}`);
  }

  close() {
    return ask('DELETE', this.#url);
  }

  /** Until what the page shows at this moment is on the display. @returns {Promise<boolean>} */
  drawn() {
    return this.run(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))),
    );
  }

  /**
   * Runs a function in the page. It is sent as text, so it sees its arguments and the page, and nothing from here.
   * @template T
   * @template {unknown[]} A
   * @param {(...values: A) => T} work
   * @param {A} values
   * @returns {Promise<Awaited<T>>}
   */
  run(work, ...values) {
    const script = `const done = arguments[arguments.length - 1];
      const answer = (async () => (${work})(...Array.from(arguments).slice(0, -1)))();
      answer.then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    return ask('POST', `${this.#url}/execute/async`, { script, args: values }).then((answer) => {
      if ('error' in answer) throw new Error(`in the page: ${answer.error}`);
      return answer.value;
    });
  }

  /**
   * Presses keys one after the other, each held down while the rest of its chord is pressed: 'F10', 'Control+Enter'.
   * @param {string[]} chords
   * @param {number} [between_ms]
   */
  press(chords, between_ms = 0) {
    const actions = chords.flatMap((chord) => {
      const keys = chord.length === 1 ? [chord] : chord.split('+').map(keyCode);
      const down = keys.map((value) => ({ type: 'keyDown', value }));
      const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
      return [...down, ...up, { type: 'pause', duration: between_ms }];
    });
    return this.#act([{ type: 'key', id: 'keyboard', actions }]);
  }

  /**
   * Clicks in the middle of an element, `times` without a pause between.
   * @param {string} selector @param {number} [times]
   */
  async click(selector, times = 1) {
    const origin = await this.#element(selector);
    const click = [{ type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    const actions = [{ type: 'pointerMove', x: 0, y: 0, origin }, ...Array.from({ length: times }, () => click).flat()];
    return this.#act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }

  /**
   * Turns the wheel over an element, by so many pixels.
   * @param {string} selector @param {number} deltaY
   */
  async wheel(selector, deltaY) {
    const origin = await this.#element(selector);
    const actions = [{ type: 'scroll', x: 0, y: 0, deltaX: 0, deltaY, duration: 0, origin }];
    return this.#act([{ type: 'wheel', id: 'wheel', actions }]);
  }

  /** The tabs and windows that the driver knows of. @returns {Promise<string[]>} */
  windows() {
    return ask('GET', `${this.#url}/window/handles`);
  }

  /** From now on, everything is about this tab or window. @param {string} handle */
  turnTo(handle) {
    return ask('POST', `${this.#url}/window`, { handle });
  }

  /** @returns {Promise<string>} */
  url() {
    return ask('GET', `${this.#url}/url`);
  }

  /** @param {string} selector */
  async #element(selector) {
    const found = await ask('POST', `${this.#url}/element`, { using: 'css selector', value: selector });
    return { [ELEMENT]: found[ELEMENT] };
  }

  /** @param {object[]} actions */
  #act(actions) {
    return ask('POST', `${this.#url}/actions`, { actions });
  }
}

/**
 * @param {string} method @param {string} url @param {object} [body]
 * @returns {Promise<any>} whatever the protocol says this call answers with
 */
async function ask(method, url, body) {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
    // Nothing that is asked of the window takes this long: what hangs is a failure, not a wait.
    signal: AbortSignal.timeout(60_000),
  });
  const { value } = /** @type {{ value: any }} */ (await answer.json());
  if (!answer.ok) throw new DriverError(value.error, value.message);
  return value;
}
