//! Identifiers, each a type of its own, so that an order's id cannot be handed over as a customer's.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// Wraps the row number the order book gave.
            #[must_use]
            pub const fn new(row: i64) -> Self {
                Self(row)
            }

            /// The row number in the order book.
            #[must_use]
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// One order, from its first draft to its end.
    OrderId;
    /// One customer of the shop.
    CustomerId;
    /// One row of the outbox: one effect on the outside world.
    OutboxId;
    /// One raw delivery in the inbox.
    DeliveryId;
    /// One messaging account of the shop.
    AccountId;
    /// One account of the shop at a payment gateway.
    GatewayId;
    /// One thing that the shop sells.
    ProductId;
    /// One document with a number.
    DocumentId;
}
