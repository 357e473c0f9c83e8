// When a stamp may be put on a slip.
import type { OrderDetailView } from '$shared/ipc/bindings';
import { isZero } from '$shared/i18n/money';

/** Whether the whole bill is paid by money that counts: looked up, or taken by hand. A hint is no stamp. */
export function isConfirmed({ status, due }: Pick<OrderDetailView['payment'], 'status' | 'due'>): boolean {
  const isCovered = isZero(due) || due.startsWith('-');
  return isCovered && ['paid', 'paid_over', 'paid_twice', 'part_refunded'].includes(status);
}
