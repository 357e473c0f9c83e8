// Receipts on their way to a printer: what a person can say about one, and which are open.
import type { PrintAnswer, PrintJobView, PrintStateName } from '$shared/ipc/bindings';

/** What a person can say about a receipt, the likeliest first. */
export function answersOf(state: PrintStateName): PrintAnswer[] {
  switch (state) {
    case 'waiting': return ['try_again', 'discard'];
    // Nothing is sent again before somebody looked at the slip.
    case 'unknown': return ['came_out', 'print_again', 'discard'];
    case 'printing':
    case 'printed':
    case 'discarded': return [];
    default: return state satisfies never;
  }
}

/** Whether it still has to come out, or somebody still has to look. */
const isOpen = ({ state }: PrintJobView): boolean => state !== 'printed' && state !== 'discarded';

/** The open receipts after one of them was heard of: in its place, at the end when it is new, gone when it is settled. */
export function withJob(open: PrintJobView[], heard: PrintJobView): PrintJobView[] {
  const isKnown = open.some(({ id }) => id === heard.id);
  const all = isKnown ? open.map((job) => (job.id === heard.id ? heard : job)) : [...open, heard];
  return all.filter(isOpen);
}
