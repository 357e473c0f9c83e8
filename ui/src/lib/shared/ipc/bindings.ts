/* Written from the Rust commands and views. Do not edit: run `cargo xtask typescript`. */
/* eslint-disable */
import { invoke as call } from '@tauri-apps/api/core';
import { listen as hear } from '@tauri-apps/api/event';

export type Money = string; export type Time = string; export type OrderNumber = string;
export type ErrorView = { code: string; field: string | null; message: string };


export type OpeningState = "setup" | "shop" | "failed";
export type OpeningView = { state: OpeningState; book: "real" | "practice"; failure: ErrorView | null; preferences: Preferences;
  place: string | null ; version: string };
export type Preferences = { language: "en-IN" | "hi-IN"; theme: "system" | "light" | "dark" | "contrast"; text_percent: number ;
  on_close: "ask" | "stay" | "quit"; show_names_in_notifications: boolean; setup_done: boolean };
export type Address = { line1: string; line2: string; city: string; state: string; pin: string };
export type ShopView = { name: string; upi_id: string; state: string ;
  registration: "regular" | "composition" | "unregistered"; gstin: string; address: Address | null; prices: "inclusive" | "exclusive";
  round_off: boolean; customer_language: "en-IN" | "hi-IN" };
export type StateOfIndia = { code: string; name: string };


export type StatusView = { book: "real" | "practice"; connection: "online" | "offline" | "unknown"; worker: "here" | "elsewhere" | "stopped";
  paused: boolean; quarantined: boolean; vault: "none" | "open" | "locked"; waiting: number ;
  asks: number; unknown: number; refused: number; attention: number; held: number; problem: ErrorView | null  };


export type CustomerView = { id: number; name: string; phone: string; last_bill: { number: OrderNumber; total: Money; at: Time } | null;
  owes: Money; wrote_at: Time | null; window_open: boolean; state: string; gstin: string; address: Address | null };
export type ProductView = { id: number; sku: string; name: string; alias: string ; unit: string ;
  price: Money; gst_rate: string; cess_rate: string; hsn: string };
export type ProductForm = { id: number | null; sku: string; name: string; alias: string; unit: string; price: string; gst_rate: string; hsn: string };


export type LineForm = { product_id: number | null; name: string; alias: string; sku: string; hsn: string; unit: string; quantity: string;
  price: string; discount: string ; gst_rate: string; cess_rate: string; changed_from: string | null  };
export type CustomerForm = { phone: string; name: string; state: string; gstin: string; address: Address | null };
export type BillForm = { customer: CustomerForm; lines: LineForm[]; discount: string; shipping: string; delivery: "pickup" | "delivered";
  payment: "whatsapp" | "cash" | "due"; note: string; entry: string  };
export type QuoteLineView = { name: string; quantity: string; gross: Money; discount: Money; amount: Money; taxable: Money; cgst: Money; sgst: Money; igst: Money; cess: Money; total: Money };
export type QuoteView = { lines: QuoteLineView[]; supply: "intra" | "inter"; items_at_rate: Money; line_discount: Money; bill_discount: Money;
  taxable: Money; discount: Money; shipping: Money; cgst: Money; sgst: Money; igst: Money; cess: Money; round_off: Money; total: Money; in_words: string; sendable: boolean };

export type PreviewItem = { name: string; quantity: string; amount: Money };
export type PreviewView = { language: string; kind: "interactive" | "template"; why: string ; cost: Money | null; greeting: string; body: string; footer: string;
  items: PreviewItem[]; more_items: number; more_amount: Money; subtotal: Money; discount: Money; tax: Money; tax_note: string; shipping: Money; total: Money; expires_days: number;
  refusal: ErrorView | null  };
export type BillView = { number: OrderNumber; form: BillForm; revises: OrderNumber | null ; revision: number;
  quote: QuoteView | null; problems: ErrorView[] ; customer: CustomerView | null;
  preview: PreviewView | null; held: boolean; saved_at: Time; sequence: number };
export type HeldBillView = { number: OrderNumber; customer: string; first_items: string; n_lines: number; total: Money; held_at: Time };
export type FinishedBillView = { number: OrderNumber; how: "whatsapp" | "cash" | "due"; reference_id: string | null; total: Money };


export type OrderFilterName = "all" | "attention" | "draft" | "unpaid" | "confirming" | "part_paid" | "paid" | "pending" | "processing" | "shipped" | "completed" | "canceled" | "send_failed";
export type OrdersQuery = { filter: OrderFilterName; search: string; position: number ; limit: number ;
  after: OrderNumber | null  };
export type OrderListRow = { number: OrderNumber; customer: string; phone_tail: string; status: string ; held: boolean;
  payment: string ; attempt_failed: boolean; message: string | null ;
  bubble: string | null; total: Money; attention: string | null ; created_at: Time };
