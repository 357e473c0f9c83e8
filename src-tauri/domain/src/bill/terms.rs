//! What a bill depends on besides what was entered at the counter: settings of the shop and of its products.

use crate::rate::{Percent, PriceRule};

use super::value::line_values;
use super::{BillDraft, BillRefusal, LineDraft, Prices};

/// Settings that a bill is computed under. The default is what [`BillDraft::finish`] uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BillTerms {
    /// Which rate shipping bears.
    pub shipping: ShippingRule,
    /// Why each line bears no tax, in the order of the draft; lines not named are exempt. Of no meaning for a line
    /// whose rate is above 0.
    pub untaxed: Vec<Untaxed>,
}

/// Which rate shipping bears. It is part of the value of the goods (section 15(2)(c)), whose rates differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum ShippingRule {
    /// The rates of the goods it travels with, in proportion to their value.
    #[default]
    ProRata,
    /// The highest rate among goods of value, which bear it all.
    HighestRate,
    /// A rate of its own, on a line of its own behind the goods.
    Fixed {
        /// GST, all heads together.
        rate: Percent,
        /// The code of the service, as `996812`; printed and reported where there is one.
        hsn: Option<String>,
    },
}

/// Why a line of a regular dealer bears no tax; the return asks for each by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Untaxed {
    /// The tariff says 0 %.
    NilRated,
    /// A notification exempts it.
    #[default]
    Exempt,
    /// GST does not cover it: liquor, petrol.
    NonGst,
}

impl Untaxed {
    /// The name in files, in the book and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Untaxed::NilRated => "nil_rated",
            Untaxed::Exempt => "exempt",
            Untaxed::NonGst => "non_gst",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Untaxed> {
        [Untaxed::NilRated, Untaxed::Exempt, Untaxed::NonGst].into_iter().find(|why| why.as_str() == name)
    }
}

impl BillTerms {
    /// Why the line at `place` bears no tax, if it bears none.
    pub(super) fn untaxed_at(&self, place: usize) -> Untaxed {
        self.untaxed.get(place).copied().unwrap_or_default()
    }
}

impl BillDraft {
    /// The draft with the rate of every line that follows a price rule set to what one piece of it costs: its discounts
    /// and its share of the bill's taken off, shipping left out. Lines without a rule stay as they are, and so does a
    /// shop that collects no tax. Call it again whenever the draft has changed.
    ///
    /// # Errors
    /// What [`BillDraft::finish`] would say of the lines' values.
    pub fn with_rates_by_price(
        mut self,
        rule_of: impl Fn(usize, &LineDraft) -> Option<PriceRule>,
    ) -> Result<BillDraft, BillRefusal> {
        let rules: Vec<_> = self.lines.iter().enumerate().map(|(place, line)| rule_of(place, line)).collect();
        if !self.seller.registration.collects_tax() || rules.iter().all(Option::is_none) {
            return Ok(self);
        }
        let values = line_values(&self, &ShippingRule::ProRata)?;
        let inclusive = self.prices == Prices::Inclusive;
        for ((line, value), rule) in self.lines.iter_mut().zip(values).zip(rules) {
            let net = value.net.minus(value.shipping);
            let rate =
                rule.zip(net).and_then(|(rule, net)| rule.rate(net, line.quantity, inclusive, self.date));
            line.gst_rate = rate.unwrap_or(line.gst_rate);
        }
        Ok(self)
    }
}
