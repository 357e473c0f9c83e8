//! From what was typed to a bill: everything that can be read is read, and everything that cannot is named.

use super::spoken;
use crate::error::{AppError, Code};
use crate::terms::terms_of;
use crate::typed;
use crate::views::{Address, BillForm, CustomerForm, DeliveryForm, LineForm};
use domain::bill::{BillTerms, Buyer, Delivery, Goods, Registration, Seller};
use domain::place::State;
use domain::rate::PriceRule;
use domain::{Bill, BillDraft, LineDraft, Paise, PhoneNumber, ProductId, Quantity};
use jiff::Timestamp;
use store::{CustomerRow, Product, Read, ShopRow};
use words::{Language, Message};

/// What was typed, as far as it can be read.
#[derive(Debug)]
pub struct Reading {
    /// The bill as entered. A line that cannot be read yet stands in it and counts as nothing; a blank one does not.
    pub draft: BillDraft,
    /// What cannot be read, with the field.
    pub problems: Vec<AppError>,
    /// The customer with the telephone number, if the shop knows them.
    pub known: Option<CustomerRow>,
    /// The form's line of each line of the draft.
    rows: Vec<usize>,
    /// What the bill depends on besides.
    terms: BillTerms,
}

impl Reading {
    /// Reads a form as the shop stands now.
    ///
    /// # Errors
    /// What keeps the book from being read; what was typed is never an error.
    pub fn of(book: &Read<'_>, form: &BillForm, now: Timestamp) -> Result<Reading, AppError> {
        let shop = book.shop()?;
        let mut problems = Vec::new();
        let phone = phone(&form.customer, &mut problems);
        let known = phone.as_ref().map(|phone| book.customer_by_phone(phone)).transpose()?.flatten();
        let state = state(&form.customer, &mut problems);
        let seller = seller(shop.clone(), state, &mut problems);
        let language = crate::shop_settings::customer_language(book)?;
        let mut draft = BillDraft {
            date: crate::clock::day_in_india(now),
            goods: Goods::Physical,
            delivery: match form.delivery {
                DeliveryForm::Pickup => Delivery::Counter,
                DeliveryForm::Delivered => Delivery::Ship,
            },
            buyer: Buyer {
                name: name(&form.customer, phone.as_ref(), known.as_ref(), language),
                phone,
                state: state.unwrap_or(seller.state),
                gstin: some_text(&form.customer.gstin),
                address: address(form.customer.address.as_ref(), "customer.address", &mut problems),
            },
            seller,
            prices: shop.prices,
            lines: Vec::new(),
            discount: None,
            shipping: shipping(form, &mut problems),
            round_off: shop.round_off,
        };
        draft.discount = typed::discount(&form.discount).unwrap_or_else(|code| {
            problems.push(AppError::new(code).at("discount"));
            None
        });
        let (mut rows, mut rules) = (Vec::new(), Vec::new());
        for (place, typed) in form.lines.iter().enumerate().filter(|(_, line)| !line.is_blank()) {
            let id = typed.product_id.map(ProductId::new);
            let product = id.map(|id| book.product(id)).transpose()?.flatten();
            let product = product.map(|row| row.product);
            draft.lines.push(line(place, typed, product.as_ref(), &mut problems));
            rules.push(product.and_then(|product| rule_of(typed, &product)));
            rows.push(place);
        }
        // What cannot be computed yet keeps its rates, and `bill` says why.
        let by_price = draft.clone().with_rates_by_price(|place, _| rules.get(place).copied().flatten());
        draft = by_price.unwrap_or(draft);
        let terms = terms_of(book, &shop, &draft)?;
        Ok(Reading { draft, problems, known, rows, terms })
    }

    /// The bill, with the lines that can be read; refusals name the form's own lines.
    pub fn bill(&self) -> Result<Bill, AppError> {
        self.draft.clone().finish_under(self.terms.clone()).map_err(|refusal| {
            let mut error = AppError::from(refusal);
            error.field = error.field.map(|field| self.field_of_form(&field));
            error
        })
    }

    /// The form's line of each line of the bill.
    pub fn rows(&self) -> &[usize] {
        &self.rows
    }

    /// `lines[0].price` of the draft is `lines[2].price` of a form that begins with two blank lines.
    fn field_of_form(&self, field: &str) -> String {
        let inside = field.strip_prefix("lines[").and_then(|rest| rest.split_once(']'));
        let row = inside.and_then(|(index, rest)| Some((self.rows.get(index.parse::<usize>().ok()?)?, rest)));
        row.map_or_else(|| field.to_owned(), |(row, rest)| format!("lines[{row}]{rest}"))
    }
}

/// Where goods are sold while nobody said where: then no tax is collected either.
fn nowhere() -> &'static State {
    State::by_code("97").expect("the table of states has Other Territory")
}

fn seller(shop: ShopRow, buyer: Option<&'static State>, problems: &mut Vec<AppError>) -> Seller {
    if shop.state.is_none() && shop.registration == Registration::Regular {
        problems.push(AppError::new(Code::FieldMissing).at("shop.state"));
    }
    Seller {
        state: shop.state.or(buyer).unwrap_or_else(nowhere),
        registration: shop.registration,
        gstin: shop.gstin,
        name: shop.name,
        address: shop.address,
    }
}

