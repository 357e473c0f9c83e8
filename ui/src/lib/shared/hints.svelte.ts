// The keys of the screen that is on, for the line at the foot.
export interface KeyHint {
  keys: string;
  word: string;
}

let shown = $state.raw<KeyHint[]>([]);

export const hints = (): KeyHint[] => shown;

/** A screen says its keys; called in its initialisation with a function, so that a change of language is followed. */
export function keyHints(say: () => KeyHint[]): void {
  $effect(() => {
    shown = say();
  });
}
