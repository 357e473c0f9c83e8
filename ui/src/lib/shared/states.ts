// States in words, pictures and tones: the same in lists, on an order's page, everywhere.
import { maybe } from './i18n/words.svelte';
import type { IconName } from './ui/icons';

export interface Shown {
  icon: IconName;
  tone: 'ok' | 'wait' | 'info' | 'bad' | 'mute';
  word: string;
  loud: boolean;
}

type Look = [IconName, Shown['tone'], loud?: boolean];

const payments: Record<string, Look> = {
  unpaid: ['clock', 'wait'],
  confirming: ['confirming', 'info'],
  part_paid: ['unequal', 'wait'],
  paid: ['paid', 'ok'],
  paid_over: ['unequal', 'wait', true],
  paid_twice: ['twice', 'bad', true],
  expired: ['expired', 'mute'],
  part_refunded: ['undo', 'mute'],
  refunded: ['undo', 'mute'],
};

const orders: Record<string, Look> = {
  draft: ['bill', 'mute'],
  held: ['pause', 'mute'],
  pending: ['bill', 'mute'],
  processing: ['box', 'info'],
  shipped: ['truck', 'info'],
  partially_shipped: ['truck', 'info'],
  completed: ['check', 'ok'],
  canceled: ['ban', 'mute'],
};

const messages: Record<string, Look> = {
  queued: ['clock', 'mute'],
  asks: ['question', 'wait', true],
  in_flight: ['send', 'mute'],
  accepted: ['check', 'mute'],
  sent: ['check', 'mute'],
  delivered: ['checks', 'mute'],
  read: ['checks', 'info'],
  failed: ['failed', 'bad', true],
  refused: ['failed', 'bad', true],
  unknown: ['question', 'wait', true],
  withdrawn: ['minus', 'mute'],
};

const attention: Record<string, Look> = {
  amount_differs: ['unequal', 'wait', true],
  captured_after_cancel: ['alert', 'bad', true],
  cash_and_capture: ['twice', 'bad', true],
  late_capture: ['alert', 'wait', true],
  paid_twice: ['twice', 'bad', true],
  paid_over: ['unequal', 'wait', true],
  not_confirmed: ['question', 'wait', true],
};

const dashed = (code: string) => code.replaceAll('_', '-');

function shown(looks: Record<string, Look>, prefix: string, code: string): Shown {
  const [icon, tone, loud = false] = looks[code] ?? ['question', 'mute'];
  return { icon, tone, loud, word: maybe(`${prefix}-${dashed(code)}`, code) };
}

/** The payment; what needs a person about it comes before it. */
export function paymentState(code: string, open: string | null = null, hasFailed = false): Shown {
  const look = open === null ? undefined : attention[open];
  if (open !== null && look) return { icon: look[0], tone: look[1], loud: true, word: maybe(`attention-${dashed(open)}-title`, open) };
  if (code === 'unpaid' && hasFailed) return { icon: 'failed', tone: 'bad', loud: false, word: maybe('attempt-state-failed') };
  return shown(payments, 'payment-word', code);
}

/** *Paid in cash* where all of it came by hand. */
export function paidHow(state: Shown, { status, methods }: { status: string; methods: string[] }): Shown {
  const isCash = status === 'paid' && methods.length > 0 && methods.every((method) => method === 'cash');
  return isCash ? { ...state, icon: 'cash', word: maybe('payment-state-paid-cash', state.word) } : state;
}

export const orderState = (code: string, held = false): Shown => shown(orders, 'order-state', held ? 'held' : code);

export const messageState = (code: string): Shown => shown(messages, 'message-state', code);

/** What a message of the shop is, and the status that it tells. */
export const messageWord = (kind: string, told: string | null): string =>
  maybe(`message-kind-${dashed(kind)}`, kind) + (told ? `: ${maybe(`order-state-${dashed(told)}`, told)}` : '');
