// Where the eye was among the chats, and what was begun to be written in each.
import { desk } from '$shared/desk.svelte';
import { SvelteMap } from 'svelte/reactivity';

class Memory {
  search = $state('');
  current = $state(0);
  /** The customer who was chosen: they stay chosen when the list moves beneath. */
  customer = $state<number | null>(null);
  /** By book and customer: another book's customer under the same number is another person. */
  #typed = new SvelteMap<string, string>();

  typed(customer: number): string {
    return this.#typed.get(keyOf(customer)) ?? '';
  }

  type(customer: number, text: string): void {
    this.#typed.set(keyOf(customer), text);
  }

  find(search: string): void {
    Object.assign(this, { search, current: 0, customer: null });
  }
}

export const memory = new Memory();

const keyOf = (customer: number): string => `${desk.opening?.book ?? ''} ${customer}`;
