// The file that is being taken in: how it is read, and what it would do. The core keeps the file; a page that was loaded
// again asks for it.
import { commands, listen } from '#commands';
import { desk } from '$shared/desk.svelte';
import type { ImportedView, ImportField, ImportForm, ImportKindName, ImportOpenedView, ImportOutcome, ImportPreviewView, ImportProgressView, ImportRowView } from '$shared/ipc/bindings';
import { Refusal } from '$shared/ipc/refusal';
import { once } from '$shared/once';
import { Pager } from '$shared/ui/pager.svelte';
import { withColumn } from './fields';

export class Reading {
  kind = $state<ImportKindName>('products');
  file = $state<string | null>(null);
  form = $state.raw<ImportForm | null>(null);
  preview = $state.raw<ImportPreviewView | null>(null);
  /** Which rows are shown. */
  only = $state<ImportOutcome | null>(null);
  current = $state(0);
  isLoaded = $state(false);
  /** The file is read, or read again. */
  isReading = $state(false);
  progress = $state.raw<ImportProgressView | null>(null);
  done = $state.raw<ImportedView | null>(null);
  /** Why nothing can be shown. */
  refusal = $state.raw<Refusal | null>(null);
  /** Why the last thing a person wanted was not done. */
  refused = $state.raw<Refusal | null>(null);
  readonly rows: Pager<ImportRowView>;
  #asked = 0;

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

  async begin(): Promise<void> {
    this.refusal = null;
    try {
      this.#open(await commands.openedImport());
    } catch (thrown) {
      this.refusal = Refusal.of(thrown, '');
    }
    this.isLoaded = true;
  }

  choose = once(async () => {
    this.refused = null;
    this.isReading = true;
    try {
      const opened = await commands.chooseImport(this.kind);
      if (opened) this.#open(opened);
    } catch (thrown) {
      this.refused = Refusal.of(thrown, '');
    }
    this.isReading = false;
  });

  #open(opened: ImportOpenedView | null): void {
    if (!opened) return;
    Object.assign(this, { kind: opened.form.kind, file: opened.file, form: opened.form, preview: opened.preview, only: null, current: 0, done: null });
    this.rows.restart();
  }

  /** Reads the file as the person says now; an answer that comes after a newer question is left alone. */
  async #read(change: Partial<ImportForm>): Promise<void> {
    if (!this.form) return;
    const mine = ++this.#asked;
    this.form = { ...this.form, ...change };
    this.refused = null;
    this.isReading = true;
    try {
      const preview = await commands.previewImport(this.form);
      if (mine !== this.#asked) return;
      this.preview = preview;
      if (this.shown === 0) this.only = null;
      this.current = Math.min(this.current, Math.max(0, this.shown - 1));
      this.rows.refresh(this.current, this.current);
    } catch (thrown) {
      if (mine === this.#asked) this.refused = Refusal.of(thrown, '');
    }
    if (mine === this.#asked) this.isReading = false;
  }

  readFrom(field: ImportField, column: number | null): Promise<void> {
    return this.#read({ columns: withColumn(this.preview?.columns ?? [], field, column) });
  }

  correct(row: number, field: ImportField, text: string): Promise<void> {
    const others = this.form?.corrections.filter((one) => one.row !== row || one.field !== field) ?? [];
    return this.#read({ corrections: [...others, { row, field, text }] });
  }

  leaveOut(row: number, out: boolean): Promise<void> {
    const others = this.form?.left_out.filter((one) => one !== row) ?? [];
    return this.#read({ left_out: out ? [...others, row] : others });
  }

  leaveOutWrong(out: boolean): void {
    if (this.form) this.form = { ...this.form, without_wrong: out };
  }

  show(only: ImportOutcome | null): void {
    this.only = only;
    this.current = 0;
    this.rows.restart();
  }

  run = once(async () => {
    if (!this.form) return;
    this.refused = null;
    this.progress = { done: 0, total: 0 };
    const stop = listen('import_progress', (progress) => (this.progress = progress));
    try {
      this.done = await commands.runImport(this.form);
    } catch (thrown) {
      this.refused = Refusal.of(thrown, '');
    }
    stop();
    this.progress = null;
  });

  stop = () => desk.attempt(() => commands.cancelImport());

  /** Another file, or none: the core forgets this one. */
  async close(): Promise<void> {
    await desk.attempt(() => commands.closeImport());
    Object.assign(this, { file: null, form: null, preview: null, done: null, refused: null, only: null, current: 0 });
  }
}
