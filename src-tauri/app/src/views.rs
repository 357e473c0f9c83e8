//! What window and command line show: the only types they share, in the command line's contract's own words.
//!
//! Money is a decimal string in rupees, times are RFC 3339, names are those of `cli.md`.

mod accounts;
mod asks;
mod bill;
mod bill_form;
mod bulk;
mod chat;
mod consent;
mod customer;
mod customer_form;
mod document;
mod exports;
mod import;
mod listening;
mod managing;
mod order;
mod orders;
mod outbox;
mod paper;
mod pay_qr;
mod plain_order;
mod preview;
mod printing;
mod product;
mod reminder;
mod shop;
mod status;

pub use accounts::{
    AccountCheckName, AccountCheckView, AccountForm, AccountTestView, AccountView, VaultKindName, VaultView,
};
pub use asks::{AskView, FoundView, NeedsYouView, PaymentNews, QuarantineView, ReleasedView};
pub use bill::{BillView, FinishedBillView, HeldBillView, QuoteLineView, QuoteView};
pub use bill_form::{BillForm, DeliveryForm, LineForm, PaymentForm};
pub use bulk::{BulkBillView, BulkLeftOutView, BulkPlanView, BulkQuery, BulkShown, BulkView};
pub use chat::{
    AddressAnswerView, CartFit, CartLineView, CartView, ChatBillView, ChatListRow, ChatMessageView,
    ChatQuoteView, ChatView, ChatsCursor, ChatsOrderName, ChatsPageView, ChatsQuery,
};
pub use consent::{ConsentForm, ConsentHowName, ConsentView};
pub use customer::{CustomerView, CustomersPageView, LastBillView};
pub use customer_form::{Address, CustomerForm};
pub use document::{
    BuyerForm, CreditForm, DocumentLineView, DocumentView, DocumentsPageView, InvoiceForm, LeftLineView,
    OrderDocumentsView, PartForm, ReasonForm, SeriesFormatForm, SeriesView, WarningView,
};
pub use exports::{
    ColumnHolds, ExportFormat, ExportKind, ExportPreviewView, ExportQuery, ExportTotalView,
    ExportWarningView, ExportedView, PeriodSpan, PeriodView, SheetColumnView, SheetView,
};
pub use import::{
    CellForm, ColumnChoice, ImportColumnView, ImportField, ImportForm, ImportKindName, ImportOutcome,
    ImportPreviewView, ImportProblemView, ImportProgressView, ImportRowView, ImportedView,
};
pub use listening::{
    ListenerAccountView, ListenerForm, ListenerStateName, ListenerView, ProofName, RouteSecret,
};
pub use managing::{
    ConfigurationView, ConfigurationsView, NewConfigurationForm, TemplatePurposeName, TemplateView,
    TemplatesView,
};
pub use order::{
    ActionName, ActionView, EvidenceGroup, EvidenceView, OrderDetailView, OrderLineView, OrderPaymentView,
    OrderReferenceView, ReferenceStateName, RevisionView, Tone, WhyView,
};
pub use orders::{
    OrderCountsView, OrderFilterName, OrderListRow, OrderListView, OrderRowView, OrdersPageView, OrdersQuery,
};
pub use outbox::{OutboxRowView, OutboxView, WaitsFor};
pub use paper::{BankForm, PaperCopy, PaperFormView, PaperSheet, PapersSavedView};
pub use pay_qr::{PayQrView, QrView};
pub(crate) use plain_order::message_state;
pub use plain_order::{
    AttemptView, AttentionView, HistoryView, MessageView, OrderView, PaymentView, ReferenceView,
};
pub use preview::{PreviewItem, PreviewView};
pub use printing::{PrintAnswer, PrintJobView, PrintStateName, PrinterForm, PrinterView, PrinterWayName};
pub use product::{
    PriceRuleName, PriceRuleView, ProductForm, ProductView, ProductsPageView, ProductsQuery, UntaxedName,
};
pub use reminder::{ReminderCost, ReminderExcludedView, ReminderExclusion, ReminderView, RemindersView};
pub use shop::{
    InvoicingForm, LanguageTag, OnPaymentForm, PricesForm, RegistrationForm, ShippingRuleForm, ShopView,
    StateOfIndia, TurnoverForm,
};
pub use status::{BookName, CheckView, StatusView, SyncView, VaultState, WorkerPlace};
