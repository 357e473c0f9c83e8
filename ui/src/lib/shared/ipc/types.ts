import type { commands as bound } from './bindings';
import type { StatusView } from './bindings';

/** Every command of the shop's window, by name. Each may throw a `Refusal`. */
export type Commands = typeof bound;

/** What the program says by itself, and what it says with it. */
export interface Events {
  book_changed: { version: number };
  status_changed: StatusView;
  practice_changed: null;
  close_asked: null;
  go_to: { place: string };
}

/** Stops listening. */
export type Unlisten = () => void;
