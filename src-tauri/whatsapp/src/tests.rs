//! The crate as its callers see it: what is written, what an answer means, what is read.

mod address;
mod fixtures;
mod hostile;
mod lookup;
mod reading;
mod samples;
mod send;
mod server;
mod told;
mod wire;
