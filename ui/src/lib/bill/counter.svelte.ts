// The bill on the counter. What is typed is here at once and in the book a moment later; figures come from the core.
import { commands } from '#commands';
import type { BillForm, BillView, ErrorView, FinishedBillView, LineForm, OrderNumber, ProductView, QuoteLineView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { t } from '$shared/i18n/words.svelte';
import { once } from '$shared/once';
import { Autosave, type Saved } from './autosave';
import { isTouched, lineOf, stepped } from './forms';
import { Undo } from './undo';

interface Typed {
  form: BillForm;
  /** The lines themselves, so that an answer finds them however they have moved since. */
  lines: LineForm[];
}

export class Counter {
  view = $state.raw<BillView | null>(null);
  form = $state<BillForm | null>(null);
  saved = $state<Saved>('saved');
  /** Why the bill could not be opened or saved. */
  refusal = $state.raw<Refusal | null>(null);
  /** Finished or given up elsewhere: it can be read, and nothing more. */
  isClosed = $state(false);
  /** Whether the person tried to finish with something wrong; until then mistakes are pointed out quietly. */
  isLoud = $state(false);
  /** The lines that `view` is about. */
  #lines = $state.raw<LineForm[]>([]);
  #autosave: Autosave<Typed, BillView> | null = null;
  #undo = new Undo();

  /** Whether there is anything to lose. */
  get isTouched(): boolean {
    return this.form !== null && isTouched(this.form);
  }

  get number(): OrderNumber {
    return this.view?.number ?? '';
  }

  /** What a line comes to, as far as the core has said it yet. */
  figures(line: LineForm): QuoteLineView | null {
    return this.view?.quote?.lines[this.#lines.indexOf(line)] ?? null;
  }

  /** What is wrong with a field, in the person's words. */
  wrong(field: string): string | null {
    return this.view?.problems.find((problem) => problem.field === field)?.message ?? null;
  }

  /** The same of a line; its field is named without the line, or not at all for whatever is wrong with it. */
  wrongOf(line: LineForm, field?: string): string | null {
    const start = `lines[${this.#lines.indexOf(line)}]`;
    const of = (problem: ErrorView) => (field ? problem.field === `${start}.${field}` : problem.field?.startsWith(start));
    return this.view?.problems.find(of)?.message ?? null;
  }

  /** The bill that is on the counter: the one that was left here, or another that came to lie there meanwhile. */
  begin = once(async (): Promise<void> => {
    const isKept = (await this.#autosave?.flush()) ?? true;
    if (!isKept) return;
    await this.#try(async () => {
      const view = await commands.currentBill();
      const isHere = !this.isClosed && this.number === view.number && this.#autosave?.sequence === view.sequence;
      if (isHere && this.#autosave?.isClean) this.view = view;
      else this.#show(view);
    });
  });

  /** Opens another bill, once everything of this one is in the book; whether it did. */
  open = once(async (which: () => Promise<BillView>): Promise<boolean> => {
    if (!(await this.flush())) return false;
    return this.#try(async () => this.#show(await which()));
  });

  /** Opens a held bill; the one that is here is held, so that it is not lost among the orders. */
  async recall(number: OrderNumber): Promise<boolean> {
    return this.open(async () => {
      if (this.isTouched && number !== this.number) await commands.holdBill(this.number);
      return commands.openBill(number);
    });
  }

  /** Adds the lines of the customer's last bill; one step back takes them off again. */
  repeat = once(async (): Promise<void> => {
    if (this.isClosed || !(await this.flush())) return;
    const view = await commands.repeatLast(this.number);
    this.#keep(view);
    this.#undo.note(null, view.form);
  });

  /** Changes what is typed. A run of changes of one `field` is one step back; without a field each is its own. */
  edit(field: string | null, change: (form: BillForm) => void): void {
    if (!this.form || this.isClosed) return;
    change(this.form);
    this.#undo.note(field, $state.snapshot(this.form) as BillForm);
    this.#autosave?.note();
  }

  undo(): boolean {
    return !this.isClosed && this.#goTo(this.#undo.back());
  }

  redo(): boolean {
    return !this.isClosed && this.#goTo(this.#undo.forth());
  }

  /** Adds a line; what is left in the search is the beginning of the next one. Gives the place of the line. */
  add(product: ProductView, quantity = '1', entry = ''): number {
    this.edit(null, (form) => {
      form.lines.push(lineOf(product, quantity));
      form.entry = entry;
    });
    return (this.form?.lines.length ?? 1) - 1;
  }

  /** Adds a scanned product, or one more of it when it is there. Gives the place of the line. */
  scan(product: ProductView): number {
    const at = this.form?.lines.findIndex((line) => line.product_id === product.id) ?? -1;
    if (at < 0) return this.add(product, '1', this.form?.entry);
    this.step(at, 1);
    return at;
  }

  /** One more or one fewer of a line. */
  step(at: number, by: 1 | -1): void {
    this.edit(`quantity ${at}`, (form) => {
      const line = form.lines[at];
      if (line) line.quantity = stepped(line.quantity, by);
    });
  }

  remove(at: number): void {
    this.edit(null, (form) => void form.lines.splice(at, 1));
  }

  /** Puts the bill aside and clears the counter; whether there was something to put aside. */
  hold = once(async (): Promise<boolean> => {
    if (!this.isTouched || this.isClosed || !(await this.flush())) return false;
    await commands.holdBill(this.number);
    await this.next();
    return true;
  });

  /** Gives a revision up; its order stays as it was. */
  giveUp = once(async (): Promise<void> => {
    await commands.discardBill(this.number);
    this.#autosave?.end();
    await this.next();
  });

  /** Sends, takes cash or writes down what is due: once, however often it is pressed. */
  finish = once(async (): Promise<FinishedBillView> => {
    await this.flush();
    const finished = await commands.finishBill(this.number, $state.snapshot(this.form) as BillForm);
    await this.next();
    return finished;
  });

  /** An empty bill for the next customer. What became of the last one stands, also when this fails. */
  async next(): Promise<void> {
    const isThere = await this.#try(async () => this.#show(await commands.newBill()));
    if (isThere) return;
    this.#autosave?.end();
    [this.view, this.form] = [null, null];
  }

  /** Whether everything typed is in the book now. */
  async flush(): Promise<boolean> {
    return (await this.#autosave?.flush()) ?? true;
  }

  /** The book changed: was this bill finished by somebody else? What is on its way tells by itself. */
  async look(): Promise<void> {
    const [number, view] = [this.number, this.view];
    if (!view || this.isClosed || view.revises || !this.#autosave?.isClean) return;
    const order = await commands.order(number).catch(() => null);
    if (order?.number !== number || this.number !== number || !this.#autosave?.isClean) return;
    if (order.status !== 'draft') this.#close();
  }

  #show(view: BillView): void {
    this.#keep(view);
    this.#undo.begin(view.form);
    [this.isClosed, this.isLoud] = [false, false];
  }

  #keep(view: BillView): void {
    this.#autosave?.end();
    this.#autosave = new Autosave(view.sequence, {
      take: () => ({ form: $state.snapshot(this.form) as BillForm, lines: [...(this.form?.lines ?? [])] }),
      save: ({ form }, sequence) => commands.saveBill(view.number, form, sequence),
      stored: (stored, { lines }) => this.#hear(stored, lines),
      closed: () => this.#close(),
      failed: (thrown) => (this.refusal = Refusal.of(thrown, t('window-failed'))),
      tell: (saved) => (this.saved = saved),
    });
    this.form = structuredClone(view.form);
    this.saved = 'saved';
    this.#hear(view, [...this.form.lines]);
  }

  #hear(view: BillView, lines: LineForm[]): void {
    [this.view, this.#lines, this.refusal] = [view, lines, null];
    if (view.problems.length === 0) this.isLoud = false;
  }

  #close(): void {
    this.#autosave?.end();
    this.isClosed = true;
    this.saved = 'saved';
  }

  #goTo(form: BillForm | null): boolean {
    if (!form) return false;
    this.form = structuredClone(form);
    this.#autosave?.note();
    return true;
  }

  async #try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      this.refusal = null;
      return true;
    } catch (thrown) {
      this.refusal = Refusal.of(thrown, t('window-failed'));
      return false;
    }
  }
}

let here: { book: string; counter: Counter } | null = null;

/** The counter of a book. It outlives the screen, so that nothing typed hangs on which screen is on. */
export function counterOf(book: string): Counter {
  if (here?.book !== book) here = { book, counter: new Counter() };
  return here.counter;
}
