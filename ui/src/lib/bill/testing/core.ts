// A small core for tests of the screen: it keeps bills in memory, adds whole paise, and does as it is told when it is to
// fail or be slow. What the real core does is tested in Rust.
import type { BillForm, BillView, CustomerView, FinishedBillView, HeldBillView, LineForm, ProductForm, ProductView, QuoteView } from '$shared/ipc/bindings';
import type { Commands, Events, Unlisten } from '$shared/ipc/types';
import { Refusal } from '$shared/ipc/refusal';

interface Bill {
  form: BillForm;
  sequence: number;
  state: 'open' | 'held' | 'finished' | 'discarded';
}

const product = (id: number, sku: string, name: string, alias: string, unit: string, price: string): ProductView => ({ id, sku, name, alias, unit, price, gst_rate: '5', cess_rate: '0', hsn: '', untaxed: 'exempt', price_rule: 'none', removed_at: null });

const customer = (id: number, name: string, phone: string, owes: string): CustomerView => ({
  id, name, phone, owes, last_bill: { number: 'A-1', total: '1846.00', at: '2026-11-14T12:40:00Z' }, wrote_at: null, window_open: false, state: '27', gstin: '', address: null,
});

const blank = (): BillForm => ({ customer: { phone: '', name: '', state: '', gstin: '', address: null }, lines: [], discount: '', shipping: '', delivery: 'pickup', payment: 'whatsapp', note: '', entry: '' });

/** What the test sets, and what it looks at afterwards. */
export const core = begin();

function begin() {
  return {
    products: [
      product(1, 'ATA10', 'चक्की आटा', 'Chakki atta 10 kg', 'BAG', '465.00'),
      product(2, 'SUG', 'चीनी', 'Sugar, loose', 'KGS', '44.00'),
      product(3, '8901234', 'चाय', 'Tea 250 g', 'PAC', '120.00'),
      product(4, 'DAL', 'तूर दाल', 'Toor dal', 'KGS', '148.00'),
      product(5, 'OIL', 'सरसों का तेल', 'Mustard oil 1 L', 'BTL', '178.00'),
    ],
    customers: [customer(7, 'Sunita Deshmukh', '+919000000417', '420.00'), customer(8, 'Imran Shaikh', '+919000000342', '0.00')],
    bills: new Map<string, Bill>(),
    current: '',
    /** Names of commands that fail, and why. */
    failing: new Map<string, string>(),
    /** What must happen before a command answers. */
    gates: new Map<string, Promise<void>>(),
    calls: [] as { name: string; values: unknown[] }[],
    finished: [] as FinishedBillView[],
  };
}

export const reset = (): void => void Object.assign(core, begin());

const paise = (amount: string): number => (/^\d+(\.\d{1,2})?$/.test(amount.trim()) ? Math.round(Number(amount) * 100) : NaN);
const rupees = (amount: number): string => (amount / 100).toFixed(2);

function quote(form: BillForm): QuoteView | null {
  if (form.lines.length === 0) return null;
  const zero = '0.00';
  const lines = form.lines.map((line) => {
    const amount = Math.round(Number(line.quantity) * paise(line.price));
    const total = rupees(Number.isFinite(amount) ? amount : 0);
    return { name: line.name, quantity: line.quantity, gross: total, discount: zero, amount: total, gst_rate: line.gst_rate, taxable: total, cgst: zero, sgst: zero, igst: zero, cess: zero, total };
  });
  const total = rupees(lines.reduce((sum, line) => sum + paise(line.amount), 0));
  return { lines, supply: 'intra', items_at_rate: total, line_discount: zero, bill_discount: zero, taxable: total, discount: zero, shipping: zero, cgst: zero, sgst: zero, igst: zero, cess: zero, round_off: zero, total, in_words: 'so much', sendable: true };
}

function problems(form: BillForm) {
  const of_lines = form.lines.flatMap((line, at) => {
    const wrong = [];
    if (!(Number(line.quantity) > 0)) wrong.push({ code: 'quantity_invalid', field: `lines[${at}].quantity`, message: 'A quantity must be more than 0.' });
    if (Number.isNaN(paise(line.price))) wrong.push({ code: 'price_invalid', field: `lines[${at}].price`, message: 'The price is not an amount in rupees.' });
    return wrong;
  });
  const digits = form.customer.phone.replace(/\D/g, '');
  return digits !== '' && digits.length < 10 ? [...of_lines, { code: 'phone_invalid', field: 'customer.phone', message: 'This is not a mobile number.' }] : of_lines;
}

const same = (phone: string) => phone.replace(/\D/g, '').slice(-10);

function view(number: string): BillView {
  const bill = core.bills.get(number);
  if (!bill) throw new Refusal({ code: 'order_not_found', field: null, message: `There is no order ${number}.` });
  const { form } = bill;
  const sum = quote(form);
  const known = form.customer.phone ? (core.customers.find(({ phone }) => same(phone) === same(form.customer.phone)) ?? null) : null;
  const refusal = form.customer.phone ? null : { code: 'customer_phone_missing', field: 'customer.phone', message: 'This customer has no phone number.' };
  return {
    number, form: structuredClone(form), sequence: bill.sequence, revises: null, revision: 1, quote: sum, problems: problems(form), customer: known, held: bill.state === 'held', saved_at: '2026-11-22T06:22:00Z',
    preview: sum && {
      language: 'hi-IN', kind: 'interactive', why: 'window_closed', cost: null, greeting: `कुल ₹${sum.total}`, body: '', footer: '', items: form.lines.map(({ name, quantity }, at) => ({ name, quantity, amount: sum.lines[at]?.amount ?? '0.00' })),
      more_items: 0, more_amount: '0.00', subtotal: sum.total, discount: '0.00', tax: '0.00', tax_note: '', shipping: '0.00', total: sum.total, expires_days: 7, refusal,
    },
  };
}

