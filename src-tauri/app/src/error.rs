//! What a use case refuses, as window and command line show it: a code, the field, and values for the sentence.

use domain::order_details::NotSendable;
use domain::{BillRefusal, Paise};
use std::fmt;
use store::StoreError;
use vault::VaultError;
use whatsapp::CallError;
use words::Words;

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
        }
    };
}

codes! {
    /// The account's name is taken.
    AccountExists = "account_exists",
    /// There is no such account.
    AccountNotFound = "account_not_found",
    /// Delivered goods need an address.
    AddressNeeded = "address_needed",
    /// Nothing is left to pay.
    AlreadyPaid = "already_paid",
    /// It has been sent before.
    AlreadySent = "already_sent",
    /// An amount has too many decimals.
    AmountPrecision = "amount_precision",
    /// A figure does not fit.
    AmountTooLarge = "amount_too_large",
    /// Something of this order waits for a person.
    AsksWaiting = "asks_waiting",
    /// The customer is paying at this moment.
    AttemptPending = "attempt_pending",
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
    /// The channel is not one of ours.
    ChannelUnknown = "channel_unknown",
    /// Composition dealers sell within their state.
    CompositionInterState = "composition_inter_state",
    /// Cess inside a price is larger than the price.
    CessExceeds = "cess_exceeds",
    /// The provider does not know the payment configuration.
    ConfigurationUnknown = "configuration_unknown",
    /// The customer has no Indian number.
    CustomerPhoneMissing = "customer_phone_missing",
    /// Not a date.
    DateInvalid = "date_invalid",
    /// A discount is larger than its base.
    DiscountExceeds = "discount_exceeds",
    /// Not a discount.
    DiscountInvalid = "discount_invalid",
    /// No room on the disk.
    DiskFull = "disk_full",
    /// A bill without lines.
    EmptyBill = "empty_bill",
    /// The book is encrypted and this build cannot open it.
    EncryptionNotBuiltIn = "encryption_not_built_in",
    /// A field does not hold what it must.
    FieldInvalid = "field_invalid",
    /// A field is missing.
    FieldMissing = "field_missing",
    /// The folder holds something already.
    FolderNotEmpty = "folder_not_empty",
    /// The key would go to a host that nobody confirmed.
    HostNotAllowed = "host_not_allowed",
    /// Keys travel over https only.
    HttpsNeeded = "https_needed",
    /// Items outside a catalogue need an importer.
    ImporterNeeded = "importer_needed",
    /// A fault of the program.
    Internal = "internal",
    /// The answer was not understood.
    Malformed = "malformed",
    /// A line has no name.
    NameMissing = "name_missing",
    /// The folder is on a network.
    NetworkFolder = "network_folder",
    /// No account is set up.
    NoAccount = "no_account",
    /// Only drafts can be edited.
    NotADraft = "not_a_draft",
    /// Not a webhook.
    NotAWebhook = "not_a_webhook",
    /// Not JSON.
    NotJson = "not_json",
    /// A good bill that WhatsApp cannot ask for.
    NotSendable = "not_sendable",
    /// Nothing waits for a person.
    NothingToRelease = "nothing_to_release",
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
    /// The vault file needs a passphrase.
    PassphraseNeeded = "passphrase_needed",
    /// The passphrase is another one.
    PassphraseWrong = "passphrase_wrong",
    /// Not a telephone number.
    PhoneInvalid = "phone_invalid",
    /// Not a PIN code.
    PinInvalid = "pin_invalid",
    /// Not a price.
    PriceInvalid = "price_invalid",
    /// Below zero.
    PriceNegative = "price_negative",
    /// More than two decimals.
    PricePrecision = "price_precision",
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
    /// The customer can still pay the first message.
    ReferenceOpen = "reference_open",
    /// Money was captured; it has to go back first.
    RefundFirst = "refund_first",
    /// The provider refused.
    Refused = "refused",
    /// The account's key is not in the vault.
    SecretMissing = "secret_missing",
    /// Not a delivery charge.
    ShippingInvalid = "shipping_invalid",
    /// Shipping needs goods of value.
    ShippingWithoutValue = "shipping_without_value",
    /// No such state of India.
    StateUnknown = "state_unknown",
    /// The order cannot go there from where it is.
    StatusNotAllowed = "status_not_allowed",
    /// The order has this status already.
    StatusSame = "status_same",
    /// No such status.
    StatusUnknown = "status_unknown",
    /// The provider asks to slow down.
    Throttled = "throttled",
    /// Larger than accepted.
    TooLarge = "too_large",
    /// More lines than a bill holds.
    TooManyLines = "too_many_lines",
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
}

/// A value for the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Money(Paise),
    /// A number.
    Number(i64),
    /// A word, number or name that the person typed or knows.
    Text(String),
}

/// What a use case refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppError {
    /// Why.
    pub code: Code,
    /// The field it is about, as `lines[2].quantity`.
    pub field: Option<String>,
    /// What fills the sentence.
    pub values: Vec<(&'static str, Value)>,
}

