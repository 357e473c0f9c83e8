// Waiting for something to become true. Nothing here waits for a time to pass: the time is only the end of patience.

import { setTimeout as pause } from 'node:timers/promises';

/** How often is looked; the tests wait for what they see, never for so long. */
const BETWEEN_LOOKS_MS = 20;

/**
 * Looks until `look` gives something true, and gives that.
 * @template T
 * @param {string} what in words, for the failure
 * @param {() => Promise<T> | T} look
 * @param {number} [patience_ms]
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, look, patience_ms = 10_000) {
  const start = performance.now();
  /** @type {unknown} */
  let last;
  while (performance.now() - start < patience_ms) {
    try {
      const seen = await look();
      if (seen) return seen;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(BETWEEN_LOOKS_MS);
  }
  throw new Error(`not within ${patience_ms} ms: ${what}`, { cause: last });
}
