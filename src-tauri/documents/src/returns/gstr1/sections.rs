//! Which section a supply belongs to, and the sums.

use domain::Paise;
use domain::bill::{BillLine, Heads, HsnSum, Supply, Untaxed, by_rate};
use domain::document::{Against, Content, Document, Kind, ReturnPeriod};
use domain::place::State;
use domain::rate::Percent;
use domain::unit::Uqc;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use super::Gstr1;
use super::documents::IssuedRange;

/// An invoice or credit note that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The buyer's GSTIN, where registered.
    pub gstin: Option<String>,
    /// The buyer's name.
    pub name: String,
    /// Its number.
    pub number: String,
    /// Its day.
    pub date: Date,
    /// What it came to, untaxed lines included.
    pub value: Paise,
    /// Whether within the shop's state.
    pub supply: Supply,
    /// The place of supply.
    pub place: &'static State,
    /// Its taxed lines, by rate.
    pub items: Vec<RateItem>,
}

/// Taxed lines with one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateItem {
    /// GST, all heads together.
    pub rate: Percent,
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
}

/// Taxed sales to unregistered buyers in one place at one rate, credit notes taken off; may be below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmallSum {
    /// Whether within the shop's state.
    pub supply: Supply,
    /// The place of supply.
    pub place: &'static State,
    /// Rate, value and tax.
    pub item: RateItem,
}

/// Untaxed sales of one kind of buyer, credit notes taken off; may be below zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NilSum {
    /// Whether within the shop's state.
    pub supply: Supply,
    /// Whether to registered buyers.
    pub registered: bool,
    /// Of 0 %.
    pub nil_rated: Paise,
    /// Exempted.
    pub exempt: Paise,
    /// Outside GST.
    pub non_gst: Paise,
}

/// Sales by code, unit and rate, credit notes taken off; may be below zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HsnRow {
    /// The code; `None` collects lines without one, which the return leaves out.
    pub hsn: Option<String>,
    /// The unit; services have none.
    pub unit: Option<Uqc>,
    /// GST, all heads together.
    pub rate: Percent,
    /// How much.
    pub quantity: Decimal,
    /// What tax is computed on.
    pub taxable: Paise,
    /// Tax by who receives it.
    pub heads: Heads,
}

/// `None` when a sum does not fit.
pub(super) fn collect(
    gstin: &str,
    period: ReturnPeriod,
    documents: &[&Document],
    issued: Vec<IssuedRange>,
) -> Option<Gstr1> {
    let mut gstr1 = Gstr1 {
        gstin: gstin.trim().to_ascii_uppercase(),
        period,
        b2b: Vec::new(),
        b2cl: Vec::new(),
        b2cs: Vec::new(),
        cdnr: Vec::new(),
        cdnur: Vec::new(),
        nil: Vec::new(),
        hsn_b2b: Vec::new(),
        hsn_b2c: Vec::new(),
        documents: issued,
    };
    for document in documents {
        match document.content().kind {
            Kind::TaxInvoice | Kind::BillOfSupply | Kind::InvoiceCumBillOfSupply | Kind::Consolidated => {
                gstr1.add(document, Sign::Plus)?;
            }
            Kind::CreditNote => gstr1.add(document, Sign::Minus)?,
            // A plain bill is of a time before registration; vouchers are no supplies of goods.
            Kind::Bill | Kind::ReceiptVoucher | Kind::RefundVoucher => {}
        }
    }
    gstr1.b2cs.retain(|sum| !(sum.item.taxable.is_zero() && sum.item.heads == Heads::default()));
    gstr1.nil.retain(|sum| [sum.nil_rated, sum.exempt, sum.non_gst].iter().any(|part| !part.is_zero()));
    gstr1.b2cs.sort_by_key(|sum| (sum.place.code(), sum.item.rate));
    for rows in [&mut gstr1.hsn_b2b, &mut gstr1.hsn_b2c] {
        rows.sort_by(|a, b| (&a.hsn, a.unit, a.rate).cmp(&(&b.hsn, b.unit, b.rate)));
    }
    Some(gstr1)
}

/// Whether a document adds to sums or is taken off them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
}

impl Sign {
    fn of(self, amount: Paise) -> Option<Paise> {
        match self {
            Sign::Plus => Some(amount),
            Sign::Minus => Paise::ZERO.minus(amount),
        }
    }

    fn of_heads(self, heads: Heads) -> Option<Heads> {
        match self {
            Sign::Plus => Some(heads),
            Sign::Minus => Heads::default().minus(heads),
        }
    }
}

impl Gstr1 {
    fn add(&mut self, document: &Document, sign: Sign) -> Option<()> {
        let content = document.content();
        let taxed = content.lines.iter().map(|one| &one.line).filter(|line| is_taxed(line));
        let items: Vec<RateItem> = by_rate(taxed)?
            .into_iter()
            .map(|sum| RateItem { rate: sum.rate, taxable: sum.taxable, heads: sum.heads })
            .collect();
        if !items.is_empty() {
            self.add_taxed(document, items, sign)?;
        }
        self.add_untaxed(content, sign)?;
        self.add_codes(content, sign)
    }

