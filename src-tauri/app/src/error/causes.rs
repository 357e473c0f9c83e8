//! How the refusals of other crates become those of the app.

use super::{AppError, Code};
use domain::BillRefusal;
use domain::order_details::NotSendable;
use store::StoreError;
use vault::VaultError;
use whatsapp::CallError;

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
