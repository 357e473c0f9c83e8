// Where the eye was on the list, and what was typed into items and not saved.
import type { ProductView } from '$shared/ipc/bindings';
import { SvelteMap } from 'svelte/reactivity';
import { differs, formOf, newItem, type ItemForm } from './form';

class Memory {
  search = $state('');
  removed = $state(false);
  current = $state(0);
  /** A new item is being written. */
  isNew = $state(false);
  #drafts = new SvelteMap<number | null, ItemForm>();

  /** What was typed for an item, or what is kept of it; `null` is the new one. */
  draft(item: ProductView | null): ItemForm {
    return this.#drafts.get(item?.id ?? null) ?? (item ? formOf(item) : newItem());
  }

  isDirty(item: ProductView | null): boolean {
    const draft = this.#drafts.get(item?.id ?? null);
    return draft !== undefined && differs(draft, item ? formOf(item) : newItem());
  }

  type(item: ProductView | null, change: Partial<ItemForm>): void {
    this.#drafts.set(item?.id ?? null, { ...this.draft(item), ...change });
  }

  forget(item: ProductView | null): void {
    this.#drafts.delete(item?.id ?? null);
  }

  /** Another list begins at its top. */
  narrow(search: string, removed: boolean): void {
    Object.assign(this, { search, removed, current: 0, isNew: false });
  }
}

export const memory = new Memory();
