//! Reads the one line the dial is written in.

use std::str::FromStr;

use super::{
    Amount, Dose, Duplicates, Fault, Faults, LookupShape, MessageIdPlace, Refunds, Review, Route, V1Callbacks,
};

/// A part of the dial's line that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("fault dial: \"{part}\": {why}")]
pub struct FaultSpecError {
    /// The part, as it was written.
    pub part: String,
    /// What would be right.
    pub why: &'static str,
}

/// The longest time the dial takes, an hour.
const TIME_MAX_MS: u32 = 3_600_000;

impl FromStr for Faults {
    type Err = FaultSpecError;

    /// Reads `name=value,…`; an empty line is a world where nothing goes wrong. Fails on a name it does not know
    /// and on a value that cannot be one. A name written twice counts as written last.
    fn from_str(spec: &str) -> Result<Faults, FaultSpecError> {
        let mut faults = Faults::default();
        for part in spec.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let refuse = |why| FaultSpecError { part: part.to_owned(), why };
            let (name, value) = part.split_once('=').ok_or_else(|| refuse("write name=value"))?;
            faults.set(name.trim(), value.trim()).map_err(refuse)?;
        }
        Ok(faults)
    }
}

impl Faults {
    fn set(&mut self, name: &str, value: &str) -> Result<(), &'static str> {
        if let Some(fault) = Fault::ALL.into_iter().find(|fault| fault.name() == name) {
            self.doses.insert(fault, dose(fault, value)?);
            return Ok(());
        }
        let habits = &mut self.habits;
        match name {
            "latency" => self.latency_ms = span(value)?,
            "429-retry-after" => self.retry_after_s = Some(number(value, 86_400)?),
            "redirect-to" => self.redirect_to = Some(value.parse().map_err(|_| "write a port")?),
            "limits" => habits.unlimited = choice(value, &[("on", false), ("off", true)])?,
            "undeliverable" => {
                habits.undeliverable_later = choice(value, &[("now", false), ("later", true)])?;
            }
            "duplicates" => {
                habits.duplicates = choice(
                    value,
                    &[
                        ("refuse", Duplicates::Refuse),
                        ("later", Duplicates::RefuseLater),
                        ("accept", Duplicates::Accept),
                    ],
                )?;
            }
            "strangers" => habits.strangers_closed = choice(value, &[("open", false), ("closed", true)])?,
            "customers" => habits.lively = choice(value, &[("quiet", false), ("lively", true)])?,
            "message-id" => {
                habits.message_id = choice(
                    value,
                    &[
                        ("data", MessageIdPlace::Data),
                        ("id", MessageIdPlace::Id),
                        ("messages", MessageIdPlace::Messages),
                    ],
                )?;
            }
            "lookup" => {
                habits.lookup = choice(
                    value,
                    &[
                        ("meta", LookupShape::Meta),
                        ("meta-2025", LookupShape::Meta2025),
                        ("wrapped", LookupShape::Wrapped),
                    ],
                )?;
            }
            "refunds" => {
                let choices =
                    [("later", Refunds::Later), ("at-once", Refunds::AtOnce), ("fail", Refunds::Fail)];
                habits.refunds = choice(value, &choices)?;
            }
            "templates" => {
                habits.templates =
                    choice(value, &[("review", Review::ByRule), ("reject", Review::RejectAll)])?;
            }
            "terms" => habits.terms_pending = choice(value, &[("accepted", false), ("pending", true)])?,
            "addresses" => {
                habits.addresses_incapable = choice(value, &[("shown", false), ("incapable", true)])?;
            }
            "v1-callbacks" => {
                habits.v1 = choice(value, &[("query", V1Callbacks::Query), ("json", V1Callbacks::Json)])?;
            }
            "v1-failed" => habits.v1_failed_is_zero = choice(value, &[("failed", false), ("0", true)])?,
            "lookup-lag" => habits.lookup_lag_ms = number(value, TIME_MAX_MS)?,
            "processing" => habits.processing_ms = number(value, TIME_MAX_MS)?,
            _ => return Err("no such dial"),
        }
        Ok(())
    }
}

fn dose(fault: Fault, value: &str) -> Result<Dose, &'static str> {
    let (amount, only) = match value.split_once('@') {
        None => (value, None),
        Some((_, _)) if !fault.is_about_answers() => {
            return Err("this one is not about requests: leave out @");
        }
        Some((amount, "messages")) => (amount, Some(Route::Messages)),
        Some((amount, "lookup")) => (amount, Some(Route::Lookup)),
        Some((amount, "refund")) => (amount, Some(Route::Refund)),
        Some((amount, "account")) => (amount, Some(Route::Account)),
        Some(_) => return Err("after @ write messages, lookup, refund or account"),
    };
    Ok(Dose { amount: self::amount(amount)?, only })
}

