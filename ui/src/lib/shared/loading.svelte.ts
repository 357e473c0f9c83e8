// A view that is asked for again whenever the book changed: what is shown stays until the new answer is there.
import { untrack } from 'svelte';
import { Refusal } from './ipc/refusal';

export class Loading<T> {
  value = $state.raw<T | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  #asked = 0;

  /** Asks; an answer that comes after a newer question is left alone. */
  async ask(question: () => Promise<T>): Promise<void> {
    const mine = ++this.#asked;
    try {
      const answer = await question();
      if (mine !== this.#asked) return;
      this.value = answer;
      this.refusal = null;
    } catch (thrown) {
      if (mine === this.#asked) this.refusal = Refusal.of(thrown, '');
    }
  }
}

/** Asks once now and again at each change of what `when` reads. */
export function follow<T>(when: () => unknown, question: () => Promise<T>): Loading<T> {
  const loading = new Loading<T>();
  $effect(() => {
    when();
    untrack(() => void loading.ask(question));
  });
  return loading;
}
