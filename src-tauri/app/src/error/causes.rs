//! How the refusals of other crates become those of the app.

use super::{AppError, Code};
use domain::BillRefusal;
use domain::bill::RefusalCode;
use domain::document::{DocumentCode, DocumentRefusal, SeriesRefusal};
use domain::order_details::NotSendable;
use store::StoreError;
use vault::VaultError;
use whatsapp::{CallError, CannotSay, RenderError};

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
            StoreError::Series(refusal) => return AppError::from(*refusal),
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
        let code = Code::named(refusal.code.as_str()).unwrap_or(Code::FieldInvalid);
        AppError { code, field: refusal.field, values: Vec::new() }
    }
}

impl From<DocumentRefusal> for AppError {
    fn from(refusal: DocumentRefusal) -> AppError {
        let code = Code::named(refusal.code.as_str()).unwrap_or(Code::FieldInvalid);
        AppError { code, field: refusal.field, values: Vec::new() }
    }
}

impl From<SeriesRefusal> for AppError {
    fn from(refusal: SeriesRefusal) -> AppError {
        match refusal {
            SeriesRefusal::OtherYear => AppError::new(Code::SeriesOtherYear),
            SeriesRefusal::ClockBehind { last } => {
                AppError::new(Code::ClockBehind).with_text("date", last.strftime("%d-%m-%Y").to_string())
            }
            SeriesRefusal::Full => AppError::new(Code::SeriesFull),
            SeriesRefusal::Misnumbered { expected } => {
                AppError::new(Code::SeriesMisnumbered).with_text("number", expected.to_string())
            }
        }
    }
}

impl AppError {
    /// Whether it says why a document is not made, and nothing about the book itself.
    pub(crate) fn is_about_a_document(&self) -> bool {
        let name = self.code.as_str();
        let of_bill = || RefusalCode::ALL.iter().any(|code| code.as_str() == name);
        let of_document = || DocumentCode::ALL.iter().any(|code| code.as_str() == name);
        SeriesRefusal::NAMES.contains(&name) || of_document() || of_bill()
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

impl From<CannotSay> for AppError {
    fn from(refusal: CannotSay) -> AppError {
        AppError::new(Code::ChannelCannotSay)
            .with_text("channel", refusal.channel.as_str())
            .with_text("what", refusal.what.as_str())
    }
}

impl From<RenderError> for AppError {
    fn from(error: RenderError) -> AppError {
        match error {
            RenderError::BaseUrl(_) => AppError::new(Code::UrlInvalid).at("base_url"),
            RenderError::CannotSay(refusal) => refusal.into(),
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
