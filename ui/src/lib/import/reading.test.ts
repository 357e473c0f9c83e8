// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportedView, ImportForm, ImportOpenedView, ImportPreviewView, ImportRowView } from '$shared/ipc/bindings';
import { Reading } from './reading.svelte';

const core = vi.hoisted(() => ({
  openedImport: vi.fn(), chooseImport: vi.fn(), previewImport: vi.fn(), importRows: vi.fn(), runImport: vi.fn(), cancelImport: vi.fn(), closeImport: vi.fn(),
}));
vi.mock('#commands', () => ({ commands: core, listen: () => () => undefined }));

const form: ImportForm = { kind: 'products', columns: null, corrections: [], left_out: [], without_wrong: false };
const row: ImportRowView = { row: 2, outcome: 'wrong', cells: ['', '12x', '0'], before: [], problems: [] };
const column = (column: number, field: ImportPreviewView['columns'][number]['field']) => ({ column, letter: 'ABC'[column] ?? '', heading: '', field, sample: '' });
const preview: ImportPreviewView = {
  kind: 'products', sheet: '', sheets: 1, columns: [column(0, 'name'), column(1, null), column(2, null)], fields: ['name'], remembered: false,
  rows: 3, new: 1, changed: 0, unchanged: 0, warned: 0, wrong: 2, left_out: 0,
};
const opened: ImportOpenedView = { file: 'items.csv', form, preview };

/** Answers to what was asked, in the order in which it was asked; each is given when the test says so. */
let answers: { form: ImportForm; give: (preview: ImportPreviewView) => void; refuse: (why: unknown) => void }[] = [];
const settle = () => new Promise((resolve) => setTimeout(resolve));

let reading: Reading;
beforeEach(async () => {
  for (const command of Object.values(core)) command.mockReset();
  answers = [];
  core.openedImport.mockResolvedValue(opened);
  core.importRows.mockResolvedValue([row]);
  core.closeImport.mockResolvedValue(null);
  core.previewImport.mockImplementation((form: ImportForm) => new Promise((give, refuse) => answers.push({ form, give, refuse })));
  reading = new Reading();
  await reading.begin();
});

test('the file is read again one time after another, the last wish last', async () => {
  void reading.readFrom('price', 1);
  void reading.readFrom('hsn', 2);
  void reading.leaveOut(3, true);
  await settle();
  expect(answers).toHaveLength(1);
  answers[0]?.give(preview);
  await settle();
  expect(answers).toHaveLength(2);
  expect(reading.isReading).toBe(true);
  answers[1]?.give({ ...preview, rows: 7 });
  await settle();
  expect(reading.isReading).toBe(false);
  expect(reading.preview?.rows).toBe(7);
  expect(answers[1]?.form.left_out).toEqual([3]);
});

test('a column chosen while the last choice is still read does not undo it', async () => {
  void reading.readFrom('price', 1);
  void reading.readFrom('hsn', 2);
  expect(reading.form?.columns).toEqual([{ column: 0, field: 'name' }, { column: 1, field: 'price' }, { column: 2, field: 'hsn' }]);
});

test('several cells of a row are corrected together', async () => {
  void reading.correct(2, { name: 'Rice', price: '12', hsn: '1006' });
  await settle();
  expect(answers).toHaveLength(1);
  expect(answers[0]?.form.corrections).toEqual([{ row: 2, field: 'name', text: 'Rice' }, { row: 2, field: 'price', text: '12' }, { row: 2, field: 'hsn', text: '1006' }]);
});

test('an answer about a file that was put away is left alone', async () => {
  void reading.leaveOut(3, true);
  await settle();
  await reading.close();
  answers[0]?.give(preview);
  await settle();
  expect(reading.preview).toBeNull();
  expect(reading.isReading).toBe(false);
});

test('another file is chosen when the last one is read, and nothing of that one comes after it', async () => {
  core.chooseImport.mockResolvedValue({ ...opened, file: 'other.csv', preview: { ...preview, rows: 99 } });
  void reading.leaveOut(3, true);
  const chosen = reading.choose();
  await settle();
  expect(core.chooseImport).not.toHaveBeenCalled();
  answers[0]?.give(preview);
  await chosen;
  expect(reading.preview?.rows).toBe(99);
  expect(reading.form?.left_out).toEqual([]);
  expect(reading.isReading).toBe(false);
});

test('what was refused is wished no more: what would be taken in is what is shown', async () => {
  void reading.readFrom('price', 1);
  reading.leaveOutWrong(true);
  await settle();
  answers[0]?.refuse({ code: 'book_locked', field: null, message: 'The book is busy.' });
  await settle();
  expect(reading.refused?.message).toBe('The book is busy.');
  expect(reading.form).toEqual({ ...form, without_wrong: true });
});

test('while the list is taken in nothing is read again and no other file is chosen', async () => {
  let end: (done: ImportedView) => void = () => {};
  core.runImport.mockImplementation(() => new Promise((resolve) => (end = resolve)));
  const run = reading.run();
  await settle();
  void reading.leaveOut(3, true);
  void reading.correct(2, { price: '12' });
  void reading.choose();
  await settle();
  expect(core.previewImport).not.toHaveBeenCalled();
  expect(core.chooseImport).not.toHaveBeenCalled();
  end({ new: 1, changed: 0, unchanged: 0, wrong: 0, left_out: 2 });
  await run;
  expect(reading.done?.new).toBe(1);
});

test('what was typed and not confirmed is taken in with the list, once it can be read', async () => {
  core.runImport.mockResolvedValue({ new: 1, changed: 0, unchanged: 0, wrong: 0, left_out: 0 });
  reading.type(2, 'name', 'Rice');
  void reading.run();
  await settle();
  expect(answers[0]?.form.corrections).toEqual([{ row: 2, field: 'name', text: 'Rice' }]);
  answers[0]?.give(preview);
  await settle();
  expect(core.runImport, 'rows are wrong still').not.toHaveBeenCalled();
  reading.type(2, 'price', '12');
  void reading.run();
  await settle();
  answers[1]?.give({ ...preview, wrong: 0 });
  await settle();
  expect(core.runImport.mock.calls[0]?.[0].corrections).toEqual([{ row: 2, field: 'name', text: 'Rice' }, { row: 2, field: 'price', text: '12' }]);
});