    fn add_taxed(&mut self, document: &Document, items: Vec<RateItem>, sign: Sign) -> Option<()> {
        let content = document.content();
        let section = match (sign, content.buyer_is_registered(), is_large(content)) {
            (Sign::Plus, true, _) => &mut self.b2b,
            (Sign::Minus, true, _) => &mut self.cdnr,
            (Sign::Plus, false, true) => &mut self.b2cl,
            (Sign::Minus, false, true) => &mut self.cdnur,
            (Sign::Plus | Sign::Minus, false, false) => {
                return items.into_iter().try_for_each(|item| self.add_small(content, item, sign));
            }
        };
        let buyer = content.buyer.as_ref();
        section.push(Reported {
            gstin: buyer
                .and_then(|buyer| buyer.gstin.as_deref())
                .map(|gstin| gstin.trim().to_ascii_uppercase()),
            name: buyer.map(|buyer| buyer.name.clone()).unwrap_or_default(),
            number: document.number().text.clone(),
            date: content.date,
            value: content.total,
            supply: content.supply,
            place: content.place,
            items,
        });
        Some(())
    }

    fn add_small(&mut self, content: &Content, item: RateItem, sign: Sign) -> Option<()> {
        let (taxable, heads) = (sign.of(item.taxable)?, sign.of_heads(item.heads)?);
        let same = |sum: &&mut SmallSum| {
            sum.place == content.place && sum.supply == content.supply && sum.item.rate == item.rate
        };
        match self.b2cs.iter_mut().find(same) {
            Some(sum) => {
                sum.item.taxable = sum.item.taxable.plus(taxable)?;
                sum.item.heads = sum.item.heads.plus(heads)?;
            }
            None => self.b2cs.push(SmallSum {
                supply: content.supply,
                place: content.place,
                item: RateItem { rate: item.rate, taxable, heads },
            }),
        }
        Some(())
    }

    fn add_untaxed(&mut self, content: &Content, sign: Sign) -> Option<()> {
        let registered = content.buyer_is_registered();
        for line in content.lines.iter().map(|one| &one.line).filter(|line| !is_taxed(line)) {
            let same = |sum: &NilSum| sum.supply == content.supply && sum.registered == registered;
            let place = self.nil.iter().position(same).unwrap_or(self.nil.len());
            if place == self.nil.len() {
                let none = Paise::ZERO;
                let supply = content.supply;
                self.nil.push(NilSum { supply, registered, nil_rated: none, exempt: none, non_gst: none });
            }
            let sum = &mut self.nil[place];
            let part = match line.untaxed().unwrap_or_default() {
                Untaxed::NilRated => &mut sum.nil_rated,
                Untaxed::Exempt => &mut sum.exempt,
                Untaxed::NonGst => &mut sum.non_gst,
            };
            *part = part.plus(sign.of(line.taxable())?)?;
        }
        Some(())
    }

    fn add_codes(&mut self, content: &Content, sign: Sign) -> Option<()> {
        let rows = if content.buyer_is_registered() { &mut self.hsn_b2b } else { &mut self.hsn_b2c };
        for one in &content.lines {
            let sum = HsnSum::of(&one.line);
            let quantity = if one.moves_goods { sum.quantity } else { Decimal::ZERO };
            let quantity = if sign == Sign::Plus { quantity } else { -quantity };
            let (taxable, heads) = (sign.of(sum.taxable)?, sign.of_heads(sum.heads)?);
            let same = |row: &&mut HsnRow| row.hsn == sum.hsn && row.unit == sum.unit && row.rate == sum.rate;
            match rows.iter_mut().find(same) {
                Some(row) => {
                    row.quantity = row.quantity.checked_add(quantity)?;
                    row.taxable = row.taxable.plus(taxable)?;
                    row.heads = row.heads.plus(heads)?;
                }
                None => rows.push(HsnRow {
                    hsn: sum.hsn,
                    unit: sum.unit,
                    rate: sum.rate,
                    quantity,
                    taxable,
                    heads,
                }),
            }
        }
        Some(())
    }
}

impl HsnRow {
    /// Value and tax together, or `None` when they do not fit.
    #[must_use]
    pub fn value(&self) -> Option<Paise> {
        self.taxable.plus(self.heads.sum()?)
    }
}

/// Goods without GST that bore cess were still taxed.
fn is_taxed(line: &BillLine) -> bool {
    line.rate() != Percent::ZERO || !line.cess().is_zero()
}

/// Whether a supply to an unregistered buyer stands by itself; a credit note does as its invoice did.
fn is_large(content: &Content) -> bool {
    let (day, value) = match &content.against {
        Some(Against { date, total, .. }) => (*date, *total),
        None => (content.date, content.total),
    };
    content.supply == Supply::Inter && value > large_above(day)
}

/// Above ₹1,00,000 since August 2024 (notification 12/2024), above ₹2,50,000 before.
fn large_above(day: Date) -> Paise {
    if day >= date(2024, 8, 1) { Paise::new(10_000_000) } else { Paise::new(25_000_000) }
}
