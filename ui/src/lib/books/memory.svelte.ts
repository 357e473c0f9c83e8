// What was chosen on this screen, as long as the window is open.
import type { ExportFormat, ExportKind } from '$shared/ipc/bindings';
import type { PlainKey } from '$shared/i18n/words.svelte';

/** The books in the order they are listed. */
export const kinds = ['day_book', 'documents', 'tax_by_rate', 'gstr1', 'tally', 'orders', 'customers', 'products'] as const satisfies readonly ExportKind[];

class Memory {
  /** The days chosen; empty until the program said which month it is. */
  from = $state('');
  to = $state('');
  /** Whether the days are typed and none of the periods by name. */
  other = $state(false);
  /** Which sheet is looked at. */
  sheet = $state(0);
}

export const memory = new Memory();

/** `/books/tax-by-rate` shows the tax by rate; any other place of this screen the first book. */
export function kindOf(place: string): ExportKind {
  const name = place.split('/')[2]?.replaceAll('-', '_');
  return kinds.find((kind) => kind === name) ?? kinds[0];
}

export const placeOf = (kind: ExportKind): string => `/books/${kind.replaceAll('_', '-')}`;

/** Customers and items are as they are now. */
export const hasPeriod = (kind: ExportKind): boolean => kind !== 'customers' && kind !== 'products';

export const kindWord = (kind: ExportKind): PlainKey => `books-kind-${kind.replaceAll('_', '-') as 'day-book'}`;

export const formatWord = (format: ExportFormat): PlainKey => `books-file-${format.replaceAll('_', '-') as 'xlsx'}`;
