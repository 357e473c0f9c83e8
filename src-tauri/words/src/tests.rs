//! What a person would notice: figures, words, plurals, missing texts, and limits of WhatsApp.

mod catalogues;
mod customer;
mod figures;
mod generator;
mod saying;
mod shape;
