import { expect, test } from 'vitest';
import type { NeedsYouView } from '$shared/ipc/bindings';
import { places } from './needs';

const need = (code: string, order: string): NeedsYouView => ({
  order, code, customer: 'Lakshmi Iyer', title: code, what: '', do_text: '', amount: '0.00', at: '2026-11-22T06:00:00Z',
});

test('up to four things each have a place of their own', () => {
  const four = ['A-1', 'A-2', 'A-3', 'A-4'].map((order) => need('paid_twice', order));
  const { shown, n_more } = places(four);
  expect(shown.map((place) => place.all.length)).toEqual([1, 1, 1, 1]);
  expect(n_more).toBe(0);
});

test('more than four are grouped by kind, the newest kind first', () => {
  const five = [need('paid_twice', 'A-5'), need('late_capture', 'A-4'), need('paid_twice', 'A-3'), need('paid_twice', 'A-2'), need('late_capture', 'A-1')];
  const { shown, n_more } = places(five);
  expect(shown.map((place) => [place.code, place.all.length])).toEqual([['paid_twice', 3], ['late_capture', 2]]);
  expect(shown[0]?.all[0]?.order).toBe('A-5');
  expect(n_more).toBe(0);
});

test('what has no place is counted, and nothing is counted twice', () => {
  const six = ['a', 'b', 'c', 'd', 'e', 'a'].map((code, n) => need(code, `A-${n}`));
  const { shown, n_more } = places(six);
  expect(shown.map((place) => place.code)).toEqual(['a', 'b', 'c']);
  expect(n_more).toBe(2);
});
