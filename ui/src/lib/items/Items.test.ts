// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OpeningView, ProductForm, ProductView } from '$shared/ipc/bindings';
import { desk } from '$shared/desk.svelte';
import { speak } from '$shared/i18n/words.svelte';
import { dispatch } from '$shared/keys';
import Items from './Items.svelte';
import { memory } from './memory.svelte';

const core = vi.hoisted(() => ({ listProducts: vi.fn(), saveProduct: vi.fn(), removeProduct: vi.fn(), bringBackProduct: vi.fn(), priceRules: vi.fn() }));
vi.mock('#commands', () => ({ commands: core, listen: () => () => undefined }));

const item = (id: number, name: string): ProductView => ({ id, sku: `C-${id}`, name, alias: '', unit: '', price: '10.00', gst_rate: '5', cess_rate: '0', hsn: '', untaxed: 'exempt', price_rule: 'none', removed_at: null });
const opening = (book: OpeningView['book']) => ({ state: 'shop', book }) as OpeningView;
const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
};
const field = (name: string) => document.querySelector<HTMLInputElement>(`[data-test="item-${name}"]`);
const text = (name: string) => field(name)?.value;
const press = (key: string, init: KeyboardEventInit = {}) => dispatch(new KeyboardEvent('keydown', { key, ...init }));
function type(name: string, value: string) {
  const input = field(name);
  if (!input) throw new Error(`no ${name}`);
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
async function choose(position: number) {
  document.querySelector<HTMLElement>(`#row-${position}`)?.click();
  await settle();
}

let products: ProductView[];
let screen: ReturnType<typeof mount>;
const open = async () => {
  screen = mount(Items, { target: document.body });
  await settle();
};

beforeEach(async () => {
  products = [item(1, 'Atta'), item(2, 'Besan')];
  for (const command of Object.values(core)) command.mockReset();
  core.priceRules.mockResolvedValue([]);
  core.listProducts.mockImplementation(() => Promise.resolve({ products: [...products], next: null, found: products.length, on_list: products.length, off_list: 0 }));
  document.body.innerHTML = '';
  desk.opening = opening('real');
  Object.assign(memory, { search: '', removed: false, current: 0, isNew: false });
  await speak('en-IN');
});
afterEach(() => unmount(screen));

test('what is typed into an item is there again after another one was looked at', async () => {
  await open();
  type('price', '12');
  await choose(1);
  expect(text('price')).toBe('10.00');
  await choose(0);
  expect(text('price')).toBe('12');
  press('Escape');
  flushSync();
  expect(text('price')).toBe('10.00');
});

test('a save that ends when another item is open forgets nothing that was typed into that one', async () => {
  await open();
  let end: (saved: ProductView) => void = () => {};
  core.saveProduct.mockImplementation(() => new Promise((resolve) => (end = resolve)));
  type('price', '12');
  press('s', { ctrlKey: true, code: 'KeyS' });
  await settle();
  await choose(1);
  type('price', '99');
  products = [{ ...item(1, 'Atta'), price: '12.00' }, item(2, 'Besan')];
  end({ ...item(1, 'Atta'), price: '12.00' });
  await settle();
  await settle();
  await choose(1);
  expect(text('price')).toBe('99');
  await choose(0);
  expect(text('price')).toBe('12.00');
  await choose(1);
  press('Escape');
});

test('what is typed while the item is being saved stays', async () => {
  await open();
  let end: (saved: ProductView) => void = () => {};
  core.saveProduct.mockImplementation(() => new Promise((resolve) => (end = resolve)));
  type('price', '12');
  press('s', { ctrlKey: true, code: 'KeyS' });
  await settle();
  type('hsn', '1101');
  products = [{ ...item(1, 'Atta'), price: '12.00' }, item(2, 'Besan')];
  end({ ...item(1, 'Atta'), price: '12.00' });
  await settle();
  await settle();
  expect(text('hsn')).toBe('1101');
  press('Escape');
});

test('what was typed in practice is not in the shop’s own book', async () => {
  desk.opening = opening('practice');
  await open();
  type('price', '77');
  await unmount(screen);
  desk.opening = opening('real');
  await open();
  expect(text('price')).toBe('10.00');
});

test('hurried keys keep a new item once', async () => {
  await open();
  core.saveProduct.mockImplementation((form: ProductForm) => Promise.resolve({ ...item(3, form.name) }));
  press('i', { ctrlKey: true, code: 'KeyI' });
  await settle();
  type('name', 'Chana');
  press('s', { ctrlKey: true, code: 'KeyS' });
  press('s', { ctrlKey: true, code: 'KeyS' });
  await settle();
  expect(core.saveProduct).toHaveBeenCalledTimes(1);
});
