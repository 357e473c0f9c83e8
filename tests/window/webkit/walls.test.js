// What a hostile script in the page could do, were one to get in: nothing. And what the page itself does breaks no rule
// of its own content security policy.

import { strict as assert } from 'node:assert';
import test from 'node:test';

import { MAIN_JOB, openPractice } from '../shop.js';
import { until } from '../wait.js';
import { World } from '../world.js';

/** @typedef {import('../counter.js').Counter} Counter */

/** Nobody answers there, and nobody must be asked. */
const ELSEWHERE = 'https://elsewhere.invalid';

test('the main job breaks no rule of the policy', async (context) => {
  const world = await World.begin(context, 'walls');
  const counter = await world.start();
  await listenForViolations(counter);
  for (const { act } of MAIN_JOB) await act(counter);
  for (const place of ['Control+1', 'Control+2', 'Control+3', 'Control+4', 'Control+5', 'Control+6', 'Control+7', 'Control+8', 'F1', 'Escape', 'Control+k', 'Escape']) {
    await counter.press(place);
  }
  assert.deepEqual(await violations(counter), []);
  assert.deepEqual(await idleStyles(counter), []);
  assert.equal(await isolationDisplay(counter), 'none');
  await counter.stop();
});

test('a script in the page can do nothing', async (context) => {
  const world = await World.begin(context, 'hostile');
  const counter = await world.start();
  await openPractice(counter);
  await listenForViolations(counter);

  await context.test('reach the network', async () => {
    for (const way of ['fetch', 'request', 'beacon', 'socket', 'events', 'picture', 'frame', 'form', 'worker']) {
      assert.equal(await call(counter, way), 'refused', way);
    }
    assert.notDeepEqual(await violations(counter), [], 'the policy says what it refused');
  });
  await context.test('read a file', async () => {
    for (const url of ['file:///etc/hostname', 'asset://localhost/etc/hostname', 'http://asset.localhost/etc/hostname']) {
      assert.equal(await reads(counter, url), 'refused', url);
    }
  });
  await context.test('run text as a script', async () => {
    for (const way of ['eval', 'Function', 'element', 'handler', 'data', 'link']) {
      assert.equal(await runsText(counter, way), false, way);
    }
  });
  await context.test('dress the page', async () => {
    for (const way of ['element', 'attribute', 'sheet']) assert.equal(await dresses(counter, way), false, way);
  });
  await context.test('change what every object has', async () => {
    assert.equal(await pollutes(counter), false);
  });
  await context.test('call commands that this window does not have', async () => {
    /** @type {[string, object][]} */
    const commands = [
      ['keep_key', { secret: 'sk' }],
      ['key_wanted', {}],
      ['cancel_key', {}],
      ['plugin:opener|open_url', { url: ELSEWHERE }],
      ['plugin:opener|open_path', { path: '/etc/hostname' }],
      ['plugin:shell|open', { path: ELSEWHERE }],
      ['plugin:fs|read_text_file', { path: '/etc/hostname' }],
      ['plugin:http|fetch', { url: ELSEWHERE }],
      ['plugin:webview|create_webview_window', { options: { label: 'more', url: ELSEWHERE } }],
      ['plugin:window|create', { options: { label: 'more' } }],
      ['plugin:path|resolve_directory', { directory: 1 }],
      ['plugin:app|name', {}],
      ['open_link', { name: ELSEWHERE }],
      ['no_such_command', {}],
    ];
    for (const [command, values] of commands) {
      assert.equal(await invokes(counter, command, values), 'refused', command);
    }
  });
  await context.test('open another page or window', async () => {
    const { before, opened } = await counter.session.run((url) => {
      const opened = window.open(url) !== null;
      return { before: location.href, opened };
    }, ELSEWHERE);
    assert.equal(opened, false);
    assert.equal((await counter.session.windows()).length, 1);
    await counter.session.run((url) => void (location.href = url), ELSEWHERE);
    await counter.session.run((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.remove();
    }, ELSEWHERE);
    await counter.screen('bill');
    assert.equal(await counter.session.url(), before);
  });
  await counter.stop();
});

