// What test prints came to, as long as the screen is on.
import { commands } from '#commands';
import { t } from '$shared/i18n/words.svelte';
import { Refusal } from '$shared/ipc/refusal';

/** A fast printer is done before a double click is: two clicks within this are one slip. */
const ONE_PRESS_MS = 1_000;

export type Slip = 'under_way' | 'out' | Refusal;

export class Slips {
  #slips = $state.raw<Record<number, Slip>>({});

  /** What the last test print of a printer came to, if there was one. */
  of(printer: number): Slip | null {
    return this.#slips[printer] ?? null;
  }

  /** Prints a slip; while one is under way another is not begun. */
  async print(printer: number): Promise<void> {
    if (this.of(printer) === 'under_way') return;
    this.#keep(printer, 'under_way');
    const pressed = new Promise((resolve) => setTimeout(resolve, ONE_PRESS_MS));
    const slip = await commands.testPrinter(printer).then(() => 'out' as const, (thrown: unknown) => Refusal.of(thrown, t('window-failed')));
    await pressed;
    // A printer that was changed meanwhile is another one.
    if (this.of(printer) === 'under_way') this.#keep(printer, slip);
  }

  /** What it came to says nothing about the printer as it is now. */
  forget(printer: number): void {
    this.#slips = Object.fromEntries(Object.entries(this.#slips).filter(([id]) => Number(id) !== printer));
  }

  #keep(printer: number, slip: Slip): void {
    this.#slips = { ...this.#slips, [printer]: slip };
  }
}
