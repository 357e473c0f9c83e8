// The receipts that wait, or of which nobody knows whether they came out, and those that are sent from here. A document has
// one open receipt at most.
import { commands } from '#commands';
import { desk } from '$shared/desk.svelte';
import type { PrintAnswer, PrintJobView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { t } from '$shared/i18n/words.svelte';
import { follow } from '$shared/loading.svelte';
import { toast } from '$shared/toasts.svelte';
import { withJob } from './jobs';

/** A fast printer is done before a double click is: two clicks within this are one receipt. */
const ONE_PRESS_MS = 1_000;

/** Made while a component begins: it follows the book as long as the component is there. */
export class Receipts {
  // What prints elsewhere comes to its end without a word from there, so it is asked about again as time goes by.
  readonly #loading = follow(() => [desk.version, this.#isOnePrinting && desk.now], () => commands.printJobs());
  readonly #isOnePrinting = $derived(this.open.some(({ state }) => state === 'printing'));
  /** The documents about which something is asked of the core, and whether it goes to the printer. */
  #under = $state.raw<{ document: string; sends: boolean }[]>([]);
  /** The document for which there was no printer, as the core says it. */
  #printerless = $state.raw<{ document: string; why: string } | null>(null);

  /** The oldest first. */
  get open(): PrintJobView[] {
    return this.#loading.value ?? [];
  }

  of(document: string): PrintJobView | null {
    return this.open.find((job) => job.document === document) ?? null;
  }

  /** Whether its receipt is on its way to the printer from here. */
  isSending(document: string): boolean {
    return this.#under.some((one) => one.document === document && one.sends);
  }

  /** That no printer is set up, where this document was to be printed. */
  lacksPrinter(document: string): string | null {
    return this.#printerless?.document === document ? this.#printerless.why : null;
  }

  /** Prints a document on the default printer. */
  async print(document: string): Promise<void> {
    const pressed = new Promise((resolve) => setTimeout(resolve, ONE_PRESS_MS));
    await this.#ask(document, true, async () => {
      this.#heard(await commands.printReceipt(document, null));
      await pressed;
    });
  }

  /** Does what a person says about a receipt. */
  async answer({ id, document }: PrintJobView, answer: PrintAnswer): Promise<void> {
    const sends = answer === 'try_again' || answer === 'print_again';
    await this.#ask(document, sends, async () => this.#heard(await commands.answerPrint(id, answer)));
  }

  /** While something is asked about a document, nothing else is. */
  async #ask(document: string, sends: boolean, act: () => Promise<void>): Promise<void> {
    if (this.#under.some((one) => one.document === document)) return;
    const mine = { document, sends };
    this.#under = [...this.#under, mine];
    this.#printerless = null;
    try {
      await act();
    } catch (thrown) {
      const { code, message } = Refusal.of(thrown, t('window-failed'));
      if (code === 'printer_none') this.#printerless = { document, why: message };
      else toast(message);
      // Somebody else may have answered for it.
      await this.#loading.ask(() => commands.printJobs());
    } finally {
      this.#under = this.#under.filter((one) => one !== mine);
    }
  }

  #heard(job: PrintJobView): void {
    this.#loading.value = withJob(this.open, job);
    if (job.state === 'printed') toast(t('print-done'));
    if (job.state === 'discarded') toast(t('print-discarded', { number: job.document }));
  }
}
