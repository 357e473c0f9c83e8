import { describe, expect, it } from 'vitest';
import { isEnough, isNumber, isWholeNumber } from './customers';

describe('what is typed to find a customer', () => {
  it.each([
    ['98', false],
    ['981', true],
    ['९८१', true],
    ['+91 9', true],
    ['S', false],
    ['सु', true],
  ])('%j is enough to look for: %s', (text, enough) => {
    expect(isEnough(text)).toBe(enough);
  });

  it('a number may have spaces, dashes and the country before it', () => {
    expect(['98123 45670', '+91-98123-45670', '९८१२३४५६७०'].map(isWholeNumber)).toEqual([true, true, true]);
  });

  it('a name with a digit is no number', () => {
    expect([isNumber('Sharma 2'), isNumber('2'), isNumber(' ')]).toEqual([false, true, false]);
  });
});
