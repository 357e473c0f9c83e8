import type { ChatMessageView } from '$shared/ipc/bindings';
import { expect, test } from 'vitest';
import { byDay, first, isUsable, next } from './chat';

const message = (id: number, more: Partial<ChatMessageView> = {}): ChatMessageView => ({
  id, from_customer: true, kind: 'text', text: `words ${id}`, at: `2026-11-2${id % 3}T06:00:00Z`, read: true, replies_to: null, state: null,
  trouble: null, order: null, amount: null, told_status: null, cart: null, address: null, bill: null, suggests_stop: false, ...more,
});
const cart = { lines: [], total: null, total_today: null };

test('the newest cart without a bill is looked at first, before newer words', () => {
  expect(first([message(3), message(2, { cart }), message(1, { cart })])?.id).toBe(2);
});

test('a cart that is a bill already is no reason to look away from newer words', () => {
  const bill = { number: 'A-1', status: 'draft', is_new: false };
  expect(first([message(3), message(2, { cart, bill })])?.id).toBe(3);
});

test('what the shop wrote, and what has no words, is passed over', () => {
  expect(isUsable(message(1, { from_customer: false }))).toBe(false);
  expect(isUsable(message(1, { text: '' }))).toBe(false);
  expect(first([message(2, { from_customer: false }), message(1, { text: '' })])).toBeNull();
});

test('the arrows go from one usable message to the next and stop at the ends', () => {
  const all = [message(4), message(3, { from_customer: false }), message(2), message(1)];
  expect(next(all, 4, 1)?.id).toBe(2);
  expect(next(all, 2, -1)?.id).toBe(4);
  expect(next(all, 4, -1)?.id).toBe(4);
  expect(next(all, 1, 1)?.id).toBe(1);
  expect(next(all, 99, 1)?.id).toBe(4);
});

test('days stand in the order in which they are read', () => {
  const days = byDay([message(2), message(1), message(0)], (at) => at.slice(0, 10));
  expect(days.map(({ day, messages }) => [day, messages.map(({ id }) => id)])).toEqual([
    ['2026-11-20', [0]], ['2026-11-21', [1]], ['2026-11-22', [2]],
  ]);
});
