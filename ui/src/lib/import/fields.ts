// Which columns of a list are shown as columns of the table, and which stand only beside it.
import type { ColumnChoice, ImportField, ImportKindName, ImportOutcome, ImportPreviewView, ImportRowView } from '$shared/ipc/bindings';
import type { PlainKey } from '$shared/i18n/words.svelte';
import type { IconName } from '$shared/ui/icons';

/** What a list of a kind can hold, in the order in which a person chooses. */
export const fieldsOf: Record<ImportKindName, ImportField[]> = {
  products: ['name', 'alias', 'sku', 'price', 'gst_rate', 'hsn', 'unit', 'cess_rate', 'untaxed', 'price_rule'],
  customers: ['name', 'phone', 'gstin', 'state', 'line1', 'line2', 'city', 'pin'],
};

export const fieldWord = (field: ImportField): PlainKey => `import-field-${field.replaceAll('_', '-') as 'name'}`;

export const outcomes: Record<ImportOutcome, { icon: IconName; tone: 'ok' | 'info' | 'mute' | 'bad'; word: PlainKey }> = {
  new: { icon: 'plus', tone: 'ok', word: 'import-outcome-new' },
  changed: { icon: 'again', tone: 'info', word: 'import-outcome-changed' },
  unchanged: { icon: 'check', tone: 'mute', word: 'import-outcome-unchanged' },
  wrong: { icon: 'failed', tone: 'bad', word: 'import-outcome-wrong' },
  left_out: { icon: 'minus', tone: 'mute', word: 'import-outcome-left-out' },
};

/** What a row says of a field; nothing where no column holds it. */
export function cellOf(row: ImportRowView, fields: ImportField[], field: ImportField): string {
  const at = fields.indexOf(field);
  return at < 0 ? '' : (row.cells[at] ?? '');
}

/** What the book says now, where the row would change it. */
export function beforeOf(row: ImportRowView, fields: ImportField[], field: ImportField): string | null {
  const at = fields.indexOf(field);
  const before = at < 0 ? undefined : row.before[at];
  return before === undefined || before === row.cells[at] ? null : before;
}

/** The columns that are read, with one field read from another column, or from none. */
export function withColumn(columns: ColumnChoice[], field: ImportField, column: number | null): ColumnChoice[] {
  const others = columns.filter((one) => one.field !== field && one.column !== column);
  return column === null ? others : [...others, { column, field }];
}

/** How many rows an import would write. */
export const nRows = (preview: ImportPreviewView): number => preview.new + preview.changed;
