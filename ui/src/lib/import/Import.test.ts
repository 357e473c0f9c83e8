// @vitest-environment happy-dom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportField, ImportForm, ImportPreviewView, ImportRowView } from '$shared/ipc/bindings';
import { desk } from '$shared/desk.svelte';
import { speak } from '$shared/i18n/words.svelte';
import { dispatch } from '$shared/keys';
import { toasts } from '$shared/toasts.svelte';
import Import from './Import.svelte';

const core = vi.hoisted(() => ({
  openedImport: vi.fn(), previewImport: vi.fn(), importRows: vi.fn(), runImport: vi.fn(), closeImport: vi.fn(), rememberPlace: vi.fn(),
}));
vi.mock('#commands', () => ({ commands: core, listen: () => () => undefined }));

const fields: ImportField[] = ['name', 'sku', 'hsn'];
const form: ImportForm = { kind: 'products', columns: null, corrections: [], left_out: [], without_wrong: false };
const preview: ImportPreviewView = {
  kind: 'products', sheet: '', sheets: 1, columns: fields.map((field, column) => ({ column, letter: 'ABC'[column] ?? '', heading: '', field, sample: '' })), fields, remembered: false,
  rows: 2, new: 2, changed: 0, unchanged: 0, warned: 0, wrong: 0, left_out: 0,
};
const row = (row: number): ImportRowView => ({ row, outcome: 'new', cells: [`Item ${row}`, `C-${row}`, '1006'], before: [], problems: [] });
/** What the core would show: the rows with the corrections of the last reading laid over them. */
let rows: ImportRowView[];
let waiting: (() => void)[];
const settle = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  flushSync();
};
/** Lets the readings end that are under way, and those that follow them. */
async function read() {
  while (waiting.length > 0) {
    waiting.shift()?.();
    await settle();
    await settle();
  }
}
const at = <T extends HTMLElement>(name: string) => document.querySelector<T>(`[data-test="${name}"]`);
const press = (name: string) => at(name)?.click();
function type(field: ImportField, text: string) {
  const input = at<HTMLInputElement>(`import-cell-${field}`);
  if (!input) throw new Error(`no ${field}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  flushSync();
}
async function choose(position: number) {
  document.querySelector<HTMLElement>(`#row-${position}`)?.click();
  await settle();
}

let screen: ReturnType<typeof mount> | null;
async function leave() {
  if (screen) await unmount(screen);
  screen = null;
}
beforeEach(async () => {
  for (const command of Object.values(core)) command.mockReset();
  rows = [row(2), row(3)];
  waiting = [];
  core.openedImport.mockResolvedValue({ file: 'items.csv', form, preview });
  core.importRows.mockImplementation(() => Promise.resolve(structuredClone(rows)));
  core.closeImport.mockResolvedValue(null);
  core.rememberPlace.mockResolvedValue(null);
  core.previewImport.mockImplementation((wanted: ImportForm) => new Promise((give) => waiting.push(() => {
    rows = [row(2), row(3)];
    for (const { row: number, field, text } of wanted.corrections) {
      const corrected = rows.find((one) => one.row === number);
      if (corrected) corrected.cells[fields.indexOf(field)] = text;
    }
    give(preview);
  })));
  document.body.innerHTML = '';
  desk.place = '/import';
  await speak('en-IN');
  screen = mount(Import, { target: document.body });
  await settle();
  await settle();
});
afterEach(leave);
const corrections = () => (core.previewImport.mock.lastCall?.[0] as ImportForm).corrections;

test('cells that are corrected together hold what was typed, in the row in which it was typed', async () => {
  type('name', 'Rice');
  type('sku', 'R-1');
  type('hsn', '1005');
  press('import-correct');
  await settle();
  await choose(1);
  await read();
  expect(corrections()).toEqual([{ row: 2, field: 'name', text: 'Rice' }, { row: 2, field: 'sku', text: 'R-1' }, { row: 2, field: 'hsn', text: '1005' }]);
});

test('what is typed while the file is read again stays, and in its row', async () => {
  type('name', 'Rice');
  press('import-correct');
  await settle();
  type('hsn', '1005');
  await choose(1);
  await read();
  await choose(0);
  expect(at<HTMLInputElement>('import-cell-name')?.value).toBe('Rice');
  expect(at<HTMLInputElement>('import-cell-hsn')?.value).toBe('1005');
});

test('what is wrong with a field that is in no column is said', async () => {
  rows = [{ ...row(2), outcome: 'wrong', problems: [{ row: 2, field: 'price', code: 'amount_invalid', message: 'Write a price.', text: '', is_warning: false }] }];
  press('import-tab-all');
  await settle();
  await settle();
  expect(document.querySelector('aside')?.textContent).toContain('Write a price.');
});

test('Escape leaves a field before it leaves the file', async () => {
  const escape = (target: HTMLElement | null) => {
    const event = new KeyboardEvent('keydown', { key: 'Escape' });
    Object.defineProperty(event, 'target', { value: target });
    dispatch(event);
  };
  at('import-cell-name')?.focus();
  escape(at('import-cell-name'));
  await settle();
  expect(core.closeImport).not.toHaveBeenCalled();
  expect(document.activeElement?.getAttribute('role')).toBe('grid');
  escape(document.activeElement as HTMLElement);
  await settle();
  expect(core.closeImport).toHaveBeenCalledTimes(1);
  expect(desk.place).toBe('/items');
});

test('a list that is in after another screen came is told of', async () => {
  let end: (done: unknown) => void = () => {};
  core.runImport.mockImplementation(() => new Promise((resolve) => (end = resolve)));
  press('import-run');
  press('import-run');
  await settle();
  desk.place = '/orders';
  await leave();
  end({ new: 2, changed: 0, unchanged: 0, wrong: 0, left_out: 0 });
  await settle();
  expect(core.runImport).toHaveBeenCalledTimes(1);
  expect(toasts().at(-1)?.text).toContain('Imported: 2 new');
  expect(core.closeImport).toHaveBeenCalledTimes(1);
});