fn phone(customer: &CustomerForm, problems: &mut Vec<AppError>) -> Option<PhoneNumber> {
    let typed = customer.phone.trim();
    if typed.is_empty() {
        return None;
    }
    let phone = PhoneNumber::parse(typed);
    if phone.is_err() {
        problems.push(AppError::new(Code::PhoneInvalid).at("customer.phone"));
    }
    phone.ok()
}

fn state(customer: &CustomerForm, problems: &mut Vec<AppError>) -> Option<&'static State> {
    let typed = customer.state.trim();
    if typed.is_empty() {
        return None;
    }
    let state = State::by_code(typed).or_else(|| State::by_name(typed));
    if state.is_none() {
        problems.push(AppError::new(Code::StateUnknown).at("customer.state"));
    }
    state
}

/// As typed; else as the shop knows them; else the number; else a walk-in.
fn name(
    customer: &CustomerForm,
    phone: Option<&PhoneNumber>,
    known: Option<&CustomerRow>,
    language: Language,
) -> String {
    let typed = customer.name.trim();
    match (typed.is_empty(), known, phone) {
        (false, ..) => typed.to_owned(),
        (true, Some(known), _) => known.name.clone(),
        (true, None, Some(phone)) => phone.national().to_owned(),
        (true, None, None) => spoken(language).say(&Message::BillWalkIn),
    }
}

/// An address, if anything of it was typed; parts that are missing are asked for when goods are to be brought.
pub fn address(
    typed: Option<&Address>,
    field: &str,
    problems: &mut Vec<AppError>,
) -> Option<domain::account::Address> {
    let typed = typed?;
    let part = |text: &String| text.trim().to_owned();
    let address = domain::account::Address {
        line1: part(&typed.line1),
        line2: some_text(&typed.line2),
        city: part(&typed.city),
        state: part(&typed.state),
        pin: typed
            .pin
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| domain::phone::digit(c).unwrap_or(c))
            .collect(),
    };
    if address == domain::account::Address::default() {
        return None;
    }
    let is_pin = address.pin.len() == 6
        && address.pin.bytes().all(|byte| byte.is_ascii_digit())
        && !address.pin.starts_with('0');
    if !address.pin.is_empty() && !is_pin {
        problems.push(AppError::new(Code::PinInvalid).at(format!("{field}.pin")));
    }
    Some(address)
}

fn shipping(form: &BillForm, problems: &mut Vec<AppError>) -> Paise {
    if form.shipping.trim().is_empty() {
        return Paise::ZERO;
    }
    typed::amount(&form.shipping).unwrap_or_else(|code| {
        let code = if code == Code::PricePrecision { Code::AmountPrecision } else { Code::ShippingInvalid };
        problems.push(AppError::new(code).at("shipping"));
        Paise::ZERO
    })
}

/// A line; with a problem in it, it is worth nothing until that is mended.
fn line(
    place: usize,
    typed: &LineForm,
    product: Option<&Product>,
    problems: &mut Vec<AppError>,
) -> LineDraft {
    let before = problems.len();
    let mut wrong = |field: &str, code| {
        problems.push(AppError::new(code).at(format!("lines[{place}].{field}")));
    };
    let quantity = typed::quantity(&typed.quantity).map_err(|code| wrong("quantity", code));
    let price = typed::amount(&typed.price).map_err(|code| wrong("price", code));
    let gst_rate = typed::rate(&typed.gst_rate).map_err(|code| wrong("gst_rate", code));
    let cess_rate = typed::rate(&typed.cess_rate).map_err(|code| wrong("cess_rate", code));
    let discount = typed::discount(&typed.discount).map_err(|code| wrong("discount", code));
    let name = [&typed.name, &typed.sku].into_iter().map(|text| text.trim()).find(|text| !text.is_empty());
    if name.is_none() {
        wrong("name", Code::NameMissing);
    }
    let mut line = LineDraft::new(
        name.unwrap_or_default(),
        *quantity.as_ref().unwrap_or(&Quantity::ONE),
        price.unwrap_or(Paise::ZERO),
    );
    line.sku = some_text(&typed.sku);
    line.hsn = some_text(&typed.hsn);
    line.unit = some_text(&typed.unit);
    line.gst_rate = gst_rate.unwrap_or_default();
    line.cess_rate = cess_rate.unwrap_or_default();
    line.discount = discount.unwrap_or_default();
    if let Some(product) = product {
        line.cess_per_unit = product.cess_per_unit;
        line.catalog_item = product.catalog_item;
        line.country_of_origin.clone_from(&product.country_of_origin);
    }
    if problems.len() > before { worth_nothing(line) } else { line }
}

/// The rule that the rate of a line follows. Whoever typed another rate than the item's own means that rate.
fn rule_of(typed: &LineForm, product: &Product) -> Option<PriceRule> {
    let is_own = typed::rate(&typed.gst_rate).is_ok_and(|rate| rate == product.gst_rate);
    product.price_rule.filter(|_| is_own)
}

fn worth_nothing(line: LineDraft) -> LineDraft {
    LineDraft {
        price: Paise::ZERO,
        discount: None,
        gst_rate: domain::Percent::ZERO,
        cess_rate: domain::Percent::ZERO,
        cess_per_unit: Paise::ZERO,
        ..line
    }
}

/// A text, unless it is blank.
pub fn some_text(text: &str) -> Option<String> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(String::from)
}
