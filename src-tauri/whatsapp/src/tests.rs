//! The crate as its callers see it: what is written, what an answer means, what is read.

mod account_news;
mod address;
mod callbacks;
mod channels;
mod codes;
mod corpus;
mod fixtures;
mod hostile;
mod kinds;
mod lookup;
mod reading;
mod samples;
mod send;
mod shapes;
mod told;
mod wire;
