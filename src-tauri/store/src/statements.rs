//! Every SQL statement of the book has a name and says whether it may be used while somebody waits.

/// Declares the statements of a module: `hot` ones must find their rows by an index, which a test asks of
/// SQLite's own plan; `whole` ones read a whole table, for checks, copies and start-up.
macro_rules! statements {
    ($($kind:ident $name:ident = $sql:expr;)*) => {
        $(pub(crate) const $name: &str = $sql;)*

        #[cfg(test)]
        pub(crate) const STATEMENTS: &[(&str, &str, bool)] = &[$((stringify!($name), $sql, statements!(@ $kind)),)*];
    };
    (@ hot) => { true };
    (@ whole) => { false };
}