/** From now on; what was refused earlier shows in what it left undone. @param {Counter} counter */
function listenForViolations(counter) {
  return counter.session.run(() => {
    const seen = /** @type {string[]} */ ((/** @type {any} */ (window).refusedByPolicy = []));
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`);
    });
  });
}

/** Styles that were refused while the page began: they stand there and do nothing. @param {Counter} counter */
function idleStyles(counter) {
  return counter.session.run(() =>
    [...document.querySelectorAll('style')].filter((style) => !style.sheet).map((style) => style.outerHTML),
  );
}

/** The frame that looks at every call is there, and nobody sees it. @param {Counter} counter */
function isolationDisplay(counter) {
  return counter.session.run(() => {
    const frame = document.querySelector('iframe#__tauri_isolation__');
    return frame && getComputedStyle(frame).display;
  });
}

/** @param {Counter} counter @returns {Promise<string[]>} */
function violations(counter) {
  return counter.session.run(() => /** @type {any} */ (window).refusedByPolicy);
}

/**
 * One way to the network; 'refused' when nothing left.
 * @param {Counter} counter @param {string} way
 */
function call(counter, way) {
  return counter.session.run(
    async (name, url) => {
      /** @type {Record<string, () => Promise<unknown>>} */
      const ways = {
        fetch: () => fetch(url),
        request: () => settled(new XMLHttpRequest(), (request) => (request.open('GET', url), request.send())),
        beacon: async () => refusedUnless(navigator.sendBeacon(url, 'bills') && (await isPolicyQuiet())),
        socket: () => settled(new WebSocket(url.replace('https', 'wss')), () => {}),
        events: () => settled(new EventSource(url), () => {}),
        picture: () => settled(new Image(), (image) => void (image.src = `${url}/bills.png`)),
        frame: async () => {
          const frame = document.body.appendChild(document.createElement('iframe'));
          frame.src = url;
          return refusedUnless(await isPolicyQuiet()).finally(() => frame.remove());
        },
        form: async () => {
          const form = document.body.appendChild(document.createElement('form'));
          form.action = url;
          form.submit();
          return refusedUnless(await isPolicyQuiet()).finally(() => form.remove());
        },
        worker: () => settled(new Worker(URL.createObjectURL(new Blob([`fetch('${url}')`]))), () => {}),
      };
      /** @template {EventTarget} T @param {T} target @param {(target: T) => void} start */
      function settled(target, start) {
        return new Promise((resolve, reject) => {
          for (const good of ['load', 'open', 'message']) target.addEventListener(good, resolve);
          target.addEventListener('error', () => reject(new Error('refused')));
          start(target);
        });
      }
      /** @param {boolean} has_gone */
      async function refusedUnless(has_gone) {
        if (!has_gone) throw new Error('refused');
      }
      /** Whether the policy has said nothing new by the time a frame was drawn. */
      async function isPolicyQuiet() {
        const n_before = /** @type {any} */ (window).refusedByPolicy.length;
        for (let frame = 0; frame < 30; frame += 1) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          if (/** @type {any} */ (window).refusedByPolicy.length > n_before) return false;
        }
        return true;
      }
      // Some refuse at once and some later.
      return Promise.resolve()
        .then(ways[name])
        .then(
          () => 'done',
          () => 'refused',
        );
    },
    way,
    ELSEWHERE,
  );
}

/** @param {Counter} counter @param {string} url */
function reads(counter, url) {
  return counter.session.run(
    (wanted) =>
      fetch(wanted).then(
        (answer) => (answer.ok ? answer.text() : 'refused'),
        () => 'refused',
      ),
    url,
  );
}

/** @param {Counter} counter @param {string} way */
function runsText(counter, way) {
  return counter.session.run(async (name) => {
    const marks = /** @type {any} */ (window);
    marks.ran = false;
    const text = 'window.ran = true';
    /** @type {Record<string, () => void>} */
    const ways = {
      eval: () => (0, eval)(text),
      Function: () => new Function(text)(),
      element: () => void document.head.append(Object.assign(document.createElement('script'), { textContent: text })),
      handler: () => {
        const button = document.createElement('button');
        button.setAttribute('onclick', text);
        document.body.append(button);
        button.click();
        button.remove();
      },
      data: () =>
        void document.head.append(Object.assign(document.createElement('script'), { src: `data:text/javascript,${text}` })),
      link: () => {
        const link = Object.assign(document.createElement('a'), { href: `javascript:${text}` });
        document.body.append(link);
        link.click();
        link.remove();
      },
    };
    try {
      ways[name]?.();
    } catch {
      // It said no at once; the others say it by doing nothing.
    }
    for (let frame = 0; frame < 10; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return marks.ran;
  }, way);
}

/** @param {Counter} counter @param {string} way */
function dresses(counter, way) {
  return counter.session.run((name) => {
    const probe = document.body.appendChild(document.createElement('p'));
    probe.id = 'probe';
    const rule = '#probe { letter-spacing: 13px !important }';
    /** @type {Record<string, () => void>} */
    const ways = {
      element: () => void document.head.append(Object.assign(document.createElement('style'), { textContent: rule })),
      attribute: () => probe.setAttribute('style', 'letter-spacing: 13px'),
      sheet: () =>
        void document.head.append(
          Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `data:text/css,${encodeURIComponent(rule)}` }),
        ),
    };
    ways[name]?.();
    const is_dressed = getComputedStyle(probe).letterSpacing === '13px';
    probe.remove();
    return is_dressed;
  }, way);
}

/** @param {Counter} counter */
function pollutes(counter) {
  return counter.session.run(() => {
    const attempts = [
      () => void (/** @type {any} */ (Object.prototype).polluted = true),
      () => void (/** @type {any} */ ({}).__proto__.polluted = true),
      () => void Object.defineProperty(Object.prototype, 'polluted', { value: true }),
      () => void Object.assign(Object.prototype, { polluted: true }),
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // A frozen prototype may refuse loudly or in silence.
      }
    }
    return /** @type {any} */ ({}).polluted === true;
  });
}

/**
 * Calls the program past everything that the page puts before it. A call that is never answered was not carried out.
 * @param {Counter} counter @param {string} command @param {object} values
 */
async function invokes(counter, command, values) {
  await counter.session.run(
    (name, args) => {
      const page = /** @type {any} */ (window);
      page.answered = 'nothing yet';
      page.__TAURI_INTERNALS__.invoke(name, args).then(
        /** @param {unknown} value */ (value) => (page.answered = `done: ${JSON.stringify(value)}`),
        () => (page.answered = 'refused'),
      );
    },
    command,
    values,
  );
  return until(`${command} is answered`, () =>
    counter.session.run(() => {
      const { answered } = /** @type {any} */ (window);
      return answered === 'nothing yet' ? null : /** @type {string} */ (answered);
    }),
  );
}
