// A world of its own for each test: a display without a screen, a session bus, a home and a data folder. The window is
// started in it, killed in it, and started again on the same book. At the end every process of it is gone.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, mkdirSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { Counter } from './counter.js';
import { until } from './wait.js';
import { Session } from './webdriver.js';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const HERE = dirname(fileURLToPath(import.meta.url));
const TARGET = resolve(process.env.CARGO_TARGET_DIR ?? join(HERE, '../../target'));

/** The window's program, and the command line that looks at the same book. */
export const PROGRAM = process.env.PARCHI_PROGRAM ?? join(TARGET, 'debug/parchi');
export const CLI = process.env.PARCHI_CLI ?? join(TARGET, 'debug/parchi-cli');
const SHOTS = process.env.PARCHI_SHOTS ?? join(TARGET, 'shots');
/** With this, the program is one of another system in that folder; display and bus stay ours. */
const CHROOT = process.env.PARCHI_CHROOT ?? '';

export class World {
  /** @type {ChildProcess[]} */
  #children = [];
  /** @type {Record<string, string>} */
  #environment = {};
  #folder;
  #shots;
  #n_pictures = 0;
  #n_buses = 0;
  #is_mounted = false;

  /** @param {string} name of the test; its pictures go to a folder of that name */
  constructor(name) {
    const temporary = CHROOT ? join(CHROOT, 'tmp') : tmpdir();
    this.#folder = mkdtempSync(join(temporary, 'parchi-window-'));
    this.#shots = join(SHOTS, name);
    rmSync(this.#shots, { recursive: true, force: true });
    mkdirSync(this.#shots, { recursive: true });
  }

  /**
   * A world that ends with the test.
   * @param {import('node:test').TestContext} test
   * @param {string} name
   * @param {{ size?: string, has_bus?: boolean }} [wish]
   */
  static async begin(test, name, { size = '1366x768', has_bus = true } = {}) {
    const world = new World(name);
    test.after(() => world.end());
    await world.#begin(size, has_bus);
    return world;
  }

  /** The book's folder, as this system sees it. */
  get data() {
    return join(this.#folder, 'data');
  }

  /** What a program of this world finds in its environment. */
  get environment() {
    return { PATH: process.env.PATH ?? '', ...this.#environment };
  }

  /**
   * Starts the window on this world's book.
   * @param {{ args?: string[], screen?: string, environment?: Record<string, string> }} [wish]
   * @returns {Promise<Counter>}
   */
  async start({ args = [], screen = '[data-screen]', environment = {} } = {}) {
    const port = await freePort();
    const driver = this.#spawn('WebKitWebDriver', [`--port=${port}`], {
      ...environment,
      TAURI_WEBVIEW_AUTOMATION: 'true',
    });
    const address = `http://127.0.0.1:${port}`;
    await until('the driver answers', () => fetch(`${address}/status`).then((answer) => answer.ok));
    const session = await Session.open(address, PROGRAM, ['--data', this.#inside(this.data), ...args]);
    const counter = new Counter(session, (what) => this.#keep(what), driver);
    await counter.sees(screen, 30_000);
    return counter;
  }

  /**
   * Ends the window as a power cut would: no signal that it could answer, nothing closed.
   * @param {Counter} counter
   */
  async kill(counter) {
    const driver = counter.driver;
    for (const pid of beneath(/** @type {number} */ (driver.pid)).toReversed()) end(pid, 'SIGKILL');
    end(-(/** @type {number} */ (driver.pid)), 'SIGKILL');
    if (driver.exitCode === null && driver.signalCode === null) await once(driver, 'exit');
  }

  /** The window's own process id. @param {Counter} counter */
  processOf(counter) {
    const found = beneath(/** @type {number} */ (counter.driver.pid)).find((pid) => nameOf(pid).endsWith('/parchi'));
    if (!found) throw new Error('the window has no process');
    return found;
  }

  /**
   * Starts the program once more beside a running one, and waits for its end.
   * @param {string[]} [args]
   */
  async startAgain(args = []) {
    const second = this.#spawn(PROGRAM, ['--data', this.#inside(this.data), ...args], {});
    const [code] = await once(second, 'exit');
    return code;
  }

  /**
   * What the command line prints about this world's book, or its practice book.
   * @param {string[]} words
   * @param {{ is_practice?: boolean, environment?: Record<string, string> }} [wish]
   */
  commandLine(words, { is_practice = false, environment = {} } = {}) {
    const book = is_practice ? join(this.data, 'practice') : this.data;
    const output = execFileSync(CLI, ['--json', '--data', book, ...words], {
      env: { ...this.environment, ...environment },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return JSON.parse(output);
  }

  /** Puts the book's folder on a disk of its own, this small. Needs root. @param {string} size */
  mountSmallDisk(size) {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', this.data]);
    this.#is_mounted = true;
  }

  /** A file beside the book, not in it. @param {string} name @param {object} content */
  file(name, content) {
    const path = join(this.#folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  }

  /**
   * A keyring on this world's bus, opened with `passphrase`, or the one from before, locked. The bus is a new one.
   * @param {string | null} passphrase
   */
  async startKeyring(passphrase) {
    await this.#startBus();
    if (passphrase === null) return; // The bus starts it when it is asked for, and nobody opens it.
    const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
      detached: true,
      env: this.environment,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.#children.push(keyring);
    keyring.stdin.end(passphrase);
    // The bus is asked and not the keyring: a call to it would have the bus start another one, which is locked.
    await until('the keyring is there', () => {
      const call = ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'];
      const question = ['org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'];
      const answer = execFileSync('dbus-send', [...call, ...question], { env: this.environment, encoding: 'utf8' });
      return answer.includes('true');
    });
  }

  /** Ends every process of this world, also those that were started by others of it, and removes its folder. */
  async end() {
    this.#keep('the end');
    for (const pid of living().filter((pid) => environmentOf(pid).includes(this.#folder))) end(pid, 'SIGKILL');
    for (const child of this.#children) {
      end(/** @type {number} */ (child.pid), 'SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    }
    if (this.#is_mounted) execFileSync('umount', ['-l', this.data]);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** @param {string} size @param {boolean} has_bus */
  async #begin(size, has_bus) {
    for (const name of ['home', 'run', 'data']) mkdirSync(join(this.#folder, name), { mode: 0o700 });
    const inside = this.#inside(this.#folder);
    this.#environment = {
      HOME: join(inside, 'home'),
      XDG_RUNTIME_DIR: join(inside, 'run'),
      LANG: 'C.UTF-8',
      // A display without a graphics card: what is drawn is the same, and a third of the memory is saved.
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
      NO_AT_BRIDGE: '1',
    };
    const display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
      detached: true,
      env: this.environment,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    this.#children.push(display);
    this.#environment.DISPLAY = `:${await firstLine(display.stdio[3])}`;
    if (has_bus) await this.#startBus();
  }

  /** An abstract address is found from another system's folder too. */
  async #startBus() {
    this.#n_buses += 1;
    const address = `unix:abstract=${this.#folder}/bus-${this.#n_buses}`;
    const args = ['--session', '--nofork', '--nopidfile', `--address=${address}`, '--print-address=1'];
    const bus = spawn('dbus-daemon', args, {
      detached: true,
      env: this.environment,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    this.#children.push(bus);
    this.#environment.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus.stdout);
  }

  /** @param {string} program @param {string[]} args @param {Record<string, string>} environment */
  #spawn(program, args, environment) {
    const [first, ...rest] = CHROOT ? ['chroot', CHROOT, program, ...args] : [program, ...args];
    const child = spawn(/** @type {string} */ (first), rest, {
      detached: true,
      env: { ...this.environment, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#children.push(child);
    return child;
  }

  /** @param {string} path of this system, seen by a program of the other */
  #inside(path) {
    return CHROOT && path.startsWith(CHROOT) ? path.slice(CHROOT.length) : path;
  }

  /** The whole display, as a person sees it: the driver's own pictures never come. @param {string} what */
  #keep(what) {
    this.#n_pictures += 1;
    const number = String(this.#n_pictures).padStart(2, '0');
    const file = join(this.#shots, `${number}-${what.replaceAll(' ', '-')}.png`);
    execFileSync('import', ['-window', 'root', file], { env: this.environment });
  }
}

/** A port that was free a moment ago. @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {any} stream @returns {Promise<string>} */
async function firstLine(stream) {
  const [line] = await once(createInterface({ input: stream }), 'line');
  return line;
}

/** Every process beneath one, parents first. @param {number} parent @returns {number[]} */
function beneath(parent) {
  const children = living().filter((pid) => parentOf(pid) === parent);
  return children.flatMap((child) => [child, ...beneath(child)]);
}

/** Every process of this computer. @returns {number[]} */
function living() {
  return readdirSync('/proc').map(Number).filter((pid) => pid > 0);
}

/** @param {number} pid */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8');
  } catch {
    return ''; // It ended while we looked, or is not ours to look at.
  }
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const after_the_name = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return Number(after_the_name.split(' ')[1]);
  } catch {
    return 0; // It ended while we looked.
  }
}

/** @param {number} pid */
function nameOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}

/** @param {number} pid negative for the whole group @param {NodeJS.Signals} signal */
function end(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It is gone already, which is what was wanted.
  }
}
