// What a person does with one order, from the order's page and from the list: one thing at a time, asked first where
// money or an end is at stake, and a refusal stays in sight until the next step.
import type { ActionName, OrderDetailView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { t } from '$shared/i18n/words.svelte';
import { once } from '$shared/once';
import { act } from './act';
import { asksFirst, found, nextOf, reason } from './plan';

export class Doing {
  /** What is being asked about. */
  asking = $state<ActionName | null>(null);
  refusal = $state<string | null>(null);
  busy = $state(false);
  #order: () => OrderDetailView | null;
  #done: (after: OrderDetailView) => void;
  #run: (action: ActionName, note: string) => Promise<void>;

  constructor(order: () => OrderDetailView | null, done: (after: OrderDetailView) => void) {
    this.#order = order;
    this.#done = done;
    // A second press while the first is under way is the first.
    this.#run = once((action, note) => this.#do(action, note));
  }

  get next(): ActionName | null {
    const order = this.#order();
    return order && nextOf(order);
  }

  word(action: ActionName): string {
    return t(`action-${action.replaceAll('_', '-') as 'cancel'}`);
  }

  press(action: ActionName): Promise<void> | undefined {
    const order = this.#order();
    if (!order || this.busy) return undefined;
    this.refusal = reason(order.actions, action);
    if (!found(order.actions, action)?.allowed) return undefined;
    if (!asksFirst(action)) return this.#run(action, '');
    this.asking = action;
    return undefined;
  }

  /** The person said yes. */
  sure(action: ActionName, note: string): Promise<void> {
    this.asking = null;
    return this.#run(action, note);
  }

  async #do(action: ActionName, note: string): Promise<void> {
    const order = this.#order();
    if (!order) return;
    this.busy = true;
    try {
      const after = await act(order.number, action, note);
      if (after) this.#done(after);
    } catch (thrown) {
      const refusal = Refusal.of(thrown, t('window-failed'));
      const wayOut = refusal.code === 'refund_first' ? found(order.actions, 'refund')?.why_not?.message : undefined;
      this.refusal = wayOut ? `${refusal.message} ${wayOut}` : refusal.message;
    } finally {
      this.busy = false;
    }
  }
}
