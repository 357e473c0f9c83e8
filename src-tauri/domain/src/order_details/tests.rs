//! Orders by example and by property.

mod delivery;
mod items;
mod money;
mod names;
mod properties;

use super::{OrderDetails, Terms, order_details};
use crate::account::Importer;
use crate::bill::BillDraft;
use crate::bill::samples::address;
use jiff::Timestamp;

/// Terms of an account without a catalogue and without an importer of its own.
fn terms() -> Terms<'static> {
    Terms {
        reference: "K7Q3A0000123B",
        catalog_id: None,
        importer: None,
        expires_at: Timestamp::UNIX_EPOCH,
        above_upi: false,
    }
}

fn importer() -> Importer {
    Importer { name: "Import House".to_owned(), address: address() }
}

#[track_caller]
fn sent(draft: BillDraft) -> OrderDetails {
    order_details(&draft.finish().unwrap(), &terms()).unwrap()
}
