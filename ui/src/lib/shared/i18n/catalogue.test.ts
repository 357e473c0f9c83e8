import { describe, expect, it } from 'vitest';
import { read } from './catalogue';

async function said(language: 'en-IN' | 'hi-IN', key: string, values?: Record<string, string | number>): Promise<string> {
  const bundle = await read(language);
  const faults: Error[] = [];
  const text = bundle.formatPattern(bundle.getMessage(key)?.value ?? '', values, faults);
  expect(faults).toEqual([]);
  return text;
}

describe('the catalogue says here what the program says', () => {
  it('amounts come as paise and are written the same way', async () => {
    expect(await said('en-IN', 'payment-state-part-paid', { due: 12_345_650 })).toBe('Part paid, ₹1,23,456.50 still due');
    expect(await said('en-IN', 'payment-state-part-paid', { due: 5 })).toBe('Part paid, ₹0.05 still due');
    expect(await said('en-IN', 'payment-state-part-paid', { due: -6646 })).toBe('Part paid, -₹66.46 still due');
  });

  it('counts choose their plural, in Hindi also for none', async () => {
    expect(await said('en-IN', 'sync-sent', { count: 1 })).toBe('1 message was sent.');
    expect(await said('en-IN', 'sync-sent', { count: 0 })).toBe('0 messages were sent.');
    expect(await said('hi-IN', 'sync-sent', { count: 0 })).toBe('0 संदेश भेजा गया।');
    expect(await said('hi-IN', 'sync-sent', { count: 2 })).toBe('2 संदेश भेजे गए।');
  });

  it('numbers are grouped the Indian way, with Latin digits', async () => {
    expect(await said('hi-IN', 'sync-sent', { count: 1_234_567 })).toBe('12,34,567 संदेश भेजे गए।');
  });

  it('leaves no marks around what it fills in', async () => {
    expect(await said('en-IN', 'account-removed', { name: 'Shop' })).toBe('The account “Shop” was removed, and its key with it.');
  });
});
