//! Kaleyra.io, second generation: Meta's message object in an envelope, the payment lookup on its wrapper path, and
//! webhooks of several shapes.

pub(crate) mod answer;
pub(crate) mod client;
pub(crate) mod flat;
pub(crate) mod lookup;
pub(crate) mod read;
mod wire;
