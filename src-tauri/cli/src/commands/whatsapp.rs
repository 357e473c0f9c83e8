//! `whatsapp …`: what would be sent, and what was told, without a data folder or the network.

mod preview;
mod reading;
mod sample;

use crate::args::Whatsapp;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::Code;
use domain::ChannelKind;

/// Does what the command says.
pub fn run(session: &Session, command: &Whatsapp) -> Result<Answer, Refusal> {
    match command {
        Whatsapp::Preview(options) => preview::preview(session, options),
        Whatsapp::Read { channel, file } => reading::webhook(channel_named(channel)?, file),
        Whatsapp::ReadLookup { channel, file } => reading::lookup(channel_named(channel)?, file),
    }
}

/// The channel of a name.
pub fn channel_named(name: &str) -> Result<ChannelKind, Refusal> {
    let unknown = || Refusal::new(Code::ChannelUnknown.as_str()).at("--channel").with_text("channel", name);
    ChannelKind::from_name(name).ok_or_else(unknown)
}
