/** One at a time: a second call while the first is under way is the first. Guards every committing button. */
export function once<A extends unknown[], R>(act: (...values: A) => Promise<R>): (...values: A) => Promise<R> {
  let under: Promise<R> | null = null;
  return (...values) => {
    under ??= act(...values).finally(() => (under = null));
    return under;
  };
}
