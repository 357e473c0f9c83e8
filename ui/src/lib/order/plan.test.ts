import { expect, test } from 'vitest';
import type { ActionName, ActionView } from '$shared/ipc/bindings';
import { nextOf, others, reason, steps } from './plan';

const can = (action: ActionName, is_next = false): ActionView => ({ action, allowed: true, why_not: null, is_next });
const cannot = (action: ActionName, code: string, message: string): ActionView => ({ action, allowed: false, why_not: { code, field: null, message }, is_next: false });

const paid = [
  cannot('send', 'already_sent', 'Sent.'), can('revise'), can('processing', true), can('partially_shipped'), can('shipped'), can('completed'),
  cannot('take_cash', 'already_paid', 'Paid.'), can('look_up'), can('duplicate'),
  cannot('refund', 'refund_not_offered', 'Refund on the gateway’s page.'), cannot('cancel', 'refund_first', 'Refund it first, then cancel.'),
];

test('the next step is the button, and is not offered twice', () => {
  expect(nextOf({ actions: paid })).toBe('processing');
  expect(others({ status: 'pending', actions: paid }).map(({ action }) => action)).not.toContain('processing');
});

test('what was done is past, where it stands is now, what is allowed can be pressed', () => {
  const row = steps({ status: 'shipped', actions: [cannot('shipped', 'status_same', ''), can('completed', true), can('processing')] });
  expect(row.map(({ status }) => status)).toEqual(['pending', 'processing', 'shipped', 'completed']);
  expect(row.map(({ isPast }) => isPast)).toEqual([true, true, false, false]);
  expect(row.find(({ isNow }) => isNow)?.status).toBe('shipped');
  expect(row.map(({ action }) => action)).toEqual([null, 'processing', null, 'completed']);
});

test('part shipped stands among the steps only while it is so', () => {
  expect(steps({ status: 'partially_shipped', actions: [] }).map(({ status }) => status)).toContain('partially_shipped');
  expect(steps({ status: 'pending', actions: [] }).map(({ status }) => status)).not.toContain('partially_shipped');
});

test('a draft and a cancelled order have no steps', () => {
  expect(steps({ status: 'draft', actions: [] })).toEqual([]);
  expect(steps({ status: 'canceled', actions: [] })).toEqual([]);
});

test('cancelling a paid order stays in sight with its reason and the way out', () => {
  expect(others({ status: 'pending', actions: paid }).map(({ action }) => action)).toContain('cancel');
  expect(reason(paid, 'cancel')).toBe('Refund it first, then cancel. Refund on the gateway’s page.');
});

test('there is one button for cash; at once stands alone only where waiting is refused', () => {
  const both = [can('take_cash'), can('take_cash_now')];
  expect(others({ status: 'pending', actions: both }).map(({ action }) => action)).toEqual(['take_cash']);
  const hurry = [cannot('take_cash', 'attempt_pending', 'Paying now.'), can('take_cash_now')];
  expect(others({ status: 'pending', actions: hurry }).map(({ action }) => action)).toEqual(['take_cash_now']);
});

test('what is refused and nobody looks for is left out', () => {
  expect(others({ status: 'pending', actions: paid }).map(({ action }) => action)).not.toContain('send');
  expect(others({ status: 'canceled', actions: paid }).map(({ action }) => action)).not.toContain('cancel');
});
