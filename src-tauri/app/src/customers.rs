//! Customers at the counter: found by the digits they say or by name, with what they owe.

use crate::chat_window::open_until;
use crate::choosing;
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{Address, CustomerView, CustomersPageView, LastBillView};
use domain::phone::digit;
use domain::place::State;
use domain::{CustomerId, Paise, PhoneNumber};
use jiff::Timestamp;
use store::{CustomerRow, Read};

/// As many as fit under the field.
const MOST_FOUND: u32 = 8;

/// The longest page of a list.
const MOST_OF_PAGE: u32 = 1_000;

/// WhatsApp takes less than a rupee for a template of this kind; above this it is a mistake.
const MOST_OF_TEMPLATE: Paise = Paise::new(10_000);

/// Fewer digits than this are half of everybody's number.
pub const FEWEST_DIGITS: usize = 3;

impl App {
    /// Customers whose number is this, or begins or ends with these digits; or whose name has these words. At most
    /// eight.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn find_customers(&self, text: &str) -> Result<Vec<CustomerView>, AppError> {
        let now = self.now();
        self.store()
            .read(|book| found(book, text.trim())?.iter().map(|row| customer_view(book, row, now)).collect())
    }

    /// A page of all customers in the order in which they came, after one of them. `limit` is 1 to 1000.
    ///
    /// # Errors
    /// [`Code::FieldInvalid`] at `limit`, and what keeps the book from being read.
    pub fn list_customers(&self, after: Option<i64>, limit: u32) -> Result<CustomersPageView, AppError> {
        if !(1..=MOST_OF_PAGE).contains(&limit) {
            return Err(AppError::new(Code::FieldInvalid).at("limit"));
        }
        let now = self.now();
        self.store().read(|book| {
            let mut rows = book.customers(after.map(CustomerId::new), limit + 1)?;
            let has_more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
            if has_more {
                rows.pop();
            }
            let next = rows.last().filter(|_| has_more).map(|row| row.id.get());
            let customers = rows.iter().map(|row| customer_view(book, row, now)).collect::<Result<_, _>>()?;
            Ok(CustomersPageView { customers, next })
        })
    }
}

impl App {
    /// The shop says that a customer has just written on WhatsApp, where nothing tells this program. For 24 hours bills
    /// go to them freely, unless WhatsApp says otherwise.
    ///
    /// # Errors
    /// [`Code::PhoneInvalid`] for no Indian number.
    pub fn say_customer_wrote(&self, phone: &str, name: &str) -> Result<(), AppError> {
        let phone = PhoneNumber::parse(phone).map_err(|_| AppError::new(Code::PhoneInvalid).at("phone"))?;
        let (name, now) = (name.trim().to_owned(), self.now());
        self.store().write("customer-wrote", move |book| {
            let customer = match book.customer_by_phone(&phone)? {
                Some(known) => known.id,
                None => book.keep_customer(&name, &phone, now)?,
            };
            Ok::<_, AppError>(book.say_customer_wrote(customer, now)?)
        })
    }

    /// What WhatsApp takes for a template, in rupees, where the shop said so.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn template_cost(&self) -> Result<Option<String>, AppError> {
        self.store().read(|book| Ok(choosing::template_cost(book)?.map(Paise::to_rupees)))
    }

    /// Sets what WhatsApp takes for a template, in rupees; an empty text means that the shop does not know.
    ///
    /// # Errors
    /// [`Code::FieldInvalid`] for what is no amount, or one above ₹100.
    pub fn set_template_cost(&self, rupees: &str) -> Result<(), AppError> {
        let cost = match rupees.trim() {
            "" => None,
            text => Some(
                Paise::parse_rupees(text)
                    .ok()
                    .filter(|cost| (Paise::ZERO..=MOST_OF_TEMPLATE).contains(cost))
                    .ok_or_else(|| AppError::new(Code::FieldInvalid).at("template_cost"))?,
            ),
        };
        let setting = cost.map(|cost| cost.get().to_string()).unwrap_or_default();
        self.store().write("template-cost", move |book| {
            Ok(book.set_setting(choosing::TEMPLATE_COST_SETTING, &setting)?)
        })
    }
}

fn found(book: &Read<'_>, text: &str) -> Result<Vec<CustomerRow>, AppError> {
    if let Ok(phone) = PhoneNumber::parse(text) {
        return Ok(book.customer_by_phone(&phone)?.into_iter().collect());
    }
    match digits(text.strip_prefix("+91").unwrap_or(text)) {
        Some(digits) if digits.len() >= FEWEST_DIGITS => Ok(book.customers_by_digits(&digits, MOST_FOUND)?),
        Some(_) => Ok(Vec::new()),
        None => Ok(book.customers_by_name(text, MOST_FOUND)?),
    }
}

/// The digits of what can be a part of a number; `None` for anything else.
pub fn digits(text: &str) -> Option<String> {
    let is_between = |c: char| matches!(c, ' ' | '-' | '(' | ')' | '.' | '+' | '\u{a0}');
    let text: String = text.chars().filter(|c| !is_between(*c)).collect();
    let digits: Option<String> = text.chars().map(digit).collect();
    digits.filter(|digits| !digits.is_empty())
}

/// A customer as the counter sees them.
pub fn customer_view(book: &Read<'_>, row: &CustomerRow, now: Timestamp) -> Result<CustomerView, AppError> {
    let last = book.last_issued_to(row.id, None)?.map(|id| book.order(id)).transpose()?.flatten();
    let buyer = last.as_ref().map(|order| &order.draft.buyer);
    let listed = book.customer_details(row.id)?;
    Ok(CustomerView {
        id: row.id.get(),
        name: row.name.clone(),
        phone: row.phone.as_ref().map(PhoneNumber::as_str).unwrap_or_default().to_owned(),
        owes: book.owed_by(row.id)?.to_rupees(),
        wrote_at: row.last_wrote_at,
        window_open: open_until(row.last_wrote_at, now).is_some(),
        state: buyer.map(|buyer| buyer.state).or(listed.state).map_or("", State::code).to_owned(),
        gstin: buyer.and_then(|buyer| buyer.gstin.clone()).or(listed.gstin).unwrap_or_default(),
        address: buyer
            .and_then(|buyer| buyer.address.as_ref())
            .or(listed.address.as_ref())
            .map(Address::from),
        last_bill: last.map(|order| LastBillView {
            number: order.number.to_string(),
            total: order.total().to_rupees(),
            at: order.issued_at.unwrap_or(order.created_at),
        }),
    })
}
