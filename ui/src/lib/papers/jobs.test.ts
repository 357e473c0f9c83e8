import { expect, test } from 'vitest';
import type { PrintJobView, PrintStateName } from '$shared/ipc/bindings';
import { answersOf, withJob } from './jobs';

const job = (id: number, state: PrintStateName): PrintJobView => ({ id, document: `S-${id}`, order: null, printer: 'Counter', state, is_copy: false, trouble: '', asked_at: '2026-11-22T06:22:00Z' });

test('a receipt that may be out is not sent again before somebody looked', () => {
  expect(answersOf('unknown')).not.toContain('try_again');
  expect(answersOf('waiting')).toEqual(['try_again', 'discard']);
});

test('nothing can be said about a receipt that is under way or settled', () => {
  for (const state of ['printing', 'printed', 'discarded'] as const) expect(answersOf(state)).toEqual([]);
});

test('a receipt that was heard of stands where it stood, and a new one at the end', () => {
  const open = [job(1, 'waiting'), job(2, 'waiting')];
  expect(withJob(open, job(1, 'unknown'))).toEqual([job(1, 'unknown'), job(2, 'waiting')]);
  expect(withJob(open, job(3, 'waiting')).map(({ id }) => id)).toEqual([1, 2, 3]);
});

test('a settled receipt is gone, known or not', () => {
  expect(withJob([job(1, 'waiting')], job(1, 'printed'))).toEqual([]);
  expect(withJob([job(1, 'unknown')], job(1, 'discarded'))).toEqual([]);
  expect(withJob([job(1, 'waiting')], job(2, 'printed'))).toEqual([job(1, 'waiting')]);
});
