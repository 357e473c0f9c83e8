import { expect, it } from 'vitest';
import { larger, smaller, TEXT_SIZES } from './text-size';

it('text grows and shrinks by its steps, and stays at the ends', () => {
  expect([larger(100), larger(120), larger(200)]).toEqual([115, 130, 200]);
  expect([smaller(100), smaller(95), smaller(90)]).toEqual([90, 90, 90]);
  expect(TEXT_SIZES.at(-1)).toBe(200);
});
