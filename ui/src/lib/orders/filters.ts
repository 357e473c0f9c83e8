// Which filters stand above the list: the three life cycles of an order, each in its own group.
import type { OrderCountsView, OrderFilterName } from '$shared/ipc/bindings';

export const GROUPS: OrderFilterName[][] = [
  ['all', 'attention'],
  ['unpaid', 'confirming', 'part_paid', 'paid'],
  ['pending', 'processing', 'shipped', 'completed', 'canceled', 'draft'],
  ['send_failed'],
];

/** *All*, the chosen one, and those that let something through; groups that became empty are gone. */
export function offered(counts: OrderCountsView | null, chosen: OrderFilterName): OrderFilterName[][] {
  const isOffered = (name: OrderFilterName) => name === 'all' || name === chosen || (counts?.[name] ?? 0) > 0;
  return GROUPS.map((group) => group.filter(isOffered)).filter((group) => group.length > 0);
}
