// @vitest-environment happy-dom
import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PrinterView, PrintJobView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { speak } from '$shared/i18n/words.svelte';
import { toasts } from '$shared/toasts.svelte';
import Printers from './Printers.svelte';

const core = vi.hoisted(() => ({
  printers: vi.fn(), savePrinter: vi.fn(), removePrinter: vi.fn(), setDefaultPrinter: vi.fn(), testPrinter: vi.fn(), printJobs: vi.fn(), answerPrint: vi.fn(),
}));
vi.mock('#commands', () => ({ commands: core, listen: () => () => undefined }));

const counter: PrinterView = { id: 1, name: 'Counter', way: 'network', place: '192.168.1.50:9100', columns: 48, cuts: true, kicks: true, is_default: true };
const godown: PrinterView = { id: 2, name: 'Godown', way: 'device', place: '/dev/usb/lp0', columns: 32, cuts: true, kicks: false, is_default: false };
const waiting: PrintJobView = { id: 9, document: 'S-1', order: 'A-302', printer: 'Counter', state: 'waiting', is_copy: false, trouble: 'The printer does not answer.', asked_at: '2026-11-22T06:22:00Z' };
const refused = (code: string, field: string | null, message: string) => Promise.reject(new Refusal({ code, field, message }));

const all = (name: string) => [...document.querySelectorAll<HTMLElement>(`[data-test="${name}"]`)];
const press = (name: string, n = 0) => all(name)[n]?.click();
const text = (name: string, n = 0) => all(name)[n]?.textContent?.trim();
const settle = async (ms = 0) => {
  await vi.advanceTimersByTimeAsync(ms);
};

let screen: ReturnType<typeof mount>;

async function open(printers: PrinterView[], jobs: PrintJobView[] = []): Promise<void> {
  core.printers.mockResolvedValue(printers);
  core.printJobs.mockResolvedValue(jobs);
  screen = mount(Printers, { target: document.body });
  await settle();
}

beforeEach(async () => {
  vi.useFakeTimers();
  for (const command of Object.values(core)) command.mockReset();
  document.body.innerHTML = '';
  await speak('en-IN');
});

afterEach(async () => {
  await unmount(screen);
  await settle(60_000);
  vi.useRealTimers();
});

test('without a printer it says that papers are there all the same, and nothing of receipts', async () => {
  await open([]);
  expect(text('printers-none')).toContain('No receipt printer yet');
  expect(all('waiting-receipts')).toEqual([]);
});

test('a refusal of the list can be asked again', async () => {
  core.printers.mockImplementationOnce(() => refused('internal', null, 'The book cannot be read.'));
  core.printJobs.mockResolvedValue([]);
  screen = mount(Printers, { target: document.body });
  await settle();
  core.printers.mockResolvedValue([counter]);
  press('printers-retry');
  await settle();
  expect(all('printer')).toHaveLength(1);
});

test('a double click prints one test slip, also with a fast printer', async () => {
  await open([counter]);
  core.testPrinter.mockResolvedValue(null);
  press('printer-test');
  press('printer-test');
  await settle(300);
  press('printer-test');
  expect(core.testPrinter).toHaveBeenCalledTimes(1);
  expect(text('printer-tested')).toContain('Printing the test slip');
  await settle(1_000);
  expect(text('printer-tested')).toContain('both edges straight?');
});

test('what keeps a test slip from coming out is said at its printer', async () => {
  await open([counter, godown]);
  core.testPrinter.mockImplementation(() => refused('printer_off', null, 'The printer does not answer.'));
  press('printer-test', 1);
  await settle(1_000);
  expect(text('printer-tested', 0)).toBe('');
  expect(text('printer-tested', 1)).toContain('does not answer');
});

test('a changed printer is not what was tested', async () => {
  await open([counter]);
  core.testPrinter.mockResolvedValue(null);
  press('printer-test');
  await settle(1_000);
  core.savePrinter.mockResolvedValue([{ ...counter, columns: 42 }]);
  press('printer-change');
  await settle();
  press('dialog-confirm');
  await settle();
  expect(text('printer-tested')).toBe('');
  expect(core.savePrinter).toHaveBeenCalledWith({ id: 1, name: 'Counter', way: 'network', place: '192.168.1.50:9100', columns: 48, cuts: true, kicks: true });
});

test('a refused place is said at its field, and the dialog stays', async () => {
  await open([]);
  core.savePrinter.mockImplementation(() => refused('field_missing', 'place', 'Type where it is.'));
  press('printer-add');
  await settle();
  press('dialog-confirm');
  press('dialog-confirm');
  await settle();
  expect(core.savePrinter).toHaveBeenCalledTimes(1);
  expect(all('printer-place')[0]?.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(all('printer-place')[0]);
  expect(text('printer-form')).toContain('Type where it is.');
});

test('a printer is removed after a second look only', async () => {
  await open([counter, godown]);
  core.removePrinter.mockResolvedValue([counter]);
  press('printer-remove', 1);
  await settle();
  expect(core.removePrinter).not.toHaveBeenCalled();
  press('dialog-confirm');
  await settle();
  expect(core.removePrinter).toHaveBeenCalledWith(2);
  expect(all('printer')).toHaveLength(1);
});

test('a waiting receipt is tried again once, and leaves when it is out', async () => {
  await open([counter], [waiting]);
  expect(text('receipt-state')).toContain('The printer does not answer.');
  let come: (job: PrintJobView) => void = () => undefined;
  core.answerPrint.mockReturnValue(new Promise<PrintJobView>((resolve) => (come = resolve)));
  press('receipt-try_again');
  press('receipt-discard');
  await settle();
  expect(core.answerPrint.mock.calls).toEqual([[9, 'try_again']]);
  expect(text('receipt-state')).toContain('Sending to the printer');
  come({ ...waiting, state: 'printed', trouble: '' });
  await settle();
  expect(all('waiting-receipts')).toEqual([]);
  expect(toasts().at(-1)?.text).toBe('Receipt printed');
  expect(document.activeElement).toBe(all('printer-add')[0]);
});

test('a receipt that may be out asks for a look before it is printed again', async () => {
  await open([counter], [{ ...waiting, state: 'unknown', trouble: '' }]);
  expect(all('receipt-try_again')).toEqual([]);
  expect(text('receipt-state')).toContain('Look at the slip.');
  core.answerPrint.mockResolvedValue({ ...waiting, state: 'printed' });
  press('receipt-came_out');
  await settle();
  expect(core.answerPrint).toHaveBeenCalledWith(9, 'came_out');
  expect(all('waiting-receipts')).toEqual([]);
});

test('somebody else’s answer is said, and the receipts are asked for again', async () => {
  await open([counter], [waiting]);
  core.answerPrint.mockImplementation(() => refused('print_settled', null, 'Somebody answered for this receipt already.'));
  core.printJobs.mockResolvedValue([]);
  press('receipt-discard');
  await settle();
  expect(toasts().at(-1)?.text).toContain('Somebody answered');
  expect(all('waiting-receipts')).toEqual([]);
});
