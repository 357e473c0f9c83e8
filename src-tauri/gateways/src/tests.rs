mod any;
mod calls;
mod fixtures;
mod practice;
mod reports;
