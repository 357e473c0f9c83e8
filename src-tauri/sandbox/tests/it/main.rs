//! The practice world over real HTTP on loopback, with raw JSON in and out.

#[cfg(test)]
mod bills;
#[cfg(test)]
mod cloud;
#[cfg(test)]
mod configurations;
#[cfg(test)]
mod control;
#[cfg(test)]
mod customers;
#[cfg(test)]
mod door;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod gateways;
#[cfg(test)]
mod kaleyra_v1;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod lookups;
#[cfg(test)]
mod network;
#[cfg(test)]
mod offers;
#[cfg(test)]
mod practice;
#[cfg(test)]
mod recipients;
#[cfg(test)]
mod refunds;
#[cfg(test)]
mod repeating;
#[cfg(test)]
mod replies;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod statuses;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod uploads;
#[cfg(test)]
mod webhook_dial;
#[cfg(test)]
mod webhooks;
