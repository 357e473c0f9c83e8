// Pages of a long list, kept by position: what is near the eye, and no more.
/* eslint-disable svelte/prefer-svelte-reactivity -- `version` says that the maps changed; rows need no watching one by one */

export const PAGE = 100;
const MOST_PAGES = 8;

export interface Page<T> {
  rows: T[];
  total: number;
}

export class Pager<T> {
  total = $state(0);
  /** Grows with each page that came. */
  version = $state(0);
  failed = $state.raw<unknown>(null);
  loaded = $state(false);
  /** How many pages are on their way. */
  underWay = $state(0);
  #pages = new Map<number, T[]>();
  #asked = new Set<number>();
  #generation = 0;
  /** Whether what is kept belongs to the list before. */
  #isOld = false;
  #fetch: (position: number, limit: number) => Promise<Page<T>>;

  constructor(fetch: (position: number, limit: number) => Promise<Page<T>>) {
    this.#fetch = fetch;
  }

  /** The row at a position, if it is here. */
  at(position: number): T | undefined {
    return this.#pages.get(Math.floor(position / PAGE))?.[position % PAGE];
  }

  /** Where the first row is that fits, among those that are here. */
  find(fits: (row: T) => boolean): number | null {
    for (const [page, rows] of this.#pages) {
      const at = rows.findIndex(fits);
      if (at >= 0) return page * PAGE + at;
    }
    return null;
  }

  /** Sees to it that rows of a stretch come. */
  want(first: number, last: number): void {
    for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) void this.#load(page);
  }

  /** Another list: what is shown of the last stays until the first of the new is here, so that typing does not flicker. */
  restart(): void {
    this.#begin();
    this.#isOld = true;
    this.want(0, 0);
  }

  /** The same list, changed: what is shown stays until its new rows are here. */
  refresh(first: number, last: number): void {
    this.#begin();
    const shown = new Set([Math.floor(first / PAGE), Math.floor(last / PAGE)]);
    for (const page of this.#pages.keys()) if (!shown.has(page)) this.#pages.delete(page);
    this.want(first, last);
  }

  #begin(): void {
    this.#generation += 1;
    this.underWay = 0;
    this.#asked.clear();
  }

  async #load(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    this.underWay += 1;
    const generation = this.#generation;
    try {
      const { rows, total } = await this.#fetch(page * PAGE, PAGE);
      if (generation !== this.#generation) return;
      this.#keep(page, rows);
      this.total = total;
      this.failed = null;
    } catch (thrown) {
      if (generation !== this.#generation) return;
      this.#asked.delete(page);
      this.failed = thrown;
    }
    this.underWay -= 1;
    this.loaded = true;
    this.version += 1;
  }

  #keep(page: number, rows: T[]): void {
    if (this.#isOld) {
      this.#isOld = false;
      this.#pages.clear();
    }
    this.#pages.delete(page);
    this.#pages.set(page, rows);
    while (this.#pages.size > MOST_PAGES) {
      const farthest = [...this.#pages.keys()].reduce((a, b) => (Math.abs(a - page) >= Math.abs(b - page) ? a : b));
      this.#pages.delete(farthest);
      this.#asked.delete(farthest);
    }
  }
}
