// Where the eye was on the list, so that coming back to it finds it as it was.
import type { OrderFilterName, OrderNumber } from '$shared/ipc/bindings';

class Memory {
  filter = $state<OrderFilterName>('all');
  search = $state('');
  /** The position of the chosen row. */
  current = $state(0);
  /** The order that was chosen: it stays chosen when the list moves beneath it. */
  number = $state<OrderNumber | null>(null);

  /** Another list begins at its top. */
  narrow(filter: OrderFilterName, search: string): void {
    this.filter = filter;
    this.search = search;
    this.current = 0;
    this.number = null;
  }
}

export const memory = new Memory();
