// Held bills that were thrown away a moment ago. They are given up only when there is no way back any more; a program
// that ends before that has kept them.
import { SvelteMap } from 'svelte/reactivity';

/** As long as a toast offers the way back. */
export const WAY_BACK_MS = 10_000;

const waiting = new SvelteMap<string, ReturnType<typeof setTimeout>>();

/** Whether a bill is thrown away, as far as the person sees. */
export const isDiscarded = (number: string): boolean => waiting.has(number);

/** Throws a bill away in a while. */
export function discardSoon(number: string, discard: () => Promise<unknown>): void {
  if (waiting.has(number)) return;
  const done = () => void discard().finally(() => waiting.delete(number));
  waiting.set(number, setTimeout(done, WAY_BACK_MS));
}

/** The way back. */
export function keep(number: string): void {
  clearTimeout(waiting.get(number));
  waiting.delete(number);
}

/** How many are thrown away and still counted by the book. */
export const countDiscarded = (): number => waiting.size;
