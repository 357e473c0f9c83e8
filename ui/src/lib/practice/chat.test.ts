import { expect, test } from 'vitest';
import type { BubbleView, PhoneOrderView } from '$shared/ipc/bindings';
import { days, stateIcon, statusIcon, target } from './chat';

const order = (reference_id: string, can_pay: boolean): PhoneOrderView => ({
  reference_id, title: '', items: [], more_items: 0, subtotal: '1.00', discount: '0.00', tax: '0.00', shipping: '0.00', total: '1.00',
  state: can_pay ? 'to_pay' : 'paid', can_pay,
});
const bubble = (id: string, at: string, asked: PhoneOrderView | null = null): BubbleView => ({
  id, mine: false, kind: asked ? 'order' : 'text', text: '', reference_id: asked?.reference_id ?? null, status: null, order: asked, shows: [], delivery: 'read', at,
});

test('bubbles stand under their days as they came', () => {
  const chat = [bubble('1', '2026-11-21T08:00:00Z'), bubble('2', '2026-11-22T08:00:00Z'), bubble('3', '2026-11-22T09:00:00Z')];
  expect(days(chat, (at) => at.slice(0, 10)).map(({ bubbles }) => bubbles.map(({ id }) => id))).toEqual([['1'], ['2', '3']]);
});

test('an act is about the newest order that can be paid', () => {
  const chat = [bubble('1', '', order('R1', true)), bubble('2', '', order('R2', false)), bubble('3', '')];
  expect(target(chat, null)).toBe('R1');
  expect(target(chat, 'R2')).toBe('R2');
});

test('where nothing can be paid it is about the newest order, and without one about none', () => {
  expect(target([bubble('1', '', order('R1', false)), bubble('2', '', order('R2', false))], null)).toBe('R2');
  expect(target([bubble('1', '')], null)).toBeNull();
});

test('a payment under way does not look like one that is there', () => {
  expect(stateIcon('pending')).not.toBe(stateIcon('paid'));
  expect(statusIcon('shipped')).toBe('truck');
  expect(statusIcon('something')).toBe('bill');
});
