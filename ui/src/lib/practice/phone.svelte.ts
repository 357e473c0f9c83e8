// Whose phone is on screen, for the pane and the full screen alike.
import { commands } from '#commands';
import type { Act, PhoneView } from '$shared/ipc/bindings';
import { desk } from '$shared/desk.svelte';
import { Refusal } from '$shared/ipc/refusal';
import { once } from '$shared/once';
import { target } from './chat';

class Phone {
  view = $state.raw<PhoneView | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** The reference of the order that the customer reviews. */
  sheet = $state<string | null>(null);
  /** The customer who was chosen; otherwise whoever was written to last. */
  #chosen: string | null = null;
  #asked = 0;

  /** Whether somebody has a phone yet. */
  get isThere(): boolean {
    return this.view !== null && this.view.phone !== '';
  }

  async ask(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const view = await commands.phone(this.#chosen);
      if (mine === this.#asked) this.#show(view);
    } catch (thrown) {
      if (mine === this.#asked) this.refusal = Refusal.of(thrown, '');
    }
  }

  choose(phone: string): Promise<void> {
    this.#chosen = phone;
    this.sheet = null;
    return this.ask();
  }

  /** Acts as the customer; a second press while the first is under way is the first. */
  act = once(async (act: Act, text: string = ''): Promise<void> => {
    const view = this.view;
    if (!view || view.phone === '') return;
    const reference = target(view.bubbles, this.sheet);
    this.sheet = null;
    const after = await desk.attempt(() => commands.act(act, reference, view.phone, text));
    if (after && after.phone === this.view?.phone) this.#show(after);
  });

  #show(view: PhoneView): void {
    this.view = view;
    this.refusal = null;
    const reviewed = view.bubbles.find((bubble) => bubble.reference_id === this.sheet && bubble.order);
    if (!reviewed?.order?.can_pay) this.sheet = null;
  }
}

export const phone = new Phone();
