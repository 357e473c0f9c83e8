mod any;
mod calls;
mod fixtures;
mod reports;
