// What is typed goes into the book at each change: one save is under way at most, and the newest goes next. What lies
// between is never sent, because the newest holds it.

/** `saved`: the newest is durable. `failed`: it is not, and it is tried again. */
export type Saved = 'saved' | 'saving' | 'failed';

export interface Book<Typed, Stored extends { sequence: number }> {
  /** What is typed at this moment. */
  take: () => Typed;
  save: (typed: Typed, sequence: number) => Promise<Stored>;
  /** What the book holds now, and what was sent for it. */
  stored: (stored: Stored, typed: Typed) => void;
  /** The book holds something older and does not take more: the bill was finished or given up elsewhere. */
  closed: (stored: Stored) => void;
  failed: (thrown: unknown) => void;
  tell: (saved: Saved) => void;
  /** Calls back later. */
  later?: (act: () => void) => void;
}

/** How long to wait before a save that failed is tried again. */
const AGAIN_MS = 2_000;

const soon = (act: () => void) => void setTimeout(act, AGAIN_MS);

/** Keeps one bill. Sequences grow, so that the book knows the newest whatever arrives when. */
export class Autosave<Typed, Stored extends { sequence: number }> {
  #book: Book<Typed, Stored>;
  #sequence: number;
  #isDirty = false;
  #isOver = false;
  #under: Promise<void> | null = null;

  constructor(sequence: number, book: Book<Typed, Stored>) {
    this.#sequence = sequence;
    this.#book = book;
  }

  /** The number of the newest that is in the book or on its way. */
  get sequence(): number {
    return this.#sequence;
  }

  get isClean(): boolean {
    return !this.#isDirty && this.#under === null;
  }

  /** Something was typed. */
  note(): void {
    if (this.#isOver) return;
    this.#isDirty = true;
    this.#book.tell('saving');
    this.#under ??= this.#drain().finally(() => (this.#under = null));
  }

  /** Waits until everything typed is in the book; whether it is. */
  async flush(): Promise<boolean> {
    if (this.#isDirty && this.#under === null) this.note();
    while (this.#under) await this.#under;
    return !this.#isDirty;
  }

  /** Another bill is on the counter: nothing of this one is sent or told any more. */
  end(): void {
    this.#isOver = true;
  }

  async #drain(): Promise<void> {
    while (this.#isDirty && !this.#isOver) {
      this.#isDirty = false;
      const sequence = ++this.#sequence;
      const typed = this.#book.take();
      try {
        const stored = await this.#book.save(typed, sequence);
        if (this.#isOver) return;
        if (stored.sequence < sequence) return this.#close(stored);
        if (stored.sequence > sequence) this.#goAbove(stored.sequence);
        else this.#book.stored(stored, typed);
      } catch (thrown) {
        return this.#wait(thrown);
      }
    }
    if (!this.#isOver) this.#book.tell('saved');
  }

  /** Another window wrote meanwhile. What was typed here last is what counts, so it is sent once more. */
  #goAbove(sequence: number): void {
    this.#sequence = sequence;
    this.#isDirty = true;
  }

  #close(stored: Stored): void {
    this.end();
    this.#book.closed(stored);
  }

  #wait(thrown: unknown): void {
    this.#isDirty = true;
    if (this.#isOver) return;
    this.#book.failed(thrown);
    this.#book.tell('failed');
    (this.#book.later ?? soon)(() => {
      if (this.#isDirty && this.#under === null) this.note();
    });
  }
}
