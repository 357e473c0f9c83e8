// A printer as it is typed.
import type { PrinterForm, PrinterView, PrinterWayName } from '$shared/ipc/bindings';

/** How bytes get to a printer, the usual way first. */
export const WAYS: readonly PrinterWayName[] = ['network', 'device', 'spooler', 'file'];

/** Characters in a row: 32 on paper of 58 mm, 42 or 48 on 80 mm. */
export const COLUMNS = [32, 42, 48] as const;

/** What is typed at first: the printer as it is, or what most shops have. */
export function formOf(printer: PrinterView | null): PrinterForm {
  if (!printer) return { id: null, name: '', way: 'network', place: '', columns: 48, cuts: true, kicks: false };
  const { id, name, way, place, columns, cuts, kicks } = printer;
  return { id, name, way, place, columns, cuts, kicks };
}

/** Remembers what was typed for each way: an address is no device, and on the way back it is there again. */
export class Places {
  readonly #typed = new Map<PrinterWayName, string>();

  /** The form connected another way. */
  turn(form: PrinterForm, way: PrinterWayName): PrinterForm {
    this.#typed.set(form.way, form.place);
    return { ...form, way, place: this.#typed.get(way) ?? '' };
  }
}
