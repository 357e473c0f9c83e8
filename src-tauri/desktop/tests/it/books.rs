//! Which book lies on the desk, and that no book keeps the window away.

use crate::desks::Told;
use app::preferences::{self, Preferences};
use app::views::{BookName, LanguageTag};
use parchi::desk::OpeningState;
use parchi::folders::Folders;
use std::fs;

#[test]
fn a_first_start_has_no_book_until_one_is_begun_and_the_shop_has_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let Told { desk, .. } = &Told::in_folder(folder.path());
    assert_eq!(desk.opening().state, OpeningState::Setup);
    assert_eq!(desk.shop().err().unwrap().code.as_str(), "book_missing");
    assert!(!folder.path().join("book.sqlite3").exists());
    assert_eq!(desk.begin_book().state, OpeningState::Setup);
    let app = desk.shop().unwrap();
    let mut shop = app.shop().unwrap();
    shop.name = "Navrang Kirana".to_owned();
    app.set_shop(&shop).unwrap();
    assert_eq!(desk.opening().state, OpeningState::Shop);
    // Twice is once.
    assert_eq!(desk.begin_book().state, OpeningState::Shop);
}

#[test]
fn whoever_skips_the_first_start_gets_an_empty_shop() {
    let folder = tempfile::tempdir().unwrap();
    let Told { desk, .. } = &Told::in_folder(folder.path());
    desk.set_preferences(&Preferences { setup_done: true, ..Preferences::default() }).unwrap();
    let opening = desk.begin_book();
    assert_eq!((opening.state, opening.book), (OpeningState::Shop, BookName::Real));
}

#[test]
fn the_practice_book_is_another_one_and_is_open_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    {
        let Told { desk, .. } = &Told::in_folder(folder.path());
        desk.set_preferences(&Preferences { setup_done: true, ..Preferences::default() }).unwrap();
        assert!(desk.begin_book().state == OpeningState::Shop && desk.practice().is_err());
        let opening = desk.turn_to(BookName::Practice);
        assert_eq!((opening.state, opening.book), (OpeningState::Shop, BookName::Practice));
        assert!(desk.practice().is_ok() && desk.shop().unwrap().is_practice().unwrap());
        desk.shop().unwrap().remember_place("/order/A-1".to_owned()).unwrap();
    }
    let Told { desk, .. } = &Told::in_folder(folder.path());
    let opening = desk.opening();
    assert_eq!((opening.book, opening.place.as_deref()), (BookName::Practice, Some("/order/A-1")));
    let opening = desk.turn_to(BookName::Real);
    assert_eq!((opening.state, opening.book, opening.place), (OpeningState::Shop, BookName::Real, None));
}

#[test]
fn a_new_practice_day_forgets_the_old_one_and_leaves_the_shops_own_book_alone() {
    let folder = tempfile::tempdir().unwrap();
    let Told { desk, .. } = &Told::in_folder(folder.path());
    desk.set_preferences(&Preferences { setup_done: true, ..Preferences::default() }).unwrap();
    let _ = desk.begin_book();
    let own = fs::read(folder.path().join("book.sqlite3")).unwrap();
    let _ = desk.turn_to(BookName::Practice);
    desk.shop().unwrap().remember_place("/settings".to_owned()).unwrap();
    let opening = desk.restart_practice(domain::ChannelKind::KaleyraV2);
    assert_eq!((opening.state, opening.book, opening.place), (OpeningState::Shop, BookName::Practice, None));
    assert_eq!(fs::read(folder.path().join("book.sqlite3")).unwrap(), own);
}

#[test]
fn a_damaged_book_is_a_screen_and_can_be_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("book.sqlite3"), vec![7; 8192]).unwrap();
    let Told { desk, .. } = &Told::in_folder(folder.path());
    let opening = desk.opening();
    assert_eq!(opening.state, OpeningState::Failed);
    assert_eq!(opening.failure.unwrap().code, "book_damaged");
    assert_eq!(desk.shop().err().unwrap().code.as_str(), "book_damaged");
    // Practice does not need it.
    assert_eq!(desk.turn_to(BookName::Practice).state, OpeningState::Shop);
    assert_eq!(desk.turn_to(BookName::Real).state, OpeningState::Failed);
    fs::remove_file(folder.path().join("book.sqlite3")).unwrap();
    assert_eq!(desk.retry().state, OpeningState::Setup);
}

#[test]
fn a_folder_that_is_none_is_a_screen_in_the_persons_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    let Told { desk, .. } = &Told::in_folder(&file.join("below"));
    let opening = desk.begin_book();
    assert_eq!(opening.state, OpeningState::Failed);
    assert!(!opening.failure.unwrap().message.is_empty());
}

#[test]
fn a_refusal_is_said_in_the_language_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let hindi = Preferences { language: LanguageTag::Hindi, ..Preferences::default() };
    preferences::write(folder.path(), &hindi).unwrap();
    fs::write(folder.path().join("book.sqlite3"), vec![7; 8192]).unwrap();
    let Told { desk, .. } = &Told::in_folder(folder.path());
    let is_hindi = |text: &str| text.chars().any(|c| ('\u{900}'..='\u{97f}').contains(&c));
    assert!(is_hindi(&desk.opening().failure.unwrap().message));
    desk.set_preferences(&Preferences::default()).unwrap();
    assert!(!is_hindi(&desk.opening().failure.unwrap().message));
}

#[test]
fn a_link_shows_its_order_once_before_the_place_where_the_window_was() {
    let folder = tempfile::tempdir().unwrap();
    let Told { desk, .. } = &Told::in_folder(folder.path());
    let _ = desk.turn_to(BookName::Practice);
    desk.shop().unwrap().remember_place("/orders".to_owned()).unwrap();
    desk.want("A-12".parse().unwrap());
    assert_eq!(desk.opening().place.as_deref(), Some("/order/A-12"));
    assert_eq!(desk.opening().place.as_deref(), Some("/orders"));
}

#[test]
fn everything_lies_in_the_folder_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders::of_user(Some(folder.path().to_path_buf())).unwrap();
    for path in [folders.book(BookName::Real), folders.book(BookName::Practice), folders.logs()] {
        assert!(path.starts_with(folder.path()));
    }
    assert_ne!(folders.book(BookName::Real), folders.book(BookName::Practice));
}
