//! The order book on a real file.

#[cfg(test)]
mod attention;
#[cfg(test)]
mod bills;
#[cfg(test)]
mod book;
#[cfg(test)]
mod chats;
#[cfg(test)]
mod counter;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod folder;
#[cfg(test)]
mod generation;
#[cfg(test)]
mod history;
#[cfg(test)]
mod inbox;
#[cfg(test)]
mod items;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod numbers;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod outbox;
#[cfg(test)]
mod payments;
#[cfg(test)]
mod printing;
#[cfg(test)]
mod put_back;
#[cfg(test)]
mod references;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod search;
#[cfg(test)]
mod templates;
#[cfg(test)]
mod verify;
