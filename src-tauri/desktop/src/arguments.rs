//! What the program was started with. Whoever starts it may be a desktop, a link in a browser or a test, so what is not
//! understood is passed over and never keeps the window away.

use crate::links;
use domain::OrderNumber;
use std::ffi::OsString;
use std::path::PathBuf;

/// The variable that names the data folder.
const DATA: &str = "PARCHI_DATA";

/// What the program was started with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// `--hidden`: starts in the tray, as after the computer's own start.
    pub hidden: bool,
    /// `--practice`: opens the practice book.
    pub practice: bool,
    /// `--data FOLDER`: keeps everything there.
    pub data: Option<PathBuf>,
    /// `parchi://order/A-12`: shows this order.
    pub order: Option<OrderNumber>,
}

impl Arguments {
    /// Those of this process, with the data folder from the environment where none was named.
    #[must_use]
    pub fn of_process() -> Arguments {
        let mut arguments = Arguments::read(std::env::args_os().skip(1));
        let from_environment = std::env::var_os(DATA).filter(|folder| !folder.is_empty());
        arguments.data = arguments.data.or_else(|| from_environment.map(PathBuf::from));
        arguments
    }

    /// Reads what follows the program's name.
    #[must_use]
    pub fn read(given: impl IntoIterator<Item = OsString>) -> Arguments {
        let (mut arguments, mut given) = (Arguments::default(), given.into_iter());
        while let Some(word) = given.next() {
            match word.to_str() {
                Some("--hidden") => arguments.hidden = true,
                Some("--practice") => arguments.practice = true,
                Some("--data") => arguments.data = given.next().map(PathBuf::from),
                Some(link) => arguments.order = links::order_in(link).or(arguments.order),
                None => {}
            }
        }
        arguments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &Arguments) {
        let words = line.split_whitespace().map(OsString::from);
        assert_eq!(&Arguments::read(words), expected, "{line}");
    }

    #[test]
    fn what_is_understood_is_taken_and_the_rest_passed_over() {
        let order = "A-12".parse().ok();
        check("", &Arguments::default());
        check("--hidden", &Arguments { hidden: true, ..Arguments::default() });
        check("--flag parchi://order/A-12 x", &Arguments { order, ..Arguments::default() });
        let data = Some(PathBuf::from("here"));
        check("--practice --data here", &Arguments { practice: true, data, ..Arguments::default() });
        check("--data", &Arguments::default());
        check("parchi://order/../x https://order/A-12", &Arguments::default());
    }
}