impl AppError {
    /// A refusal without field or values.
    #[must_use]
    pub const fn new(code: Code) -> AppError {
        AppError { code, field: None, values: Vec::new() }
    }

    /// Names the field.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> AppError {
        self.field = Some(field.into());
        self
    }

    /// Adds an amount for the sentence.
    #[must_use]
    pub fn with_money(mut self, name: &'static str, amount: Paise) -> AppError {
        self.values.push((name, Value::Money(amount)));
        self
    }

    /// Adds a text for the sentence.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, text: impl Into<String>) -> AppError {
        self.values.push((name, Value::Text(text.into())));
        self
    }

    /// The sentence for a person.
    #[must_use]
    pub fn message(&self, words: &Words) -> String {
        let mut values: Vec<(&str, words::Value<'_>)> = self
            .values
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Money(amount) => words::Value::Money(*amount),
                    Value::Number(number) => words::Value::Number(*number),
                    Value::Text(text) => words::Value::Text(text),
                };
                (*name, value)
            })
            .collect();
        if let Some(field) = &self.field {
            values.push(("field", words::Value::Text(field)));
        }
        words.say_code(self.code.as_str(), &values)
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl std::error::Error for AppError {}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> AppError {
        let code = match &error {
            StoreError::BookNewer { book, .. } => {
                return AppError::new(Code::BookNewer).with_text("version", book.to_string());
            }
            StoreError::Missing => Code::BookMissing,
            StoreError::Exists => Code::BookExists,
            StoreError::Damaged(_) | StoreError::Row { .. } => Code::BookDamaged,
            StoreError::ReadOnly => Code::BookReadOnly,
            StoreError::DiskFull => Code::DiskFull,
            StoreError::NetworkFolder(_) => Code::NetworkFolder,
            StoreError::Busy => Code::BookBusy,
            StoreError::NumbersUsedUp => Code::NumbersUsedUp,
            StoreError::KeyUnsupported => Code::EncryptionNotBuiltIn,
            StoreError::Closed | StoreError::File(_) | StoreError::Sql(_) => Code::Internal,
        };
        // The person gets a sentence; what SQLite said is for whoever reads the log, and holds no row's content.
        tracing::warn!(error = %error, "the book refused");
        AppError::new(code)
    }
}

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> AppError {
        let code = match &error {
            VaultError::Locked => Code::VaultLocked,
            VaultError::Missing { what } if what == vault::VAULT_FILE => Code::VaultMissing,
            VaultError::Missing { .. } => Code::SecretMissing,
            VaultError::PassphraseNeeded => Code::PassphraseNeeded,
            VaultError::PassphraseWrong => Code::PassphraseWrong,
            VaultError::Damaged => Code::VaultDamaged,
            VaultError::Unreadable { .. } => Code::VaultMissing,
            VaultError::Unwritable(vault::WriteFailure::DiskFull) => Code::DiskFull,
            VaultError::Unwritable(_) => Code::VaultReadOnly,
            VaultError::BadLength => Code::FieldInvalid,
        };
        AppError::new(code)
    }
}

impl From<BillRefusal> for AppError {
    fn from(refusal: BillRefusal) -> AppError {
        let name = refusal.code.as_str();
        let code = Code::ALL.iter().copied().find(|code| code.as_str() == name).unwrap_or(Code::FieldInvalid);
        AppError { code, field: refusal.field, values: Vec::new() }
    }
}

impl From<NotSendable> for AppError {
    fn from(reason: NotSendable) -> AppError {
        match reason {
            NotSendable::Amount { total } => {
                AppError::new(Code::NotSendable).at("total").with_money("amount", total)
            }
            NotSendable::AddressNeeded { field } => AppError::new(Code::AddressNeeded).at(field),
            NotSendable::ImporterNeeded => AppError::new(Code::ImporterNeeded).at("importer"),
            NotSendable::PhoneNeeded => AppError::new(Code::CustomerPhoneMissing).at("customer.phone"),
        }
    }
}

impl From<CallError> for AppError {
    fn from(error: CallError) -> AppError {
        match error {
            CallError::Unreachable(_) => AppError::new(Code::Unreachable),
            CallError::Throttled { .. } => AppError::new(Code::Throttled),
            CallError::Refused { code, .. } => {
                AppError::new(Code::Refused).with_text("code", code.to_string())
            }
            CallError::OutcomeUnknown { .. } => AppError::new(Code::OutcomeUnknown),
            CallError::Malformed { .. } => AppError::new(Code::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::bill::RefusalCode;
    use words::Language;

    #[test]
    fn every_code_has_a_sentence_in_every_language() {
        let known: Vec<&str> = words::keys().collect();
        for code in Code::ALL {
            let key = format!("error-{}", code.as_str().replace('_', "-"));
            assert!(known.contains(&key.as_str()), "{key}");
        }
        let _ = Language::Hindi;
    }

    #[test]
    fn every_refusal_of_a_bill_is_a_code_of_its_own() {
        for code in RefusalCode::ALL {
            let refusal = BillRefusal { code, field: None };
            assert_eq!(AppError::from(refusal).code.as_str(), code.as_str());
        }
    }
}
