import { describe, expect, it } from 'vitest';
import { grouped, isZero, spoken, toPaise } from './money';

describe('money', () => {
  it('is grouped the Indian way, however long', () => {
    const said = ['0', '1', '999', '1000', '12345', '123456', '1234567', '12345678901234567890'].map(grouped);
    expect(said).toEqual(['0', '1', '999', '1,000', '12,345', '1,23,456', '12,34,567', '1,23,45,67,89,01,23,45,67,890']);
  });

  it('keeps digits that no float could hold', () => {
    expect(spoken('90071992547409931.05')).toBe('₹90,07,19,92,54,74,09,931.05');
  });

  it('always has two digits of paise, and the minus stands before the sign', () => {
    expect(spoken('1234.5')).toBe('₹1,234.50');
    expect(spoken('-66.46')).toBe('−₹66.46');
    expect(spoken('7')).toBe('₹7.00');
  });

  it('goes into the catalogue as whole paise', () => {
    expect(toPaise('1234.50')).toBe(123_450);
    expect(toPaise('-0.05')).toBe(-5);
    expect(toPaise('0.00')).toBe(0);
  });

  it('is nothing only when every digit is', () => {
    expect(['0', '0.00', '-0.00'].every(isZero)).toBe(true);
    expect(['0.01', '-0.01', '10.00'].some(isZero)).toBe(false);
  });
});
