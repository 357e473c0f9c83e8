// Steps back and forth of a bill. A run of changes to one field is one step.
import type { BillForm } from '$shared/ipc/bindings';

const MOST = 200;

export class Undo {
  #steps: string[] = [];
  #at = -1;
  #last: string | null = null;

  begin(form: BillForm): void {
    this.#steps = [JSON.stringify(form)];
    this.#at = 0;
    this.#last = null;
  }

  /** Notes a change. Changes of the same `field` after one another are one step; those of none are each their own. */
  note(field: string | null, form: BillForm): void {
    const step = JSON.stringify(form);
    const goesOn = field !== null && field === this.#last && this.#at > 0;
    const before = goesOn ? this.#at - 1 : this.#at;
    this.#steps.length = before + 1;
    // What came and went again, such as a scanner's code, is no step.
    const isStep = this.#steps[before] !== step;
    if (isStep) this.#steps.push(step);
    if (this.#steps.length > MOST) this.#steps.shift();
    this.#at = this.#steps.length - 1;
    this.#last = isStep ? field : null;
  }

  back(): BillForm | null {
    return this.#go(this.#at - 1);
  }

  forth(): BillForm | null {
    return this.#go(this.#at + 1);
  }

  #go(at: number): BillForm | null {
    const step = this.#steps[at];
    if (step === undefined) return null;
    this.#at = at;
    this.#last = null;
    return JSON.parse(step) as BillForm;
  }
}
