import { expect, test } from 'vitest';
import { kindOf, placeOf } from './memory.svelte';
import { called } from './periods';

test('a period is called as the shop calls it, in its language', () => {
  expect(called({ span: 'month', from: '2026-11-01', to: '2026-11-30' }, 'en-IN')).toBe('November 2026');
  expect(called({ span: 'month', from: '2026-11-01', to: '2026-11-30' }, 'hi-IN')).toBe('नवंबर 2026');
  expect(called({ span: 'quarter', from: '2026-10-01', to: '2026-12-31' }, 'en-IN')).toBe('Oct – Dec 2026');
  expect(called({ span: 'year', from: '2026-04-01', to: '2027-03-31' }, 'en-IN')).toBe('2026-27');
});

test('a book has a place of its own, and an unknown place shows the day book', () => {
  expect(placeOf('tax_by_rate')).toBe('/books/tax-by-rate');
  expect(kindOf('/books/tax-by-rate')).toBe('tax_by_rate');
  expect(kindOf('/books')).toBe('day_book');
  expect(kindOf('/books/frogs')).toBe('day_book');
});
