mod credits;
mod invoices;
mod numbers;
mod parts;
mod printing;
mod vouchers;
