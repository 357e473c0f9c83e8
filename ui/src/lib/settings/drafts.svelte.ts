// What was typed into the settings and is not kept yet: it outlives the screen, so that nothing typed is lost on the way.
import type { AccountForm, Address, ShopView } from '$shared/ipc/bindings';

class Drafts {
  /** The shop as typed, and whose: another book's shop is another shop. */
  shop = $state<{ book: string; form: ShopView } | null>(null);
  account = $state<AccountForm>(emptyAccount());
  /** Whether the form for another account is open. */
  isAdding = $state(false);

  /** The account was added; the next one begins empty. */
  accountKept(): void {
    this.account = emptyAccount();
    this.isAdding = false;
  }
}

export const drafts = new Drafts();

function emptyAccount(): AccountForm {
  return {
    name: '',
    channel: 'kaleyra_v2',
    region: 'in',
    base_url: '',
    sid: '',
    phone_number: '+91',
    phone_number_id: '',
    waba_id: '',
    api_version: '',
    callback_profile_id: '',
    catalog_id: '',
    gateway: 'razorpay',
    configuration_name: '',
    takes_web: false,
    upi_vpa: '',
    upi_name: '',
    upi_mcc: '',
    payment_link: '',
    importer_name: '',
    importer_address: emptyAddress(),
    hears: 'payments',
    allow_host: '',
  };
}

export function emptyAddress(): Address {
  return { line1: '', line2: '', city: '', state: '', pin: '' };
}
