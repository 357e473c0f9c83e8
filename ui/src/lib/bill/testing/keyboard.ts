// Fingers: keys pressed one after another on whatever has the focus, and counted, those held for a chord too.
import { tick } from 'svelte';

const held: Record<string, keyof Pick<KeyboardEventInit, 'ctrlKey' | 'shiftKey' | 'altKey'>> = { Ctrl: 'ctrlKey', Shift: 'shiftKey', Alt: 'altKey' };

export class Keyboard {
  n_keys = 0;
  #now = 0;

  /** `Enter`, `F10`, `Ctrl+Enter`, `a`. */
  async press(chord: string, more: { repeat?: boolean; isComposing?: boolean } = {}, gap_ms = 80): Promise<void> {
    const parts = chord.length === 1 ? [chord] : chord.split('+');
    const key = parts.at(-1) ?? '';
    this.n_keys += parts.length;
    this.#now += gap_ms;
    const modifiers = Object.fromEntries(parts.slice(0, -1).map((part) => [held[part] ?? part, true]));
    const target = document.activeElement ?? document.body;
    const code = /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key;
    const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...modifiers, ...more });
    Object.defineProperty(event, 'timeStamp', { value: this.#now });
    const isWanted = target.dispatchEvent(event);
    if (isWanted && !more.isComposing) this.#act(target, key, modifiers);
    await settle();
  }

  async type(text: string): Promise<void> {
    for (const key of text) await this.press(key);
  }

  /** As a scanner: at once, and Enter. */
  async scan(code: string): Promise<void> {
    for (const key of [...code, 'Enter']) await this.press(key, {}, 8);
  }

  /** What a browser does with a key that nobody wanted. */
  #act(target: Element, key: string, modifiers: object): void {
    if (Object.keys(modifiers).length > 0) return;
    if (key === 'Enter' && target instanceof HTMLButtonElement) target.click();
    if (!(target instanceof HTMLInputElement) || target.readOnly) return;
    const [start, end] = [target.selectionStart ?? target.value.length, target.selectionEnd ?? target.value.length];
    const [before, after] = [target.value.slice(0, start), target.value.slice(end)];
    const typed = key.length === 1 ? before + key + after : key === 'Backspace' ? (start === end ? before.slice(0, -1) : before) + after : null;
    if (typed === null) return;
    target.value = typed;
    const caret = typed.length - after.length;
    target.setSelectionRange(caret, caret);
    target.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

/** Until nothing more is on its way. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await new Promise<void>((done) => setTimeout(done));
    await tick();
  }
}
