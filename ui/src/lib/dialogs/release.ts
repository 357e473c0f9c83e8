// When a book that is not the newest may be released.
import type { QuarantineView } from '$shared/ipc/bindings';

/** What is missing before the book may be released, if anything; the key's end of its sentence. */
export function whyNotYet(book: QuarantineView | null, isAlone: boolean): 'wait' | 'not-alone' | null {
  if (book === null || book.still_sweeping > 0) return 'wait';
  return isAlone ? null : 'not-alone';
}
