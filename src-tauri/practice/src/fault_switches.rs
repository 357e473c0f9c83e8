//! The dial of the practice world as a few switches; the network is one of them.

use crate::views::FaultsView;
use sandbox::Faults;

/// Each switch of the dial: the name of its dial, and how far it is turned.
const LATE: (&str, &str) = ("latency", "2000");
const LOST: (&str, &str) = ("lose-after", "100%@messages");
const TWICE: (&str, &str) = ("duplicate-webhooks", "100%");
const DISORDERED: (&str, &str) = ("shuffle-webhooks", "60%");
const SILENT: (&str, &str) = ("withhold-webhooks", "100%");

/// The dial for these switches.
pub(crate) fn dial(switches: FaultsView) -> Faults {
    let FaultsView { late, lost, twice, disordered, silent, offline: _ } = switches;
    let parts = [(late, LATE), (lost, LOST), (twice, TWICE), (disordered, DISORDERED), (silent, SILENT)];
    let on = parts.iter().filter(|(is_on, _)| *is_on).map(|(_, (name, value))| format!("{name}={value}"));
    let spec = on.collect::<Vec<_>>().join(",");
    spec.parse().expect("every switch is written in the dial's own words")
}

/// How the switches stand.
pub(crate) fn switches(dial: &Faults, offline: bool) -> FaultsView {
    let is_on = |(name, _): (&str, &str)| dial.is_turned(name);
    FaultsView {
        late: is_on(LATE),
        lost: is_on(LOST),
        twice: is_on(TWICE),
        disordered: is_on(DISORDERED),
        silent: is_on(SILENT),
        offline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_comes_back_as_it_was_set() {
        for bits in 0..32_u8 {
            let [late, lost, twice, disordered, silent] = [1, 2, 4, 8, 16].map(|bit| bits & bit != 0);
            let set = FaultsView { late, lost, twice, disordered, silent, offline: false };
            assert_eq!(switches(&dial(set), false), set);
        }
    }
}
