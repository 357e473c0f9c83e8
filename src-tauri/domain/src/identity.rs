//! Identifiers that others gave: GSTIN, PAN, PIN and UPI address.
//!
//! What has the wrong shape is refused. What has the right shape and still looks wrong, as a failed checksum, is a
//! [`Doubt`]: a person may let it stand with a [`Reason`], because real documents bear numbers that fail it. Whether a
//! number belongs to anybody is not known here; nobody is asked.

mod doubt;
mod gstin;
mod pan;
mod pin;
mod vpa;

pub use doubt::{Doubt, LetStand, Reason, ReasonInvalid};
pub use gstin::{Gstin, GstinInvalid, GstinKind};
pub use pan::{Pan, PanInvalid};
pub use pin::{Pin, PinInvalid};
pub use vpa::{Vpa, VpaInvalid};
