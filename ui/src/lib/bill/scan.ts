// A scanner types wherever the keyboard is. Its code is taken out of the field again, and its Enter does nothing there.
import { Burst } from '$shared/scanner';
import { isComposing } from './composing';

/** Hears the keys of the whole page before anything else does, and gives a scanned code. */
export class Scan {
  #burst = new Burst();
  #field: HTMLInputElement | HTMLTextAreaElement | null = null;
  #before = '';
  #onscan: (code: string) => void;

  constructor(onscan: (code: string) => void) {
    this.#onscan = onscan;
  }

  hear = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return;
    const code = this.#burst.take(event.key, event.timeStamp);
    if (event.key.length === 1 && this.#burst.length === 1) this.#remember(event.target);
    if (code === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.#restore();
    this.#onscan(code);
  };

  /** A burst may begin here. */
  #remember(target: EventTarget | null): void {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    this.#field = isField ? target : null;
    this.#before = isField ? target.value : '';
  }

  #restore(): void {
    if (!this.#field || this.#field.value === this.#before) return;
    this.#field.value = this.#before;
    this.#field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}
