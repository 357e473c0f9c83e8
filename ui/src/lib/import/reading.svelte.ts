// The file that is being taken in: how it is read, and what it would do. The core keeps the file; a page that was loaded
// again asks for it.
import { commands, listen } from '#commands';
import { desk } from '$shared/desk.svelte';
import { t } from '$shared/i18n/words.svelte';
import type { ColumnChoice, ImportedView, ImportField, ImportForm, ImportKindName, ImportOpenedView, ImportOutcome, ImportPreviewView, ImportProgressView, ImportRowView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { once } from '$shared/once';
import { toast } from '$shared/toasts.svelte';
import { Pager } from '$shared/ui/pager.svelte';
import { withColumn } from './fields';

/** What is typed into the cells of a row. */
export type Typed = Partial<Record<ImportField, string>>;

export class Reading {
  kind = $state<ImportKindName>('products');
  file = $state<string | null>(null);
  form = $state.raw<ImportForm | null>(null);
  preview = $state.raw<ImportPreviewView | null>(null);
  /** Which rows are shown. */
  only = $state<ImportOutcome | null>(null);
  current = $state(0);
  isLoaded = $state(false);
  progress = $state.raw<ImportProgressView | null>(null);
  done = $state.raw<ImportedView | null>(null);
  /** Why nothing can be shown. */
  refusal = $state.raw<Refusal | null>(null);
  /** Why the last thing a person wanted was not done. */
  refused = $state.raw<Refusal | null>(null);
  /** What is typed into the rows, by their numbers; looking at another row loses nothing. */
  typed = $state.raw<Record<number, Typed>>({});
  readonly rows: Pager<ImportRowView>;
  #isChoosing = $state(false);
  #isLooking = $state(false);
  /** Whether the form says more than the preview shows. */
  #isBehind = false;
  /** How the file was read for what is shown. */
  #shownAs: ImportForm | null = null;
  /** Grows with each file, so that an answer about the last one is known. */
  #files = 0;
  #isLeft = false;

  constructor() {
    this.rows = new Pager<ImportRowView>(async (from, most) => ({
      rows: await commands.importRows({ only: this.only, from, most }),
      total: this.shown,
    }));
  }

  /** How many rows are shown. */
  get shown(): number {
    const { preview } = this;
    if (!preview) return 0;
    return this.only === null ? preview.rows : preview[this.only];
  }

  get row(): ImportRowView | undefined {
    return (this.rows.version, this.rows.at(this.current));
  }

  /** The file is read, or read again. */
  get isReading(): boolean {
    return this.#isChoosing || this.#isLooking;
  }

  /** The columns as a person chose them, or else as they were recognised. */
  get columns(): ColumnChoice[] {
    const recognised = () => this.preview?.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])) ?? [];
    return this.form?.columns ?? recognised();
  }

  async begin(): Promise<void> {
    this.refusal = null;
    try {
      this.#open(await commands.openedImport());
    } catch (thrown) {
      this.refusal = Refusal.of(thrown, t('window-failed'));
    }
    this.isLoaded = true;
  }

  choose = once(async () => {
    if (this.progress) return;
    this.refused = null;
    this.#isChoosing = true;
    try {
      // The core shows what was asked last: the file before must not come after this one.
      if (this.#isLooking) await this.#look();
      const opened = await commands.chooseImport(this.kind);
      if (opened) this.#open(opened);
    } catch (thrown) {
      this.refused = Refusal.of(thrown, t('window-failed'));
    }
    this.#isChoosing = false;
  });

  #open(opened: ImportOpenedView | null): void {
    if (!opened) return;
    Object.assign(this, { kind: opened.form.kind, file: opened.file, form: opened.form, preview: opened.preview, only: null, current: 0, done: null, typed: {} });
    this.#begun(opened.form);
    this.rows.restart();
  }

  /** Nothing that is still on its way belongs to what lies open now. */
  #begun(form: ImportForm | null): void {
    this.#files += 1;
    this.#isBehind = false;
    this.#shownAs = form;
  }

  /** Reads the file as the person says now. While the list is taken in nothing is: that would take away the way to stop it. */
  async #read(change: Partial<ImportForm>): Promise<void> {
    if (!this.form || this.progress) return;
    this.form = { ...this.form, ...change };
    this.refused = null;
    this.#isBehind = true;
    await this.#look();
  }

  /** One reading after another; what is said during one is read together after it. */
  #look = once(async () => {
    this.#isLooking = true;
    while (this.#isBehind && this.form) {
      this.#isBehind = false;
      const [file, form] = [this.#files, this.form];
      const isOld = () => file !== this.#files || this.#isBehind;
      try {
        const preview = await commands.previewImport(form);
        if (!isOld()) this.#show(preview, form);
      } catch (thrown) {
        if (!isOld()) this.#stay(Refusal.of(thrown, t('window-failed')));
      }
    }
    this.#isLooking = false;
  });

  #show(preview: ImportPreviewView, form: ImportForm): void {
    this.preview = preview;
    this.#shownAs = form;
    if (this.shown === 0) this.only = null;
    this.current = Math.min(this.current, Math.max(0, this.shown - 1));
    this.rows.refresh(this.current, this.current);
  }

  /** What was refused is not wished any more: what would be taken in is what is shown. */
  #stay(refusal: Refusal): void {
    this.refused = refusal;
    if (this.form && this.#shownAs) this.form = { ...this.#shownAs, without_wrong: this.form.without_wrong };
  }

  readFrom(field: ImportField, column: number | null): Promise<void> {
    return this.#read({ columns: withColumn(this.columns, field, column) });
  }

  type(row: number, field: ImportField, text: string): void {
    this.typed = { ...this.typed, [row]: { ...this.typed[row], [field]: text } };
  }

  /** Corrects cells of one row together. */
  correct(row: number, cells: Typed): Promise<void> {
    const fields = Object.keys(cells) as ImportField[];
    const others = this.form?.corrections.filter((one) => one.row !== row || !fields.includes(one.field)) ?? [];
    return this.#read({ corrections: [...others, ...fields.map((field) => ({ row, field, text: cells[field] ?? '' }))] });
  }

  leaveOut(row: number, out: boolean): Promise<void> {
    const others = this.form?.left_out.filter((one) => one !== row) ?? [];
    return this.#read({ left_out: out ? [...others, row] : others });
  }

  leaveOutWrong(out: boolean): void {
    if (this.form && !this.progress) this.form = { ...this.form, without_wrong: out };
  }

  show(only: ImportOutcome | null): void {
    this.only = only;
    this.current = 0;
    this.rows.restart();
  }

  /** What was typed and not confirmed: nothing that stands in a field is left out of what is taken in. */
  get #unconfirmed(): ImportForm['corrections'] {
    const corrected = this.form?.corrections ?? [];
    const typed = Object.entries(this.typed).flatMap(([row, cells]) => (Object.entries(cells) as [ImportField, string][]).map(([field, text]) => ({ row: Number(row), field, text })));
    return typed.filter((one) => !corrected.some(({ row, field, text }) => row === one.row && field === one.field && text === one.text));
  }

  run = once(async () => {
    if (!this.form || this.isReading) return;
    const late = this.#unconfirmed;
    if (late.length > 0) {
      const others = this.form.corrections.filter((one) => !late.some(({ row, field }) => row === one.row && field === one.field));
      await this.#read({ corrections: [...others, ...late] });
      if (this.refused || ((this.preview?.wrong ?? 0) > 0 && !this.form.without_wrong)) return;
    }
    this.refused = null;
    this.progress = { done: 0, total: 0 };
    const stop = listen('import_progress', (progress) => (this.progress = progress));
    try {
      this.done = await commands.runImport(this.form);
    } catch (thrown) {
      this.refused = Refusal.of(thrown, t('window-failed'));
    }
    stop();
    this.progress = null;
    if (this.#isLeft) this.#tell();
  });

  stop = () => desk.attempt(() => commands.cancelImport());

  /** Another file, or none: the core forgets this one. */
  async close(): Promise<void> {
    if (this.progress) return;
    this.#begun(null);
    await desk.attempt(() => commands.closeImport());
    Object.assign(this, { file: null, form: null, preview: null, done: null, refused: null, only: null, current: 0, typed: {} });
  }

  /** Another screen came: a list that is in needs its file no more, and one that is on its way is told of when it is in. */
  leave(): void {
    this.#isLeft = true;
    if (this.done) void commands.closeImport().catch(() => null);
  }

  #tell(): void {
    if (this.refused) return toast(this.refused.message);
    if (!this.done) return;
    const { new: added, changed, unchanged, wrong, left_out } = this.done;
    toast(t('import-done', { new: added, changed, unchanged, out: wrong + left_out }));
    if (desk.place !== '/import') void commands.closeImport().catch(() => null);
  }
}
