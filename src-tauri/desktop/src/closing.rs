//! What closing the shop's window means: asked once, and remembered if the person wants so.

use app::preferences::{OnClose, Preferences};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};

/// What the person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum CloseAnswer {
    /// Sending goes on without a window.
    Stay,
    /// The program ends.
    Quit,
}

impl CloseAnswer {
    /// As it is remembered.
    #[must_use]
    pub const fn as_preference(self) -> OnClose {
        match self {
            CloseAnswer::Stay => OnClose::Stay,
            CloseAnswer::Quit => OnClose::Quit,
        }
    }
}

/// What is to be done when the window is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnCloseDo {
    /// Ask the person.
    Ask,
    /// Hide the window.
    Stay,
    /// End the program.
    Quit,
}

/// The question, asked or not.
#[derive(Default)]
pub struct Closing {
    is_asked: AtomicBool,
}

impl Closing {
    /// What closing does now. Whoever closes again instead of answering wants out, and a page that cannot ask, because no
    /// shop is open, must not hold anybody.
    #[must_use]
    pub fn decide(&self, preferences: &Preferences, has_shop: bool) -> OnCloseDo {
        match preferences.on_close {
            _ if !has_shop => OnCloseDo::Quit,
            OnClose::Stay => OnCloseDo::Stay,
            OnClose::Quit => OnCloseDo::Quit,
            OnClose::Ask if self.is_asked.swap(true, Ordering::SeqCst) => OnCloseDo::Quit,
            OnClose::Ask => OnCloseDo::Ask,
        }
    }

    /// The person answered, or turned to the window again.
    pub fn settle(&self) {
        self.is_asked.store(false, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn liking(on_close: OnClose) -> Preferences {
        Preferences { on_close, ..Preferences::default() }
    }

    #[test]
    fn closing_is_asked_once_and_then_means_it() {
        let closing = Closing::default();
        assert_eq!(closing.decide(&liking(OnClose::Ask), true), OnCloseDo::Ask);
        assert_eq!(closing.decide(&liking(OnClose::Ask), true), OnCloseDo::Quit);
        closing.settle();
        assert_eq!(closing.decide(&liking(OnClose::Ask), true), OnCloseDo::Ask);
    }

    #[test]
    fn what_was_remembered_is_not_asked() {
        let closing = Closing::default();
        assert_eq!(closing.decide(&liking(OnClose::Stay), true), OnCloseDo::Stay);
        assert_eq!(closing.decide(&liking(OnClose::Quit), true), OnCloseDo::Quit);
    }

    #[test]
    fn without_a_shop_there_is_nothing_to_stay_for() {
        for on_close in [OnClose::Ask, OnClose::Stay, OnClose::Quit] {
            assert_eq!(Closing::default().decide(&liking(on_close), false), OnCloseDo::Quit);
        }
    }
}
