import { expect, test } from 'vitest';
import type { QuarantineView } from '$shared/ipc/bindings';
import { whyNotYet } from './release';

const book = (still_sweeping: number): QuarantineView => ({ since: '2026-11-22T06:15:00Z', still_sweeping, found: [], waiting: [] });

test('a book is not released before every payment was asked after', () => {
  expect(whyNotYet(null, true)).toBe('wait');
  expect(whyNotYet(book(3), true)).toBe('wait');
});

test('a book is not released while another computer may hold it too', () => {
  expect(whyNotYet(book(0), false)).toBe('not-alone');
  expect(whyNotYet(book(0), true)).toBeNull();
});
