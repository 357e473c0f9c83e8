/** The fields of a line that are typed in. */
export type LineField = 'quantity' | 'price' | 'discount';

/** Where on the screen a field of the form is typed, by the name that a problem gives it. */
export type Spot = { where: 'line'; at: number; field: LineField } | { where: 'customer' | 'discount' | 'sheet' | 'settings' };

/** Where to go for a problem's field. */
export function spotOf(field: string | null): Spot {
  const [, at, rest] = /^lines\[(\d+)\]\.?(.*)$/.exec(field ?? '') ?? [];
  if (at !== undefined) return { where: 'line', at: Number(at), field: rest === 'price' || rest === 'discount' ? rest : 'quantity' };
  if (field === 'discount') return { where: 'discount' };
  if (field?.startsWith('shop.')) return { where: 'settings' };
  if (field === 'customer.phone' || field === 'customer.name') return { where: 'customer' };
  return { where: 'sheet' };
}
