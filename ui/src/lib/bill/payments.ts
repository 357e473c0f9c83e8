import { t } from '$shared/i18n/words.svelte';

/** How a bill can be paid, in the order F8 goes through. */
export const PAYMENTS = ['whatsapp', 'cash', 'due'] as const;
export type Payment = (typeof PAYMENTS)[number];

/** The same with their words, and what tests find them by. */
export const payments = (place: 'bill' | 'finish') => PAYMENTS.map((value) => ({ value, word: t(`counter-payment-${value}`), test: `${place}-${value}` }));

/** The one after it. */
export const after = (payment: Payment): Payment => PAYMENTS[(PAYMENTS.indexOf(payment) + 1) % PAYMENTS.length] ?? 'whatsapp';
