//! The crate as its callers see it: what is written, what an answer means, what is read.

mod address;
mod channels;
mod codes;
mod fixtures;
mod hostile;
mod kinds;
mod lookup;
mod reading;
mod samples;
mod send;
mod server;
mod shapes;
mod told;
mod wire;
