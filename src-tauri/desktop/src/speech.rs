//! The language in which the program speaks at this moment.

use std::sync::{Arc, PoisonError, RwLock};
use words::{Language, Words};

/// The texts of the person's language. Cheap to clone; all clones change together.
#[derive(Clone)]
pub struct Speech {
    words: Arc<RwLock<Arc<Words>>>,
}

impl Speech {
    /// Speaks this language from now on.
    #[must_use]
    pub fn new(language: Language) -> Speech {
        Speech { words: Arc::new(RwLock::new(Arc::new(Words::new(language)))) }
    }

    /// The texts.
    #[must_use]
    pub fn words(&self) -> Arc<Words> {
        Arc::clone(&self.words.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Speaks another language.
    pub fn change(&self, language: Language) {
        if self.words().language() != language {
            *self.words.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(Words::new(language));
        }
    }
}
