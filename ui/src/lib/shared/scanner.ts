// A barcode scanner is a fast typist: six characters or more, each soon after the one before, ended by Enter or Tab.

const MOST_GAP_MS = 35;
const FEWEST = 6;

/** Tells a scanner's burst from a person's typing. Times are milliseconds of any clock. */
export class Burst {
  #text = '';
  #last = -Infinity;

  /** How many characters the burst has so far; 1 where one may just have begun. */
  get length(): number {
    return this.#text.length;
  }

  /** Takes a key; returns the code when the key ended a burst. */
  take(key: string, at: number): string | null {
    const soon = at - this.#last <= MOST_GAP_MS;
    this.#last = at;
    if (key === 'Enter' || key === 'Tab') {
      const code = soon && this.#text.length >= FEWEST ? this.#text : null;
      this.#text = '';
      return code;
    }
    if (key.length !== 1) return null;
    this.#text = soon ? this.#text + key : key;
    return null;
  }
}
