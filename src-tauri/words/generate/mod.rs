//! From catalogues to typed keys: reads every language, refuses what would fail in front of a person, and
//! writes the Rust enum and the TypeScript interface.
//!
//! Shared by the build script, which stops the build on a problem, and by the tests, which show that it does.

mod arguments;
mod catalogue;
mod compare;
mod rust;
mod typescript;

use std::fmt;

/// One catalogue file, as text.
pub struct Source {
    /// The folder's name: `en-IN`.
    pub language: String,
    /// The file's name: `errors.ftl`.
    pub file: String,
    /// What it holds.
    pub text: String,
}

/// The typed keys in both languages of the program.
#[derive(Debug)]
pub struct Generated {
    /// The enum `Message`, the signature table and the catalogue texts.
    pub rust: String,
    /// The interface `Messages` and the type of the translating function.
    pub typescript: String,
}

/// A reason to stop the build, with the place to mend.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// `en-IN/errors.ftl`, or a language where no file is to blame.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// The language whose texts the others are compared with, and which the generated documentation quotes.
pub const REFERENCE_LANGUAGE: &str = "en-IN";

/// Checks all catalogues and writes the typed keys.
///
/// # Errors
/// Every problem found, in the order of their places; nothing is generated then.
pub fn generate(sources: &[Source]) -> Result<Generated, Vec<Problem>> {
    let mut problems = Vec::new();
    let catalogues = catalogue::read_all(sources, &mut problems);
    let signatures = compare::signatures(&catalogues, &mut problems);
    if problems.is_empty() {
        return Ok(Generated {
            rust: rust::write(&signatures, sources),
            typescript: typescript::write(&signatures),
        });
    }
    problems.sort();
    Err(problems)
}
