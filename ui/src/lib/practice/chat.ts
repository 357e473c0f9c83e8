// How a chat is drawn: its days, and the picture of a status.
import type { BubbleView, PhoneOrderView } from '$shared/ipc/bindings';
import type { IconName } from '$shared/ui/icons';

const statuses: Record<string, IconName> = {
  processing: 'box', shipped: 'truck', partially_shipped: 'truck', completed: 'check', canceled: 'ban', cancelled: 'ban',
};
const states: Record<PhoneOrderView['state'], IconName> = { to_pay: 'rupee', pending: 'confirming', paid: 'paid', expired: 'expired', canceled: 'ban' };

export const statusIcon = (status: string): IconName => statuses[status] ?? 'bill';

export const stateIcon = (state: PhoneOrderView['state']): IconName => states[state];

/** The bubbles under their days, as they came. `dayOf` says a day's name. */
export function days(bubbles: BubbleView[], dayOf: (at: string) => string): { day: string; bubbles: BubbleView[] }[] {
  const found: { day: string; bubbles: BubbleView[] }[] = [];
  for (const bubble of bubbles) {
    const day = dayOf(bubble.at);
    const last = found.at(-1);
    if (last?.day === day) last.bubbles.push(bubble);
    else found.push({ day, bubbles: [bubble] });
  }
  return found;
}

/** The order that an act is about: the one on the sheet, else the newest that can be paid, else the newest. */
export function target(bubbles: BubbleView[], sheet: string | null): string | null {
  const orders = bubbles.filter((bubble) => bubble.order);
  return sheet ?? orders.findLast((bubble) => bubble.order?.can_pay)?.reference_id ?? orders.at(-1)?.reference_id ?? null;
}
