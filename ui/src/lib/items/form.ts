// An item as it is typed.
import type { PriceRuleName, ProductForm, ProductView, UntaxedName } from '$shared/ipc/bindings';

export type ItemForm = ProductForm & { untaxed: UntaxedName; price_rule: PriceRuleName };

/** The fields that have a place in the form; a refusal of any other is said below it. */
export const FIELDS = ['name', 'alias', 'price', 'unit', 'gst_rate', 'sku', 'hsn'] as const;

/** The rates that are in force for most goods; the core says whether another one is a rate. */
export const RATES = ['0', '0.25', '1.5', '3', '5', '18', '40'];

export const newItem = (): ItemForm => ({ id: null, sku: '', name: '', alias: '', unit: '', price: '', gst_rate: '0', hsn: '', untaxed: 'exempt', price_rule: 'none' });

export const formOf = ({ id, sku, name, alias, unit, price, gst_rate, hsn, untaxed, price_rule }: ProductView): ItemForm => ({ id, sku, name, alias, unit, price, gst_rate, hsn, untaxed, price_rule });

/** Whether something was typed that is not kept yet. */
export const differs = (form: ItemForm, kept: ItemForm): boolean => (Object.keys(kept) as (keyof ItemForm)[]).some((field) => form[field] !== kept[field]);

/** What was typed after something was sent. */
export const changesSince = (form: ItemForm, sent: ItemForm): Partial<ItemForm> =>
  Object.fromEntries((Object.keys(sent) as (keyof ItemForm)[]).filter((field) => form[field] !== sent[field]).map((field) => [field, form[field]]));

/** What is asked only where it matters: an item that bears tax has no reason to bear none. */
export const bearsNone = (form: ItemForm): boolean => Number(form.gst_rate) === 0 && form.price_rule === 'none';