export type OrdersPageView = { rows: OrderListRow[]; position: number; total: number; total_is_exact: boolean };
export type OrderCountsView = { [filter in OrderFilterName]?: number };
export type NeedsYouView = { order: OrderNumber | null; customer: string; code: string ; title: string; what: string; do_text: string; amount: Money; at: Time };
export type ActionName = "send" | "resend" | "revise" | "processing" | "shipped" | "partially_shipped" | "completed" | "cancel" | "take_cash" | "take_cash_now" | "look_up" | "duplicate" | "refund";
export type ActionView = { action: ActionName; allowed: boolean; why_not: ErrorView | null; is_next: boolean  };
export type EvidenceView = { at: Time; code: string ; tone: "ok" | "wait" | "info" | "bad" | "mute";
  group: "money" | "message" | "order"; text: string ; who: string; amount: Money | null; counted: boolean ; struck: boolean };
export type WhyView = { tone: "ok" | "wait" | "info" | "bad"; title: string; sentence: string };
export type OrderLineView = { name: string; alias: string; quantity: string; unit: string; price: Money; discount: string; gst_rate: string; amount: Money };
export type OrderDetailView = { number: OrderNumber; status: string; held: boolean; bubble: string | null; bubble_state: string | null; customer: CustomerForm; date: string;
  issued_at: Time | null; lines: OrderLineView[]; quote: QuoteView | null; payment: { status: string; captured: Money; refunded: Money; kept: Money; due: Money; paid_at: Time | null; methods: string[] };
  message: string | null; why: WhyView; evidence: EvidenceView[]; actions: ActionView[]; attention: NeedsYouView[];
  references: { reference_id: string; state: "open" | "closing" | "closed"; amount: Money; expires_at: Time }[]; revision: number;
  revisions: { revision: number; total: Money; at: Time }[]; asks: AskView[] };
export type AskView = { order: OrderNumber; customer: string; kind: string ; told_status: string | null; amount: Money; why: string ; why_text: string; queued_at: Time };
export type QuarantineView = { since: Time; still_sweeping: number ; found: { order: OrderNumber | null; customer: string; what: string; amount: Money; at: Time | null }[];
  waiting: AskView[] };
export type ReleasedView = { released: number; withdrawn: number };


export type AccountView = { name: string; channel: string; phone_number: string; base_url: string; sid: string; phone_number_id: string; gateway: string; configuration_name: string;
  hears: "everything" | "payments"; has_key: boolean; importer_name: string };
export type AccountForm = { name: string; channel: "kaleyra_v2"; region: string; base_url: string; sid: string; phone_number: string; phone_number_id: string; catalog_id: string;
  gateway: "razorpay" | "payu"; configuration_name: string; importer_name: string; importer_address: Address | null; hears: "everything" | "payments"; allow_host: string };
export type AccountTestView = { name: string; checks: { check: "reach" | "key" | "configuration"; ok: boolean; message: string }[] };
export type VaultView = { kind: "none" | "keychain" | "file" | "memory"; state: "none" | "open" | "locked"; problem: ErrorView | null };


export type BubbleView = { id: string; mine: boolean ; kind: "order" | "status" | "text" | "cart"; text: string; reference_id: string | null; status: string | null;
  order: PhoneOrderView | null; delivery: string; at: Time };
export type PhoneOrderView = { reference_id: string; title: string; items: PreviewItem[]; more_items: number; subtotal: Money; discount: Money; tax: Money; shipping: Money; total: Money;
  state: "to_pay" | "pending" | "paid" | "expired" | "canceled"; can_pay: boolean };
export type PhoneView = { phone: string; name: string; shop: string; bubbles: BubbleView[]; customers: { phone: string; name: string; unread: boolean; newest: boolean }[] };
export type Act = "read" | "pay" | "wrong_pin" | "pay_twice" | "expire" | "write";
export type FaultsView = { late: boolean; lost: boolean; twice: boolean; disordered: boolean; offline: boolean };

