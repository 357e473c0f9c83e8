//! A moment as a person says it within a sentence: the time of today, and the day too if it was another.

use crate::clock::clock_in_india;
use jiff::Timestamp;
use words::{Message, Words};

/// `8:49 am`, or `21 Nov, 8:49 am`.
pub fn say_moment(at: Timestamp, now: Timestamp, words: &Words) -> String {
    let clock = say_clock(at, words);
    match say_other_day(at, now, words) {
        None => clock,
        Some(date) => format!("{date}, {clock}"),
    }
}

/// Within a sentence: `at 8:49 am`, or `on 21 Nov at 8:49 am`.
pub fn say_when(at: Timestamp, now: Timestamp, words: &Words) -> String {
    let clock = say_clock(at, words);
    match say_other_day(at, now, words) {
        None => words.say(&Message::EvidenceAtClock { clock: &clock }),
        Some(date) => words.say(&Message::EvidenceOnDate { date: &date, clock: &clock }),
    }
}

fn say_clock(at: Timestamp, words: &Words) -> String {
    let then = clock_in_india(at);
    let hour = if then.hour() % 12 == 0 { 12 } else { then.hour() % 12 };
    let time = format!("{hour}:{:02}", then.minute());
    words.say(&Message::EvidenceClock { part: part_of_day(then.hour()), time: &time })
}

/// The day, unless it is today.
fn say_other_day(at: Timestamp, now: Timestamp, words: &Words) -> Option<String> {
    let (then, today) = (clock_in_india(at).date(), clock_in_india(now).date());
    let day = then.day().to_string();
    let date = || words.say(&Message::EvidenceDate { day: &day, month: then.month().into() });
    (then != today).then(date)
}

/// Hindi says which part of the day; English only before or after noon.
const fn part_of_day(hour: i8) -> &'static str {
    match hour {
        0..4 => "early",
        4..12 => "morning",
        12..16 => "noon",
        16..20 => "evening",
        _ => "night",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    #[track_caller]
    fn check(at: &str, english: &str, hindi: &str) {
        let (at, now) = (at.parse().unwrap(), "2026-11-22T12:00:00Z".parse().unwrap());
        for (language, expected) in [(Language::English, english), (Language::Hindi, hindi)] {
            assert_eq!(say_moment(at, now, &Words::new(language)), expected);
        }
    }

    #[test]
    fn a_time_of_today_is_said_without_its_day() {
        check("2026-11-22T03:19:59Z", "8:49 am", "सुबह 8:49");
        check("2026-11-21T18:30:00Z", "12:00 am", "रात 12:00");
        check("2026-11-22T06:35:00Z", "12:05 pm", "दोपहर 12:05");
        check("2026-11-22T12:30:00Z", "6:00 pm", "शाम 6:00");
    }

    #[test]
    fn in_a_sentence_it_has_what_its_language_needs() {
        let now = "2026-11-22T12:00:00Z".parse().unwrap();
        let when = |at: &str, language| say_when(at.parse().unwrap(), now, &Words::new(language));
        assert_eq!(when("2026-11-22T03:19:59Z", Language::English), "at 8:49 am");
        assert_eq!(when("2026-11-22T03:19:59Z", Language::Hindi), "सुबह 8:49 बजे");
        assert_eq!(when("2026-11-21T10:30:00Z", Language::English), "on 21 Nov at 4:00 pm");
        assert_eq!(when("2026-11-21T10:30:00Z", Language::Hindi), "21 नव को शाम 4:00 बजे");
    }

    #[test]
    fn another_day_is_said_with_it() {
        check("2026-11-21T18:29:00Z", "21 Nov, 11:59 pm", "21 नव, रात 11:59");
    }
}
