import { describe, expect, it } from 'vitest';
import type { BillForm, ProductView } from '$shared/ipc/bindings';
import { isRange, isTouched, lineOf, nobody, readEntry, stepped, typedAhead, withProduct } from './forms';

const dal: ProductView = { id: 7, sku: 'DAL', name: 'तूर दाल', alias: 'Toor dal', unit: 'KGS', price: '148.00', gst_rate: '0', cess_rate: '0', hsn: '0713', untaxed: 'exempt', price_rule: 'none', removed_at: null };
const blank = (): BillForm => ({ customer: nobody(), lines: [], discount: '', shipping: '', delivery: 'pickup', payment: 'whatsapp', note: '', entry: '' });

describe('quantities', () => {
  it.each([
    ['1', 1, '2'],
    ['2', -1, '1'],
    ['1', -1, '1'],
    ['2.5', 1, '3.5'],
    ['1.5', -1, '0.5'],
    ['0.5', -1, '0.5'],
    ['1.0', -1, '1.0'],
    ['.5', 1, '1.5'],
    ['', 1, '1'],
    ['', -1, ''],
    ['2 kg', 1, '2 kg'],
    ['99999999999999999999', 1, '100000000000000000000'],
  ] as const)('of %j, %i step gives %j', (quantity, by, next) => {
    expect(stepped(quantity, by)).toBe(next);
  });
});

describe('the item search', () => {
  it.each([
    ['dal', null, 'dal'],
    [' 2.5*dal', '2.5', 'dal'],
    ['3 × chini', '3', 'chini'],
    ['8901', null, '8901'],
    ['*dal', null, '*dal'],
    ['2*', '2', ''],
  ])('%j is %j of %j', (text, quantity, search) => {
    expect(readEntry(text)).toEqual({ quantity, search });
  });

  it('digits typed before the answer came are the quantity', () => {
    expect(typedAhead('su', 'su2.5')).toEqual({ quantity: '2.5', entry: '' });
  });

  it('letters typed before the answer came are the next item', () => {
    expect(typedAhead('su', 'sute')).toEqual({ quantity: null, entry: 'te' });
  });

  it('a word is no range, a column and a row are', () => {
    expect([isRange('dal\n'), isRange('dal\nchini'), isRange('dal\t2')]).toEqual([false, true, true]);
  });
});

describe('a bill', () => {
  it('with nothing typed has nothing to lose', () => {
    expect(isTouched(blank())).toBe(false);
    expect(isTouched({ ...blank(), payment: 'cash' })).toBe(false);
  });

  it('is begun with a line, a customer, a half-typed item or a discount', () => {
    const begun: Partial<BillForm>[] = [{ lines: [lineOf(dal)] }, { customer: { ...nobody(), phone: '98' } }, { entry: 'd' }, { discount: '5%' }];
    expect(begun.map((part) => isTouched({ ...blank(), ...part }))).toEqual([true, true, true, true]);
  });

  it('keeps what was pasted of a line whose item is made later', () => {
    const pasted = { ...lineOf(dal, '3'), product_id: null, name: 'Dal', price: '95.50' };
    expect(withProduct(pasted, dal)).toMatchObject({ product_id: 7, name: 'तूर दाल', quantity: '3', price: '95.50' });
    expect(withProduct({ ...pasted, price: '' }, dal).price).toBe('148.00');
  });
});
