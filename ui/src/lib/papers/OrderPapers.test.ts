// @vitest-environment happy-dom
import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { desk } from '$shared/desk.svelte';
import type { DocumentView, PrintJobView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { speak } from '$shared/i18n/words.svelte';
import { dispatch } from '$shared/keys';
import { toasts } from '$shared/toasts.svelte';
import OrderPapers from './OrderPapers.svelte';

const core = vi.hoisted(() => ({ orderDocuments: vi.fn(), printJobs: vi.fn(), printReceipt: vi.fn(), answerPrint: vi.fn(), openPaper: vi.fn() }));
vi.mock('#commands', () => ({ commands: core, listen: () => () => undefined }));

const paper = (number: string, cancelled: string | null = null) => ({ number, kind: 'tax_invoice', date: '2026-11-22', total: '383.00', against: null, cancelled, left: null, can_cancel: false, lines: [] }) as unknown as DocumentView;
const job = (document: string, state: PrintJobView['state'], trouble = ''): PrintJobView => ({ id: 9, document, order: 'A-302', printer: 'Counter', state, is_copy: false, trouble, asked_at: '2026-11-22T06:22:00Z' });
const customer = { name: '', phone: '', gstin: '', state: '', address: null };

const all = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-test="${name}"]`)];
const text = (name: string, n = 0) => all(name)[n]?.textContent?.trim();
const settle = async (ms = 0) => {
  await vi.advanceTimersByTimeAsync(ms);
};
const chord = (key: string, more: KeyboardEventInit = {}) => window.dispatchEvent(new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, ctrlKey: true, shiftKey: true, ...more }));

let screen: ReturnType<typeof mount>;

async function open(documents: DocumentView[], jobs: PrintJobView[] = []): Promise<void> {
  core.orderDocuments.mockResolvedValue({ documents, left: [], warnings: [], changes: [], problem: null, kind: null, shares_day: false });
  core.printJobs.mockResolvedValue(jobs);
  screen = mount(OrderPapers, { target: document.body, props: { number: 'A-302', customer } });
  await settle();
}

beforeEach(async () => {
  vi.useFakeTimers();
  for (const command of Object.values(core)) command.mockReset();
  document.body.innerHTML = '';
  window.addEventListener('keydown', dispatch);
  desk.place = '/order/A-302';
  await speak('en-IN');
});

afterEach(async () => {
  window.removeEventListener('keydown', dispatch);
  await unmount(screen);
  await settle(60_000);
  vi.useRealTimers();
});

test('a double click prints one receipt, also with a fast printer', async () => {
  await open([paper('S-1')]);
  core.printReceipt.mockResolvedValue(job('S-1', 'printed'));
  all('paper-receipt')[0]?.click();
  await settle(300);
  all('paper-receipt')[0]?.click();
  await settle(1_000);
  expect(core.printReceipt.mock.calls).toEqual([['S-1', null]]);
  expect(toasts().at(-1)?.text).toBe('Receipt printed');
  expect(text('receipt-state')).toBe('');
});

test('a held key prints the newest paper that stands, once', async () => {
  await open([paper('S-1'), paper('S-2'), paper('S-3', 'wrong name')]);
  core.printReceipt.mockResolvedValue(job('S-2', 'printed'));
  chord('P');
  for (let n = 0; n < 5; n += 1) {
    chord('P', { repeat: true });
    await settle(600);
  }
  expect(core.printReceipt.mock.calls).toEqual([['S-2', null]]);
  expect(all('paper-receipt')).toHaveLength(2);
});

test('a key that is pressed again while the printer is slow prints nothing more', async () => {
  await open([paper('S-1')]);
  core.printReceipt.mockImplementation(() => new Promise((resolve) => setTimeout(resolve, 5_000, job('S-1', 'printed'))));
  for (let n = 0; n < 3; n += 1) {
    chord('P');
    all('paper-receipt')[0]?.click();
    await settle(1_000);
  }
  expect(core.printReceipt).toHaveBeenCalledTimes(1);
});

test('a receipt that waits says why at its paper, and at no other', async () => {
  await open([paper('S-1'), paper('S-2')]);
  core.printReceipt.mockResolvedValue(job('S-2', 'waiting', 'The printer is out of paper.'));
  all('paper-receipt')[1]?.click();
  await settle(1_000);
  expect(text('receipt-state', 0)).toBe('');
  expect(text('receipt-state', 1)).toContain('out of paper');
  core.answerPrint.mockResolvedValue(job('S-2', 'discarded'));
  all('receipt-discard')[0]?.focus();
  all('receipt-discard')[0]?.click();
  await settle();
  expect(core.answerPrint).toHaveBeenCalledWith(9, 'discard');
  expect(toasts().at(-1)?.text).toContain('will not be printed');
  expect(document.activeElement).toBe(all('paper-look')[1]);
});

test('without a printer it offers the settings', async () => {
  await open([paper('S-1')]);
  core.printReceipt.mockRejectedValue(new Refusal({ code: 'printer_none', field: null, message: 'No receipt printer is set up.' }));
  all('paper-receipt')[0]?.click();
  await settle();
  expect(text('receipt-state')).toContain('No receipt printer is set up.');
  all('receipt-settings')[0]?.click();
  expect(desk.place).toBe('/settings/printers');
});

test('a change of the book is followed, and time while one is printing', async () => {
  await open([paper('S-1')], [job('S-1', 'printing')]);
  expect(text('receipt-state')).toBe('It is being printed.');
  core.printJobs.mockResolvedValue([job('S-1', 'unknown', 'Look at the slip.')]);
  desk.now = new Date();
  await settle();
  expect(text('receipt-state')).toContain('Look at the slip.');
  core.printJobs.mockResolvedValue([]);
  desk.version += 1;
  await settle();
  expect(text('receipt-state')).toBe('');
});
