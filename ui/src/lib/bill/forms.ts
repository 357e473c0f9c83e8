// What is done to a bill's form, without a screen: lines of products, quantities up and down, what counts as begun.
import type { BillForm, CustomerForm, LineForm, ProductView } from '$shared/ipc/bindings';

/** A line of a product. */
export function lineOf(product: ProductView, quantity = '1'): LineForm {
  return { ...ofProduct(product), quantity, price: product.price, discount: '', changed_from: null };
}

/** A line that was pasted, now that its product exists: its quantity, and its price where it had one, stay. */
export function withProduct(line: LineForm, product: ProductView): LineForm {
  return { ...line, ...ofProduct(product), price: line.price.trim() === '' ? product.price : line.price };
}

function ofProduct({ id, name, alias, sku, hsn, unit, gst_rate, cess_rate }: ProductView) {
  return { product_id: id, name, alias, sku, hsn, unit, gst_rate, cess_rate };
}

/** Nobody: a walk-in. */
export const nobody = (): CustomerForm => ({ phone: '', name: '', state: '', gstin: '', address: null });

/** Whether there is a customer. */
export const isSomebody = ({ phone, name }: CustomerForm): boolean => phone.trim() !== '' || name.trim() !== '';

/** Whether there is anything to lose. */
export const isTouched = (form: BillForm): boolean =>
  form.lines.length > 0 || isSomebody(form.customer) || form.entry.trim() !== '' || form.discount.trim() !== '';

/** One more or one fewer of what is typed; a fraction keeps its fraction, and nothing goes below what can be sold. */
export function stepped(quantity: string, by: 1 | -1): string {
  const [, whole = '', part = ''] = /^\s*(\d*)(\.\d*)?\s*$/.exec(quantity) ?? [];
  if (whole === '' && part === '') return quantity.trim() === '' && by === 1 ? '1' : quantity;
  const next = BigInt(whole || '0') + BigInt(by);
  const isSomething = next > 0n || (next === 0n && /[1-9]/.test(part));
  return isSomething ? `${next}${part}` : quantity;
}

/** What is typed in the item search: `2.5*dal` is two and a half of what `dal` finds. */
export function readEntry(text: string): { quantity: string | null; search: string } {
  const [, quantity, search] = /^\s*(\d+(?:\.\d+)?)\s*[*×]\s*(.*)$/.exec(text) ?? [];
  return quantity === undefined || search === undefined ? { quantity: null, search: text.trim() } : { quantity, search: search.trim() };
}

/** What was typed after Enter while the search was still on its way: a quantity, or the beginning of the next item. */
export function typedAhead(asked: string, now: string): { quantity: string | null; entry: string } {
  const rest = now.startsWith(asked) ? now.slice(asked.length) : '';
  return /^\d+(\.\d*)?$/.test(rest) ? { quantity: rest, entry: '' } : { quantity: null, entry: rest };
}

/** Whether text on the clipboard is a range of cells or lines rather than a word. */
export const isRange = (text: string): boolean => /[\t\n]/.test(text.trim());
