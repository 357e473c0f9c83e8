// What can be done with a message, and how it is drawn.
import type { CartFit, ChatMessageView } from '$shared/ipc/bindings';
import type { IconName } from '$shared/ui/icons';

const states: Record<string, IconName> = {
  queued: 'clock', asks: 'question', in_flight: 'send', accepted: 'check', sent: 'check', delivered: 'checks', read: 'checks',
  failed: 'failed', refused: 'failed', unknown: 'question', withdrawn: 'ban',
};

export const stateIcon = (state: string): IconName => states[state] ?? 'clock';

/** Whether it needs a person before it can reach anybody. */
export const isTrouble = (state: string | null): boolean => ['asks', 'failed', 'refused', 'unknown'].includes(state ?? '');

/** Messages from which something can be made: a bill, or an address to keep. */
export const isUsable = (message: ChatMessageView): boolean =>
  message.from_customer && (message.cart !== null || message.address !== null || message.text !== '');

/** The one that is looked at when nobody chose: the newest cart or address nothing was made of, else the newest words. */
export function first(messages: ChatMessageView[]): ChatMessageView | null {
  const open = messages.find((one) => isUsable(one) && ((one.cart && !one.bill) || (one.address && !one.address.accepted_at)));
  return open ?? messages.find(isUsable) ?? null;
}

/** The next usable message upwards (older) or downwards (newer); `messages` has the newest first. */
export function next(messages: ChatMessageView[], from: number | null, step: 1 | -1): ChatMessageView | null {
  const usable = messages.filter(isUsable);
  const at = usable.findIndex(({ id }) => id === from);
  if (at < 0) return usable[0] ?? null;
  return usable[Math.max(0, Math.min(usable.length - 1, at + step))] ?? null;
}

export interface Day { day: string; messages: ChatMessageView[] }

/** Oldest first under their days, as they are read. */
export function byDay(newestFirst: ChatMessageView[], dayOf: (at: string) => string): Day[] {
  const days: Day[] = [];
  for (const message of newestFirst.toReversed()) {
    const day = dayOf(message.at);
    const last = days.at(-1);
    if (last?.day === day) last.messages.push(message);
    else days.push({ day, messages: [message] });
  }
  return days;
}

/** Whether a person has to look at a line before the bill goes. */
export const needsLook = (fits: CartFit): boolean => fits !== 'same';
