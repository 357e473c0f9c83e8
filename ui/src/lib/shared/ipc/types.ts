import type { commands as bound } from './bindings';

export type { Events } from './bindings';

/** Every command of the shop's window, by name. Each may throw a `Refusal`. */
export type Commands = typeof bound;

/** Stops listening. */
export type Unlisten = () => void;
