//! Excel's numbers as text: the digits that Excel itself keeps, and days as they are written in files.

/// Excel keeps fifteen digits of a number; what a binary fraction says beyond them nobody typed.
const DIGITS_AFTER_FIRST: usize = 14;

/// A number with up to fifteen digits, without an exponent; empty for what is no number.
pub fn text(number: f64) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let kept = format!("{number:.DIGITS_AFTER_FIRST$e}").parse::<f64>().unwrap_or(number);
    // No minus before nothing.
    if kept == 0.0 { "0".to_owned() } else { kept.to_string() }
}

/// A day as `2026-11-22`, with the time after it if there is one; a time without a day as `14:30:00`.
pub fn moment((year, month, day, hour, minute, second): (u16, u8, u8, u8, u8, u8), is_time: bool) -> String {
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    match (is_time, (hour, minute, second)) {
        (true, _) => time,
        (false, (0, 0, 0)) => date,
        (false, _) => format!("{date} {time}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_reads_as_it_was_typed() {
        for (number, expected) in [
            (44.1, "44.1"),
            (0.1 + 0.2, "0.3"),
            (1_199.99, "1199.99"),
            (4.35 * 100.0, "435"),
            (8_901_234_567_890.0, "8901234567890"),
            (9_812_345_678.0, "9812345678"),
            (-0.0, "0"),
            (-12.5, "-12.5"),
            (0.05, "0.05"),
            (f64::NAN, ""),
            (f64::INFINITY, ""),
        ] {
            assert_eq!(text(number), expected);
        }
    }

    #[test]
    fn a_day_reads_as_files_write_it() {
        assert_eq!(moment((2026, 11, 22, 0, 0, 0), false), "2026-11-22");
        assert_eq!(moment((2026, 11, 22, 9, 5, 0), false), "2026-11-22 09:05:00");
        assert_eq!(moment((1899, 12, 31, 9, 5, 0), true), "09:05:00");
    }
}
