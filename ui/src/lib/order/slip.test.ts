import { expect, test } from 'vitest';
import { minus } from '$shared/i18n/money';
import { isConfirmed } from './slip';

test.each([['120.71', '-120.71'], ['-120.71', '-120.71'], ['0.00', '0.00']])('a discount of %s is taken off as %s', (amount, shown) => expect(minus(amount)).toBe(shown));

test('money that was only told of is not stamped', () => {
  expect(isConfirmed({ status: 'confirming', due: '0.00' })).toBe(false);
  expect(isConfirmed({ status: 'unpaid', due: '684.00' })).toBe(false);
  expect(isConfirmed({ status: 'refunded', due: '684.00' })).toBe(false);
});

test('a part is not the whole', () => {
  expect(isConfirmed({ status: 'part_paid', due: '100.00' })).toBe(false);
  expect(isConfirmed({ status: 'paid', due: '0.00' })).toBe(true);
});