function fresh(): BillView {
  const number = `A-${core.bills.size + 842}`;
  core.bills.set(number, { form: blank(), sequence: 0, state: 'open' });
  core.current = number;
  return view(number);
}

function bill(number: string): Bill {
  const found = core.bills.get(number);
  if (!found) throw new Refusal({ code: 'order_not_found', field: null, message: `There is no order ${number}.` });
  return found;
}

const answers: Partial<Record<keyof Commands, (...values: never[]) => unknown>> = {
  shop: () => ({ name: 'Navrang Kirana', upi_id: '', state: '27', registration: 'regular', gstin: '', address: null, prices: 'inclusive', round_off: true, customer_language: 'hi-IN', invoicing: { turnover: 'up_to_5_crore', on_payment: 'invoice', small_sales_together: false, shipping_rule: 'pro_rata', shipping_rate: '', shipping_hsn: '' } }),
  rememberPlace: () => null,
  statesOfIndia: () => [{ code: '27', name: 'Maharashtra' }],
  currentBill: () => (core.current && bill(core.current).state === 'open' ? view(core.current) : fresh()),
  newBill: fresh,
  openBill: (number: string) => {
    bill(number).state = 'open';
    core.current = number;
    return view(number);
  },
  saveBill: (number: string, form: BillForm, sequence: number) => {
    const stored = bill(number);
    if (stored.state !== 'finished' && sequence > stored.sequence) Object.assign(stored, { form: structuredClone(form), sequence });
    return view(number);
  },
  holdBill: (number: string) => {
    bill(number).state = 'held';
    core.current = '';
    return null;
  },
  heldBills: (): HeldBillView[] =>
    [...core.bills].filter(([, { state }]) => state === 'held').map(([number, { form }]) => ({
      number, customer: form.customer.name, first_items: form.lines.map(({ name }) => name).join(', '), n_lines: form.lines.length, total: quote(form)?.total ?? '0.00', held_at: '2026-11-22T05:50:00Z',
    })),
  discardBill: (number: string) => {
    bill(number).state = 'discarded';
    return null;
  },
  finishBill: (number: string, form: BillForm): FinishedBillView => {
    const stored = bill(number);
    const again = core.finished.find((finished) => finished.number === number);
    if (again) return again;
    Object.assign(stored, { form: structuredClone(form), state: 'finished' });
    const done: FinishedBillView = { number, how: form.payment, reference_id: null, total: quote(form)?.total ?? '0.00' };
    core.finished.push(done);
    return done;
  },
  findCustomers: (text: string) => {
    const digits = text.replace(/\D/g, '');
    return core.customers.filter(({ name, phone }) => (digits.length >= 3 ? phone.endsWith(digits) || same(phone).startsWith(digits) : name.toLowerCase().includes(text.toLowerCase())));
  },
  findProducts: (text: string) => {
    const part = text.toLowerCase();
    return core.products.filter(({ sku, name, alias }) => sku.toLowerCase().startsWith(part) || `${name} ${alias}`.toLowerCase().includes(part));
  },
  saveProduct: (form: ProductForm) => {
    if (form.name.trim() === '') throw new Refusal({ code: 'name_missing', field: 'name', message: 'An item has no name.' });
    const made = product(core.products.length + 1, form.sku || 'P0001', form.name, form.alias, form.unit, form.price);
    core.products.push(made);
    return made;
  },
  repeatLast: (number: string) => {
    const stored = bill(number);
    const line: LineForm = { product_id: 2, name: 'चीनी', alias: 'Sugar, loose', sku: 'SUG', hsn: '', unit: 'KGS', quantity: '5', price: '44.00', discount: '', gst_rate: '5', cess_rate: '0', changed_from: '42.00' };
    stored.form.lines.push(line);
    stored.sequence += 1;
    return view(number);
  },
  readPasted: (text: string): LineForm[] =>
    text.split('\n').filter((row) => row.trim() !== '').map((row) => {
      const [name = '', quantity = '1', price = ''] = row.split('\t');
      const known = core.products.find((one) => one.alias.toLowerCase().startsWith(name.toLowerCase()));
      return { product_id: known?.id ?? null, name: known?.name ?? name, alias: known?.alias ?? '', sku: known?.sku ?? '', hsn: '', unit: '', quantity, price: price || (known?.price ?? ''), discount: '', gst_rate: '5', cess_rate: '0', changed_from: null };
    }),
  order: (number: string) => ({ number, status: bill(number).state === 'finished' ? 'pending' : 'draft' }),
};

async function answer(name: keyof Commands, values: unknown[]): Promise<unknown> {
  core.calls.push({ name, values: structuredClone(values) });
  await core.gates.get(name);
  const why = core.failing.get(name);
  if (why !== undefined) throw new Refusal({ code: 'disk_full', field: null, message: why });
  const found = answers[name];
  if (!found) throw new Refusal({ code: 'internal', field: null, message: name });
  return found(...(values as never[]));
}

export const commands = new Proxy({} as Commands, {
  get: (_, name) => (...values: unknown[]) => answer(name as keyof Commands, values),
});

/** Nothing happens by itself here. */
export const listen: <E extends keyof Events>(event: E, hear: (payload: Events[E]) => void) => Unlisten = () => () => {};
