import { describe, expect, it } from 'vitest';
import { Burst } from './scanner';

/** Types a text with a gap between the keys, then the last key. */
function typed(text: string, gap: number, last = 'Enter'): string | null {
  const burst = new Burst();
  let at = 1000;
  for (const key of text) {
    expect(burst.take(key, at)).toBeNull();
    at += gap;
  }
  return burst.take(last, at);
}

describe('a scanner', () => {
  it('is known by six characters, each at most 35 ms after the one before', () => {
    expect(typed('8901234567890', 10)).toBe('8901234567890');
    expect(typed('123456', 35, 'Tab')).toBe('123456');
  });

  it('is not seen in what a person types', () => {
    expect(typed('890123', 60)).toBeNull();
    expect(typed('12345', 10)).toBeNull();
  });

  it('gives only its own burst when a person typed just before', () => {
    const burst = new Burst();
    burst.take('x', 0);
    let at = 500;
    for (const key of '123456') burst.take(key, (at += 10));
    expect(burst.take('Enter', at + 10)).toBe('123456');
  });

  it('begins anew after each burst', () => {
    const burst = new Burst();
    let at = 0;
    for (const key of '123456') burst.take(key, (at += 10));
    burst.take('Enter', (at += 10));
    expect(burst.take('Enter', at + 10)).toBeNull();
  });
});
