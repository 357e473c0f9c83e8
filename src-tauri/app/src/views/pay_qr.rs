//! What a customer scans where no message can go.

use serde::Serialize;

/// Ways to pay, and to begin a chat, without a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PayQrView {
    /// The order's number.
    pub number: String,
    /// What it still owes.
    pub due: String,
    /// Pays it with any UPI app; none while the shop has no UPI id.
    pub upi: Option<QrView>,
    /// Opens a chat with the shop; none without an account.
    pub chat: Option<QrView>,
}

/// A QR to be drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct QrView {
    /// What it says.
    pub link: String,
    /// Modules on a side, with the quiet zone.
    pub size: u32,
    /// The dark modules as the path of an SVG, within `size`.
    pub path: String,
}
