import type { ErrorView } from './bindings';

/** What a command refused; `message` is in the person's language already. */
export class Refusal extends Error {
  readonly code: string;
  readonly field: string | null;

  constructor(view: ErrorView) {
    super(view.message);
    this.code = view.code;
    this.field = view.field;
  }

  /** Whatever was thrown, as something that can be shown. */
  static of(thrown: unknown, otherwise: string): Refusal {
    if (thrown instanceof Refusal) return thrown;
    const view = thrown as Partial<ErrorView> | null;
    if (view && typeof view.code === 'string' && typeof view.message === 'string') {
      return new Refusal({ code: view.code, field: view.field ?? null, message: view.message });
    }
    return new Refusal({ code: 'internal', field: null, message: otherwise });
  }
}
