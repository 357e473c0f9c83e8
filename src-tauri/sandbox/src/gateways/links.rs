//! Razorpay's payment links.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A page to pay on.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Link {
    pub(super) id: String,
    pub(super) reference: String,
    pub(super) description: String,
    pub(super) paise: i64,
    pub(super) paid_paise: i64,
    pub(super) status: String,
    pub(super) expires_s: i64,
    pub(super) created_ms: i64,
}

impl Link {
    pub(super) fn shown(&self) -> Value {
        json!({
            "accept_partial": false,
            "amount": self.paise,
            "amount_paid": self.paid_paise,
            "cancelled_at": 0,
            "created_at": self.created_ms / 1000,
            "currency": "INR",
            "description": self.description,
            "expire_by": self.expires_s,
            "expired_at": 0,
            "id": self.id,
            "notes": { "ref": self.reference },
            "payments": null,
            "reference_id": self.reference,
            "reminders": [],
            "short_url": format!("https://rzp.io/rzp/{}", self.id.trim_start_matches("plink_")),
            "status": self.status,
            "upi_link": false,
        })
    }
}
