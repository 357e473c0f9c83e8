import type { ProductView } from '$shared/ipc/bindings';
import { describe, expect, it } from 'vitest';
import { bearsNone, changesSince, differs, formOf, newItem } from './form';

const saree: ProductView = { id: 4, sku: 'SAR', name: 'साड़ी', alias: 'Saree', unit: 'PCS', price: '1499.00', gst_rate: '5', cess_rate: '0', hsn: '6211', untaxed: 'exempt', price_rule: 'apparel', removed_at: null };

describe('an item as it is typed', () => {
  it('is what is kept until something is typed', () => {
    expect(differs(formOf(saree), formOf(saree))).toBe(false);
    expect(differs({ ...formOf(saree), price: '1500' }, formOf(saree))).toBe(true);
    expect(differs(newItem(), newItem())).toBe(false);
  });
  it('knows what was typed after it was sent', () => {
    expect(changesSince(formOf(saree), formOf(saree))).toEqual({});
    expect(changesSince({ ...formOf(saree), price: '1500', hsn: '' }, formOf(saree))).toEqual({ price: '1500', hsn: '' });
  });
  it('is asked why it bears no tax only when it bears none', () => {
    expect(bearsNone(newItem())).toBe(true);
    expect(bearsNone({ ...newItem(), gst_rate: '0.0' })).toBe(true);
    expect(bearsNone({ ...newItem(), gst_rate: '5' })).toBe(false);
    expect(bearsNone({ ...newItem(), price_rule: 'apparel' })).toBe(false);
  });
});