fn amount(written: &str) -> Result<Amount, &'static str> {
    const WHY: &str = "write a share from 0% to 100% with up to two places, or how many times";
    let Some(percent) = written.strip_suffix('%') else {
        return written.parse().map(Amount::Next).map_err(|_| WHY);
    };
    let (whole, part) = percent.split_once('.').unwrap_or((percent, "0"));
    if part.is_empty() || part.len() > 2 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WHY);
    }
    let whole: u32 = whole.parse().map_err(|_| WHY)?;
    let part: u32 = format!("{part:0<2}").parse().map_err(|_| WHY)?;
    let share = whole.checked_mul(100).and_then(|share| share.checked_add(part)).ok_or(WHY)?;
    if share > 10_000 { Err(WHY) } else { Ok(Amount::Share(share)) }
}

fn span(value: &str) -> Result<(u32, u32), &'static str> {
    let (least, most) = value.split_once("..").unwrap_or((value, value));
    let span = (number(least, TIME_MAX_MS)?, number(most, TIME_MAX_MS)?);
    if span.0 > span.1 { Err("the first figure must not be above the second") } else { Ok(span) }
}

fn number(value: &str, most: u32) -> Result<u32, &'static str> {
    value.parse().ok().filter(|number| *number <= most).ok_or("write a whole number that is not that large")
}

fn choice<T: Copy>(value: &str, choices: &[(&str, T)]) -> Result<T, &'static str> {
    let found = choices.iter().find(|(name, _)| *name == value);
    found.map(|(_, chosen)| *chosen).ok_or("not one of its values; see the table of dials")
}

#[cfg(test)]
mod tests {
    use super::super::{
        Amount, Duplicates, Fault, Faults, LookupShape, MessageIdPlace, Refunds, Review, Route, V1Callbacks,
    };

    #[track_caller]
    fn check_refused(spec: &str, part: &str) {
        assert_eq!(spec.parse::<Faults>().unwrap_err().part, part);
    }

    #[test]
    fn an_empty_line_is_a_world_where_nothing_goes_wrong() {
        assert_eq!("".parse::<Faults>().unwrap(), Faults::default());
        assert_eq!(" , ".parse::<Faults>().unwrap(), Faults::default());
    }

    #[test]
    fn every_fault_is_read_by_its_name() {
        for fault in Fault::ALL {
            let faults: Faults = format!("{}=12.5%", fault.name()).parse().unwrap();
            assert_eq!(faults.doses.get(&fault).unwrap().amount, Amount::Share(1250), "{}", fault.name());
        }
    }

    #[test]
    fn a_line_of_everything_is_read() {
        let faults: Faults = "latency=50..200, 429=5%, 429-retry-after=3, lose-after=2@messages, redirect=1,\
            redirect-to=8080,limits=off,undeliverable=later,duplicates=accept,strangers=closed,customers=lively,\
            message-id=messages,lookup=wrapped,lookup-lag=1500,processing=2000,refunds=fail,templates=reject,\
            terms=pending,addresses=incapable,v1-callbacks=json,v1-failed=0,cut=1@refund,html=1@account"
            .parse()
            .unwrap();
        assert_eq!(
            (faults.latency_ms, faults.retry_after_s, faults.redirect_to),
            ((50, 200), Some(3), Some(8080))
        );
        assert_eq!(faults.doses.get(&Fault::LoseAfter).unwrap().amount, Amount::Next(2));
        assert_eq!(faults.doses.get(&Fault::LoseAfter).unwrap().only, Some(Route::Messages));
        let habits = faults.habits;
        assert!(habits.unlimited && habits.undeliverable_later && habits.strangers_closed && habits.lively);
        assert_eq!(habits.duplicates, Duplicates::Accept);
        assert_eq!(habits.message_id, MessageIdPlace::Messages);
        assert_eq!(habits.lookup, LookupShape::Wrapped);
        assert_eq!((habits.lookup_lag_ms, habits.processing_ms), (1500, 2000));
        assert_eq!(
            (habits.refunds, habits.templates, habits.v1),
            (Refunds::Fail, Review::RejectAll, V1Callbacks::Json)
        );
        assert!(habits.terms_pending && habits.addresses_incapable && habits.v1_failed_is_zero);
        assert_eq!(faults.doses.get(&Fault::Cut).unwrap().only, Some(Route::Refund));
        assert_eq!(faults.doses.get(&Fault::Html).unwrap().only, Some(Route::Account));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        check_refused("cut=1%,flood=3%", "flood=3%");
        check_refused("cut", "cut");
        check_refused("cut=101%", "cut=101%");
        check_refused("cut=-1%", "cut=-1%");
        check_refused("cut=1.234%", "cut=1.234%");
        check_refused("cut=a few", "cut=a few");
        check_refused("cut=1@payments", "cut=1@payments");
        check_refused("read=1@lookup", "read=1@lookup");
        check_refused("latency=9..5", "latency=9..5");
        check_refused("latency=99999999", "latency=99999999");
        check_refused("limits=maybe", "limits=maybe");
        check_refused("redirect-to=70000", "redirect-to=70000");
    }
}
