import { expect, test } from 'vitest';
import { chosenParts, isWhole } from './parts';

const lines = [{ place: 0, quantity: '10' }, { place: 2, quantity: '2.5' }];

test('everything is whole until a quantity is changed', () => {
  expect(isWhole(lines, ['10', '2.5'])).toBe(true);
  expect(isWhole(lines, ['10', '2'])).toBe(false);
});

test('a quantity of nothing leaves the line out, whatever way it is typed', () => {
  for (const nothing of ['', ' ', '0', '0.00']) expect(chosenParts(lines, [nothing, '1'], [])).toEqual([{ place: 2, quantity: '1', amount: '' }]);
});

test('a part of the price stands where no quantity was typed', () => {
  expect(chosenParts(lines, ['', ''], ['12.50', ''])).toEqual([{ place: 0, quantity: '', amount: '12.50' }]);
});
