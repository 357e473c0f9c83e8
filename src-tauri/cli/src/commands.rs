//! The commands: each reads its arguments, calls a use case of `app`, and shows its answer.

mod account;
mod customer;
mod demo;
mod export;
mod gateway;
mod generate;
mod gstin;
mod import;
mod inbox;
mod invoice;
mod money;
mod order;
mod printer;
mod product;
mod quote;
mod reconcile;
mod sandbox;
mod sync;
mod verify;
mod whatsapp;

use crate::args::{Bill, Command, Inbox};
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;

/// Does what the command line says.
pub fn run(session: &Session, command: Command) -> Result<Answer, Refusal> {
    match command {
        Command::Bill(Bill::Quote { file }) => quote::run(session, &file),
        Command::Money(command) => money::run(session, &command),
        Command::Gstin(command) => Ok(gstin::run(session, &command)),
        Command::Invoice(command) => invoice::run(session, &command),
        Command::Gateway(command) => gateway::run(session, &command),
        Command::Reconcile(command) => reconcile::run(session, &command),
        Command::Whatsapp(command) => whatsapp::run(session, &command),
        Command::Sandbox(options) => session.block_on(sandbox::run(session, &options))?,
        Command::Demo(options) => session.block_on(demo::run(session, &options))?,
        Command::Account(command) => account::run(session, &command),
        Command::Order(command) => order::run(session, &command),
        Command::Product(command) => product::run(session, &command),
        Command::Customer(command) => customer::run(session, &command),
        Command::Sync(options) => session.block_on(sync::run(session, &options))?,
        Command::Inbox(Inbox::Accept { channel, file }) => inbox::accept(session, &channel, &file),
        Command::Export(command) => export::run(session, &command),
        Command::Printer(command) => printer::run(session, &command),
        Command::Verify => verify::run(session),
        Command::Generate(options) => generate::run(session, &options),
    }
}
