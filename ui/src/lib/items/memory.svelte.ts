// Where the eye was on the list, and what was typed into items and not saved.
import { desk } from '$shared/desk.svelte';
import type { ProductView } from '$shared/ipc/bindings';
import { SvelteMap } from 'svelte/reactivity';
import { changesSince, differs, formOf, newItem, type ItemForm } from './form';

class Memory {
  search = $state('');
  removed = $state(false);
  current = $state(0);
  /** A new item is being written. */
  isNew = $state(false);
  /** By book and item: another book's item under the same number is another item. */
  #drafts = new SvelteMap<string, ItemForm>();

  /** What was typed for an item, or what is kept of it; `null` is the new one. */
  draft(item: ProductView | null): ItemForm {
    return this.#drafts.get(keyOf(item)) ?? (item ? formOf(item) : newItem());
  }

  isDirty(item: ProductView | null): boolean {
    const draft = this.#drafts.get(keyOf(item));
    return draft !== undefined && differs(draft, item ? formOf(item) : newItem());
  }

  type(item: ProductView | null, change: Partial<ItemForm>): void {
    this.#drafts.set(keyOf(item), { ...this.draft(item), ...change });
  }

  forget(item: ProductView | null): void {
    this.#drafts.delete(keyOf(item));
  }

  /** It was saved as `sent`. What was typed since then is not: it stays, and belongs to the item that was saved. */
  saved(item: ProductView | null, sent: ItemForm, saved: ProductView): void {
    const draft = this.draft(item);
    this.forget(item);
    const since = changesSince(draft, sent);
    if (Object.keys(since).length > 0) this.type(saved, since);
  }

  /** Another list begins at its top. */
  narrow(search: string, removed: boolean): void {
    Object.assign(this, { search, removed, current: 0, isNew: false });
  }
}

export const memory = new Memory();

const keyOf = (item: ProductView | null): string => `${desk.opening?.book ?? ''} ${item?.id ?? 'new'}`;
