// Which of the app's own questions is open.
import type { BulkQuery } from '$shared/ipc/bindings';

class Dialogs {
  asks = $state(false);
  quarantine = $state(false);
  remind = $state(false);
  /** The order that is paid by QR. */
  payQr = $state<string | null>(null);
  /** Which bills are about to be sent together. */
  bulk = $state.raw<BulkQuery | null>(null);
}

export const dialogs = new Dialogs();