export const commands = {
  opening: (): Promise<OpeningView> => call('opening'),
  retryOpening: (): Promise<OpeningView> => call('retry_opening'),
  openPractice: (): Promise<OpeningView> => call('open_practice'),
  leavePractice: (): Promise<OpeningView> => call('leave_practice'),
  beginBook: (): Promise<OpeningView> => call('begin_book'),
  restartPractice: (): Promise<OpeningView> => call('restart_practice'),
  setPreferences: (preferences: Preferences): Promise<Preferences> => call('set_preferences', { preferences }),
  rememberPlace: (place: string): Promise<null> => call('remember_place', { place }),
  statesOfIndia: (): Promise<StateOfIndia[]> => call('states_of_india'),
  shop: (): Promise<ShopView> => call('shop'),
  setShop: (shop: ShopView): Promise<ShopView> => call('set_shop', { shop }),
  status: (): Promise<StatusView> => call('status'),
  setPaused: (paused: boolean): Promise<StatusView> => call('set_paused', { paused }),
  currentBill: (): Promise<BillView> => call('current_bill'),
  newBill: (): Promise<BillView> => call('new_bill'),
  openBill: (number: OrderNumber): Promise<BillView> => call('open_bill', { number }),
  saveBill: (number: OrderNumber, form: BillForm, sequence: number): Promise<BillView> => call('save_bill', { number, form, sequence }),
  holdBill: (number: OrderNumber): Promise<null> => call('hold_bill', { number }),
  heldBills: (): Promise<HeldBillView[]> => call('held_bills'),
  discardBill: (number: OrderNumber): Promise<null> => call('discard_bill', { number }),
  finishBill: (number: OrderNumber, form: BillForm): Promise<FinishedBillView> => call('finish_bill', { number, form }),
  findCustomers: (text: string): Promise<CustomerView[]> => call('find_customers', { text }),
  findProducts: (text: string): Promise<ProductView[]> => call('find_products', { text }),
  saveProduct: (form: ProductForm): Promise<ProductView> => call('save_product', { form }),
  repeatLast: (number: OrderNumber): Promise<BillView> => call('repeat_last', { number }),
  readPasted: (text: string): Promise<LineForm[]> => call('read_pasted', { text }),
  duplicateOrder: (number: OrderNumber): Promise<BillView> => call('duplicate_order', { number }),
  reviseOrder: (number: OrderNumber): Promise<BillView> => call('revise_order', { number }),
  orders: (query: OrdersQuery): Promise<OrdersPageView> => call('orders', { query }),
  orderCounts: (): Promise<OrderCountsView> => call('order_counts'),
  needsYou: (): Promise<NeedsYouView[]> => call('needs_you'),
  order: (number: OrderNumber): Promise<OrderDetailView> => call('order', { number }),
  moveOrder: (number: OrderNumber, status: "processing" | "shipped" | "partially_shipped" | "completed", note: string): Promise<OrderDetailView> => call('move_order', { number, status, note }),
  cancelOrder: (number: OrderNumber): Promise<OrderDetailView> => call('cancel_order', { number }),
  resendOrder: (number: OrderNumber): Promise<OrderDetailView> => call('resend_order', { number }),
  sendOrder: (number: OrderNumber): Promise<OrderDetailView> => call('send_order', { number }),
  takeCash: (number: OrderNumber, now: boolean): Promise<OrderDetailView> => call('take_cash', { number, now }),
  lookUpOrder: (number: OrderNumber): Promise<null> => call('look_up_order', { number }),
  lookUpAll: (): Promise<null> => call('look_up_all'),
  asks: (): Promise<AskView[]> => call('asks'),
  release: (number: OrderNumber | null, answer: "send" | "drop"): Promise<ReleasedView> => call('release', { number, answer }),
  quarantine: (): Promise<QuarantineView | null> => call('quarantine'),
  releaseBook: (answer: "send" | "drop"): Promise<ReleasedView> => call('release_book', { answer }),
  accounts: (): Promise<AccountView[]> => call('accounts'),
  addAccount: (form: AccountForm): Promise<AccountView> => call('add_account', { form }),
  changeKey: (name: string): Promise<null> => call('change_key', { name }),
  testAccount: (name: string): Promise<AccountTestView> => call('test_account', { name }),
  removeAccount: (name: string): Promise<null> => call('remove_account', { name }),
  vault: (): Promise<VaultView> => call('vault'),
  unlockVault: (): Promise<null> => call('unlock_vault'),
  phone: (phone: string | null): Promise<PhoneView> => call('phone', { phone }),
  act: (act: Act, reference_id: string | null, phone: string, text: string): Promise<PhoneView> => call('act', { act, reference_id, phone, text }),
  faults: (): Promise<FaultsView> => call('faults'),
  setFaults: (faults: FaultsView): Promise<FaultsView> => call('set_faults', { faults }),
  openLink: (name: "help" | "webview2" | "kaleyra" | "razorpay"): Promise<null> => call('open_link', { name }),
  answerClose: (answer: "stay" | "quit", remember: boolean): Promise<null> => call('answer_close', { answer, remember }),
};

export const listen = hear;

export const keyWindow = {
  keyWanted: (): Promise<{ what: 'api_key' | 'passphrase' | 'new_passphrase'; account: string | null; language: 'en-IN' | 'hi-IN'; theme: string }> => call('key_wanted'),
  keepKey: (secret: string): Promise<null> => call('keep_key', { secret }),
  cancelKey: (): Promise<null> => call('cancel_key'),
};
