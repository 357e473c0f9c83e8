import { expect, test } from 'vitest';
import { spaced } from './phone';

test('a number is shown in two halves, and another country’s as it is', () => {
  expect([spaced('+919000000417'), spaced('+4915112345678'), spaced('')]).toEqual(['90000 00417', '+4915112345678', '']);
});
