//! Why a use case refuses: a closed set of codes, in the order of the alphabet.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Why something was refused. A closed set: every code has a sentence in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// The name on the command line and of the sentence.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Code::$name => $text,)*
                }
            }

            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$name,)*];

            /// Reads the name.
            #[must_use]
            pub fn named(name: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == name)
            }
        }
    };
}

codes! {
    /// The account's name is taken.
    AccountExists = "account_exists",
    /// There is no such account.
    AccountNotFound = "account_not_found",
    /// The practice customer cannot do that now.
    ActRefused = "act_refused",
    /// Delivered goods need an address.
    AddressNeeded = "address_needed",
    /// More than the order comes to.
    AdvanceAboveTotal = "advance_above_total",
    /// Nothing is left to pay.
    AlreadyPaid = "already_paid",
    /// It has been sent before.
    AlreadySent = "already_sent",
    /// An amount has too many decimals.
    AmountPrecision = "amount_precision",
    /// A figure does not fit.
    AmountTooLarge = "amount_too_large",
    /// An amount of nothing, or less.
    AmountZero = "amount_zero",
    /// Something of this order waits for a person.
    AsksWaiting = "asks_waiting",
    /// The customer is paying at this moment.
    AttemptPending = "attempt_pending",
    /// There is no such batch, or it was cancelled.
    BatchNotFound = "batch_not_found",
    /// More bills than one word sends.
    BatchTooLarge = "batch_too_large",
    /// A message says nothing.
    BodyEmpty = "body_empty",
    /// A message is longer than WhatsApp takes.
    BodyTooLong = "body_too_long",
    /// Another program holds the book.
    BookBusy = "book_busy",
    /// The book is torn.
    BookDamaged = "book_damaged",
    /// There is a book already.
    BookExists = "book_exists",
    /// There is no book.
    BookMissing = "book_missing",
    /// The book is of a newer program.
    BookNewer = "book_newer",
    /// The book cannot be written.
    BookReadOnly = "book_read_only",
    /// An unregistered buyer of ₹50,000 or more is named with an address.
    BuyerAddressNeeded = "buyer_address_needed",
    /// The buyer is named.
    BuyerNameNeeded = "buyer_name_needed",
    /// Cess inside a price is larger than the price.
    CessExceeds = "cess_exceeds",
    /// The channel has no words for this message.
    ChannelCannotSay = "channel_cannot_say",
    /// The channel is not one of ours.
    ChannelUnknown = "channel_unknown",
    /// The customer's 24 hours are over, and how this channel sends a bill as a template is not documented.
    ChannelWithoutTemplates = "channel_without_templates",
    /// There is no such message of a customer.
    ChatMessageNotFound = "chat_message_not_found",
    /// The last document is of a later day.
    ClockBehind = "clock_behind",
    /// A long code that a spreadsheet made a number of, its last digits lost.
    CodeRounded = "code_rounded",
    /// No column is read as what the list needs.
    ColumnMissing = "column_missing",
    /// No such column, or it is chosen twice.
    ColumnUnknown = "column_unknown",
    /// Composition dealers sell within their state.
    CompositionInterState = "composition_inter_state",
    /// An account pays by it.
    ConfigurationInUse = "configuration_in_use",
    /// Nobody can pay by it yet, or it belongs to no gateway.
    ConfigurationNotReady = "configuration_not_ready",
    /// The provider does not know the payment configuration.
    ConfigurationUnknown = "configuration_unknown",
    /// More than is left of the invoice.
    CreditAboveInvoice = "credit_above_invoice",
    /// It was taken back already.
    CreditedAlready = "credited_already",
    /// There is no such customer.
    CustomerNotFound = "customer_not_found",
    /// The customer has no Indian number.
    CustomerPhoneMissing = "customer_phone_missing",
    /// Not a date.
    DateInvalid = "date_invalid",
    /// Earlier than the document it belongs to.
    DateTooEarly = "date_too_early",
    /// A discount is larger than its base.
    DiscountExceeds = "discount_exceeds",
    /// Not a discount.
    DiscountInvalid = "discount_invalid",
    /// No room on the disk.
    DiskFull = "disk_full",
    /// The document's number was cancelled.
    DocumentCancelled = "document_cancelled",
    /// There is no such document.
    DocumentNotFound = "document_not_found",
    /// Earlier documents hold more than the bill.
    EarlierContradict = "earlier_contradict",
    /// A bill without lines.
    EmptyBill = "empty_bill",
    /// The book is encrypted and this build cannot open it.
    EncryptionNotBuiltIn = "encryption_not_built_in",
    /// There is a file of that name already.
    ExportExists = "export_exists",
    /// It cannot be that kind of file.
    ExportFormat = "export_format",
    /// The file could not be written.
    ExportNotWritten = "export_not_written",
    /// A field does not hold what it must.
    FieldInvalid = "field_invalid",
    /// A field is missing.
    FieldMissing = "field_missing",
    /// The file cannot be read.
    FileUnreadable = "file_unreadable",
    /// The folder holds something already.
    FolderNotEmpty = "folder_not_empty",
    /// A number begins with something else.
    FormatBeginning = "format_beginning",
    /// A number holds something else.
    FormatCharacter = "format_character",
    /// Numbers would be too long.
    FormatLength = "format_length",
    /// Numbers could be those of another series.
    FormatMeets = "format_meets",
    /// The sequence is missing or stands twice.
    FormatSequence = "format_sequence",
    /// The financial year is missing.
    FormatYear = "format_year",
    /// Keys for trying out, for money that is real.
    GatewayForTests = "gateway_for_tests",
    /// The gateway refuses the key.
    GatewayKeyRefused = "gateway_key_refused",
    /// No gateway account is set up.
    GatewayMissing = "gateway_missing",
    /// The gateway refused.
    GatewayRefused = "gateway_refused",
    /// There is no such gateway.
    GatewayUnknown = "gateway_unknown",
    /// The gateway could not be asked.
    GatewayUnreachable = "gateway_unreachable",
    /// Not a GSTIN.
    GstinInvalid = "gstin_invalid",
    /// The key would go to a host that nobody confirmed.
    HostNotAllowed = "host_not_allowed",
    /// Not a code of the tariff.
    HsnInvalid = "hsn_invalid",
    /// A code of the tariff is asked for.
    HsnNeeded = "hsn_needed",
    /// The code needs more digits.
    HsnTooShort = "hsn_too_short",
    /// Keys travel over https only.
    HttpsNeeded = "https_needed",
    /// Not the code of a bank's branch.
    IfscInvalid = "ifsc_invalid",
    /// A person stopped the import.
    ImportCancelled = "import_cancelled",
    /// No list was chosen.
    ImportNotOpen = "import_not_open",
    /// Rows of the list cannot be read.
    ImportRowsWrong = "import_rows_wrong",
    /// Items outside a catalogue need an importer.
    ImporterNeeded = "importer_needed",
    /// A fault of the program.
    Internal = "internal",
    /// There is an invoice already.
    InvoiceStands = "invoice_stands",
    /// There is no such line.
    LineUnknown = "line_unknown",
    /// The listener could not begin.
    ListenerFailed = "listener_failed",
    /// A logo has too many pixels.
    LogoPixels = "logo_pixels",
    /// A logo's file is too large.
    LogoTooLarge = "logo_too_large",
    /// A logo is no PNG or JPEG.
    LogoType = "logo_type",
    /// A logo is damaged.
    LogoUnreadable = "logo_unreadable",
    /// The answer was not understood.
    Malformed = "malformed",
    /// A line has no name.
    NameMissing = "name_missing",
    /// The folder is on a network.
    NetworkFolder = "network_folder",
    /// No account is set up.
    NoAccount = "no_account",
    /// The period has no documents.
    NoDocuments = "no_documents",
    /// Only drafts can be edited.
    NotADraft = "not_a_draft",
    /// No receipt voucher.
    NotAReceipt = "not_a_receipt",
    /// Not a webhook.
    NotAWebhook = "not_a_webhook",
    /// No sale.
    NotAnInvoice = "not_an_invoice",
    /// The practice shop has no use for it.
    NotInPractice = "not_in_practice",
    /// Not JSON.
    NotJson = "not_json",
    /// The provider documents no way to do it from here.
    NotManaged = "not_managed",
    /// A good bill that WhatsApp cannot ask for.
    NotSendable = "not_sendable",
    /// A draft is sent, not sent again.
    NotSentYet = "not_sent_yet",
    /// Everything is on documents already.
    NothingLeft = "nothing_left",
    /// Nothing is chosen.
    NothingSelected = "nothing_selected",
    /// Nothing was sent that could have been paid.
    NothingToLookUp = "nothing_to_look_up",
    /// Nothing was paid that could go back.
    NothingToRefund = "nothing_to_refund",
    /// Nothing waits for a person.
    NothingToRelease = "nothing_to_release",
    /// This customer has no earlier bill.
    NothingToRepeat = "nothing_to_repeat",
    /// None of the chosen bills can be sent.
    NothingToSend = "nothing_to_send",
    /// Not an order number.
    NumberInvalid = "number_invalid",
    /// The till is used up.
    NumbersUsedUp = "numbers_used_up",
    /// Completed and cancelled orders stay so.
    OrderFinal = "order_final",
    /// There is no such order.
    OrderNotFound = "order_not_found",
    /// Nobody knows whether it was done.
    OutcomeUnknown = "outcome_unknown",
    /// The figures of a document contradict each other.
    PaperDoesNotAddUp = "paper_does_not_add_up",
    /// No program of this computer shows it.
    PaperNotShown = "paper_not_shown",
    /// A document that must not show tax has some.
    PaperTaxNotAllowed = "paper_tax_not_allowed",
    /// A person stopped the making of papers.
    PapersCancelled = "papers_cancelled",
    /// The vault file needs a passphrase.
    PassphraseNeeded = "passphrase_needed",
    /// The new passphrase is easily guessed.
    PassphraseShort = "passphrase_short",
    /// The passphrase is another one.
    PassphraseWrong = "passphrase_wrong",
    /// No days, or the last before the first.
    PeriodInvalid = "period_invalid",
    /// Returns are of a month or a quarter.
    PeriodNotFiled = "period_not_filed",
    /// Not a telephone number.
    PhoneInvalid = "phone_invalid",
    /// Not a PIN code.
    PinInvalid = "pin_invalid",
    /// Nothing can be supplied there on that day.
    PlaceNotInForce = "place_not_in_force",
    /// It is not what was shown any more.
    PlanChanged = "plan_changed",
    /// Another program listens on the port.
    PortInUse = "port_in_use",
    /// Possible in the practice shop only.
    PracticeOnly = "practice_only",
    /// The preferences could not be written.
    PreferencesNotKept = "preferences_not_kept",
    /// Not a price.
    PriceInvalid = "price_invalid",
    /// Below zero.
    PriceNegative = "price_negative",
    /// More than two decimals.
    PricePrecision = "price_precision",
    /// The program ended while it printed.
    PrintInterrupted = "print_interrupted",
    /// Somebody answered for this receipt.
    PrintSettled = "print_settled",
    /// The system does not let us use the printer.
    PrinterAccess = "printer_access",
    /// The printer's cover is open.
    PrinterCoverOpen = "printer_cover_open",
    /// The printer reports a fault.
    PrinterError = "printer_error",
    /// The printer went away while printing.
    PrinterGone = "printer_gone",
    /// Another printer has this name.
    PrinterNameTaken = "printer_name_taken",
    /// No printer is set up.
    PrinterNone = "printer_none",
    /// There is no such printer.
    PrinterNotFound = "printer_not_found",
    /// The printer does not answer.
    PrinterOff = "printer_off",
    /// The printer is out of paper.
    PrinterPaperOut = "printer_paper_out",
    /// The printer takes nothing any more.
    PrinterSlow = "printer_slow",
    /// This system cannot print that way.
    PrinterUnsupported = "printer_unsupported",
    /// Another product has the code.
    ProductCodeTaken = "product_code_taken",
    /// There is no such product.
    ProductNotFound = "product_not_found",
    /// The provider refused a change of the account.
    ProviderRefused = "provider_refused",
    /// More than is left of the line.
    QuantityAboveLeft = "quantity_above_left",
    /// Not a quantity.
    QuantityInvalid = "quantity_invalid",
    /// The book is not the newest.
    Quarantined = "quarantined",
    /// Not a rate.
    RateInvalid = "rate_invalid",
    /// The rate is not of that day.
    RateNotInForce = "rate_not_in_force",
    /// No such rate.
    RateUnknown = "rate_unknown",
    /// The reason says nothing.
    ReasonInvalid = "reason_invalid",
    /// The customer can still pay the first message.
    ReferenceOpen = "reference_open",
    /// More than is left of the voucher.
    RefundAboveVoucher = "refund_above_voucher",
    /// Money was captured; it has to go back first.
    RefundFirst = "refund_first",
    /// Refunds are made on the gateway's own page.
    RefundNotOffered = "refund_not_offered",
    /// The provider refused.
    Refused = "refused",
    /// A report's amounts are a hundred times what the gateway told.
    ReportInPaise = "report_in_paise",
    /// A row of a report contradicts itself.
    ReportRowWrong = "report_row_wrong",
    /// It is no settlement report.
    ReportUnknown = "report_unknown",
    /// Only a regular dealer with a GSTIN files it.
    ReturnNotForShop = "return_not_for_shop",
    /// Only sales below ₹200 share an invoice.
    SaleNotSmall = "sale_not_small",
    /// A registered buyer gets an invoice of their own.
    SaleRegistered = "sale_registered",
    /// Sales that share an invoice are alike.
    SalesDiffer = "sales_differ",
    /// The account's key is not in the vault.
    SecretMissing = "secret_missing",
    /// The document names the shop and its address.
    SellerDetailsNeeded = "seller_details_needed",
    /// An unregistered shop has no GSTIN.
    SellerGstinForbidden = "seller_gstin_forbidden",
    /// A registered shop's documents bear its GSTIN.
    SellerGstinNeeded = "seller_gstin_needed",
    /// The series has no number left.
    SeriesFull = "series_full",
    /// A number of the series is missing.
    SeriesMisnumbered = "series_misnumbered",
    /// The series is of another year.
    SeriesOtherYear = "series_other_year",
    /// Nothing stands in the file.
    SheetEmpty = "sheet_empty",
    /// No table that can be read.
    SheetUnreadable = "sheet_unreadable",
    /// Not a delivery charge.
    ShippingInvalid = "shipping_invalid",
    /// Shipping needs goods of value.
    ShippingWithoutValue = "shipping_without_value",
    /// No such state of India.
    StateUnknown = "state_unknown",
    /// No bank statement with credits.
    StatementUnknown = "statement_unknown",
    /// The order cannot go there from where it is.
    StatusNotAllowed = "status_not_allowed",
    /// The order has this status already.
    StatusSame = "status_same",
    /// No such status.
    StatusUnknown = "status_unknown",
    /// Not a name of a template.
    TemplateInvalid = "template_invalid",
    /// It could only go as a template, and there is none.
    TemplateMissing = "template_missing",
    /// It could only go as a template, and WhatsApp refused or stopped that.
    TemplateNotApproved = "template_not_approved",
    /// It could only go as a template, and WhatsApp still looks at that.
    TemplatePending = "template_pending",
    /// The provider asks to slow down.
    Throttled = "throttled",
    /// Larger than accepted.
    TooLarge = "too_large",
    /// More lines than a bill holds.
    TooManyLines = "too_many_lines",
    /// More rows than are read.
    TooManyRows = "too_many_rows",
    /// Tax between states would come to another total.
    TotalWouldChange = "total_would_change",
    /// The provider cannot be reached.
    Unreachable = "unreachable",
    /// Not a URL.
    UrlInvalid = "url_invalid",
    /// The command was not understood.
    Usage = "usage",
    /// The vault is torn.
    VaultDamaged = "vault_damaged",
    /// The keychain does not answer.
    VaultLocked = "vault_locked",
    /// The vault file is gone.
    VaultMissing = "vault_missing",
    /// The vault cannot be written.
    VaultReadOnly = "vault_read_only",
    /// Some goods left, and nobody said which.
    WhatLeftUnknown = "what_left_unknown",
    /// The customer's 24 hours are over.
    WindowClosed = "window_closed",
}
