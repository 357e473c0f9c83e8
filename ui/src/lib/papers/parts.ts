// How much of each line a person chose.
import type { PartForm } from '$shared/ipc/bindings';

interface Line {
  place: number;
  quantity: string;
}

/** Whether everything that is left was left as it stands. */
export const isWhole = (lines: Line[], quantities: string[]): boolean => lines.every((line, n) => (quantities[n] ?? '').trim() === line.quantity);

/** Lines of which something was chosen; a quantity of 0 is none. */
export function chosenParts(lines: Line[], quantities: string[], amounts: string[]): PartForm[] {
  const typed = (texts: string[], n: number) => (texts[n] ?? '').trim();
  const parts = lines.map((line, n) => ({ place: line.place, quantity: /^0*\.?0*$/.test(typed(quantities, n)) ? '' : typed(quantities, n), amount: typed(amounts, n) }));
  return parts.filter(({ quantity, amount }) => quantity !== '' || amount !== '');
}
