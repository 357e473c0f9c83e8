// One listener for the whole page, a stack of scopes, the newest first. Letters and digits are matched by their place on
// the keyboard, so that InScript and QWERTY agree; nothing acts while a composed character is being written.

/** `F10`, `Ctrl+Enter`, `Shift+F9`, `Escape`, `Ctrl+KeyK`, `Ctrl+Digit1`. */
export type Chord = string;

/** What a scope does at a chord. Returning `false` hands the key on. */
export type KeyMap = Record<Chord, (event: KeyboardEvent) => unknown>;

const scopes: (() => KeyMap)[] = [];

/** The chord of a key event. */
export function chordOf(event: KeyboardEvent): Chord {
  const named = event.code.startsWith('Key') || event.code.startsWith('Digit') ? event.code : event.key;
  const parts = [event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey && named.length > 1 ? 'Shift' : ''];
  return [...parts.filter(Boolean), named].join('+');
}

/** Keys of a screen or dialog, as long as it is there. */
export function scope(map: () => KeyMap): () => void {
  scopes.push(map);
  return () => void scopes.splice(scopes.indexOf(map), 1);
}

/** Gives a key to the newest scope that wants it. */
export function dispatch(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229) return;
  const chord = chordOf(event);
  // What an open dialog does not want, the page beneath it must not do.
  const dialog = document.querySelector('dialog[open]') !== null;
  for (const map of scopes.toReversed()) {
    const keys = map();
    if (dialog && !keys['in-dialog']) continue;
    const act = keys[chord];
    if (act && act(event) !== false) {
      event.preventDefault();
      return;
    }
  }
  if (isTaken(chord)) event.preventDefault();
}

/** Whether a key goes into a text, so that a lone character is not a command. */
export function isTyping({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}

/** Keys that the browser beneath would take for itself. */
function isTaken(chord: Chord): boolean {
  return ['F3', 'F5', 'F7', 'F12', 'Ctrl+KeyE', 'Ctrl+KeyP', 'Ctrl+Shift+KeyP', 'Ctrl+KeyR', 'Ctrl+KeyF', 'Ctrl+KeyG', 'Ctrl+KeyS', 'Ctrl+KeyO', 'Ctrl+KeyU', 'Ctrl+KeyJ', 'Ctrl+KeyH'].includes(chord);
}
