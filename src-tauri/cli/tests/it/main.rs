//! The command line from outside: the built program, its documents and its exit statuses.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod bills;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod failpoints;
#[cfg(test)]
mod gateways;
#[cfg(test)]
mod generate;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod matrix;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod practice;
#[cfg(test)]
mod previews;
#[cfg(test)]
mod printers;
#[cfg(test)]
mod program;
#[cfg(test)]
mod syncing;
#[cfg(test)]
mod usage;
#[cfg(test)]
mod webhooks;
#[cfg(test)]
mod wire_rules;
