import { expect, test } from 'vitest';
import type { EvidenceView } from '$shared/ipc/bindings';
import { byDay, point } from './evidence';

const fact = (code: string, group: EvidenceView['group'], at: string): EvidenceView => ({
  at, code, group, tone: 'mute', text: code, who: '', amount: null, counted: false, struck: false,
});
const dayOf = (at: string) => at.slice(0, 10);

test('facts stand under their days, in the order they came', () => {
  const evidence = [
    fact('bill-accepted', 'message', '2026-11-21T08:00:00Z'),
    fact('attempt-failed', 'money', '2026-11-21T09:00:00Z'),
    fact('attempt-confirmed', 'money', '2026-11-22T09:00:00Z'),
  ];
  expect(byDay(evidence, 'all', dayOf).map(({ day, facts }) => [day, facts.length])).toEqual([['2026-11-21', 2], ['2026-11-22', 1]]);
  expect(byDay(evidence, 'money', dayOf).flatMap(({ facts }) => facts.map(({ code }) => code))).toEqual(['attempt-failed', 'attempt-confirmed']);
});

test('a day without a fact of the chosen kind is not named', () => {
  expect(byDay([fact('order-issued', 'order', '2026-11-21T08:00:00Z')], 'message', dayOf)).toEqual([]);
});

test.each([
  ['bill-read', 'message', 'eye'],
  ['bill-accepted', 'message', 'send'],
  ['attempt-failed', 'money', 'cross'],
  ['attempt-confirmed', 'money', 'check'],
  ['status-refused', 'message', 'cross'],
  ['status', 'order', 'box'],
  ['something-new', 'money', 'rupee'],
] as const)('%s (%s) is drawn as %s', (code, group, icon) => expect(point({ code, group })).toBe(icon));

test('read is never drawn as paid', () => {
  expect(point({ code: 'bill-read', group: 'message' })).not.toBe(point({ code: 'attempt-confirmed', group: 'money' }));
});
