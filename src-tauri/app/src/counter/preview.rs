//! What WhatsApp will show of a bill, in the very words that are sent.

use crate::allowed;
use crate::choosing::choose_for;
use crate::error::AppError;
use crate::queue::{sendable, validity};
use crate::shop_settings::customer_language;
use crate::views::{PreviewItem, PreviewView};
use crate::which_message::Choice;
use domain::account::{Address, Importer};
use domain::bill::Delivery;
use domain::order_details::{Item, NotSendable, Terms, order_details, recipient};
use domain::{Account, Bill, CustomerId, OrderDetails, Paise};
use jiff::Timestamp;
use store::{OrderRow, Read, TemplatePurpose};
use whatsapp::{BillTexts, CustomerBill, Occasion};
use words::{Language, Words};

/// As many items as stand on the card; the customer sees the others when they open it.
const ITEMS_SHOWN: usize = 5;

/// Shows a bill as the customer will see it, as far as that is possible, with the reason why WhatsApp cannot ask for it.
pub fn of(
    book: &Read<'_>,
    order: &OrderRow,
    bill: &Bill,
    revises: bool,
    customer: Option<CustomerId>,
    words: &Words,
    now: Timestamp,
) -> Result<PreviewView, AppError> {
    let account = or_refusal(allowed::account_of(book, order))?;
    let language = customer_language(book)?;
    let days = validity(book)?.as_hours() / 24;
    let details = details(bill, account.as_ref().ok());
    let refusal = refusal(book, order, bill, revises, account.as_ref().err(), details.as_ref().err())?;
    let choice = match &account {
        Ok(account) => Some(choose_for(book, account, customer, TemplatePurpose::OrderDetails, now)?),
        Err(_) => None,
    };
    let refusal = refusal.or_else(|| choice.clone().and_then(|choice| sendable(choice).err()));
    let shown = match details.ok().or_else(|| with_stand_ins(bill)) {
        Some(details) => shown(details, order, bill, revises, language),
        None => bare(bill, language),
    };
    Ok(PreviewView {
        kind: choice.as_ref().map_or("interactive", Choice::kind),
        why: choice.as_ref().map_or("no_account", |choice| choice.why().as_str()),
        cost: choice.as_ref().and_then(Choice::cost).map(Paise::to_rupees),
        expires_days: u32::try_from(days).unwrap_or(1).max(1),
        refusal: refusal.map(|refusal| refusal.view(words)),
        ..shown
    })
}

/// What keeps WhatsApp from asking for it: the order first, then whom, through what, and how.
fn refusal(
    book: &Read<'_>,
    order: &OrderRow,
    bill: &Bill,
    revises: bool,
    account: Option<&AppError>,
    details: Option<&NotSendable>,
) -> Result<Option<AppError>, AppError> {
    let of_revision = if revises { or_refusal(allowed::revise(book, order))?.err() } else { None };
    let whom = recipient(bill).err();
    Ok(of_revision
        .or_else(|| whom.map(AppError::from))
        .or_else(|| {
            details.filter(|why| matches!(why, NotSendable::Amount { .. })).cloned().map(AppError::from)
        })
        .or_else(|| account.cloned())
        .or_else(|| details.cloned().map(AppError::from)))
}

/// A rule's refusal is an answer; what keeps the book from being read is not.
fn or_refusal<T>(asked: Result<T, AppError>) -> Result<Result<T, AppError>, AppError> {
    match asked {
        Err(error) if error.is_about_the_book() => Err(error),
        answer => Ok(answer),
    }
}

fn details(bill: &Bill, account: Option<&Account>) -> Result<OrderDetails, NotSendable> {
    let settings = account.map(|account| &account.settings);
    let terms = terms(
        settings.and_then(|settings| settings.catalog_id.as_deref()),
        settings.and_then(|settings| settings.importer.as_ref()),
    );
    let above_upi = settings.is_some_and(|settings| settings.takes_web);
    order_details(bill, &Terms { above_upi, ..terms })
}

/// The same items and figures while an address or an importer is still missing; neither is shown.
fn with_stand_ins(bill: &Bill) -> Option<OrderDetails> {
    let mut draft = bill.draft().clone();
    draft.delivery = Delivery::Counter;
    let [line1, city, state] = ["-"; 3].map(String::from);
    let address = Address { line1, line2: None, city, state, pin: "110001".into() };
    let importer = Importer { name: "-".into(), address };
    order_details(&draft.finish_under(bill.terms().clone()).ok()?, &terms(None, Some(&importer))).ok()
}

fn terms<'a>(catalog_id: Option<&'a str>, importer: Option<&'a Importer>) -> Terms<'a> {
    Terms {
        reference: "K7Q3A0000001A",
        catalog_id,
        importer,
        expires_at: Timestamp::UNIX_EPOCH,
        above_upi: false,
    }
}

fn shown(
    details: OrderDetails,
    order: &OrderRow,
    bill: &Bill,
    revises: bool,
    language: Language,
) -> PreviewView {
    let draft = bill.draft();
    let said = CustomerBill {
        details,
        shop: draft.seller.name.clone(),
        customer: draft.buyer.name.clone(),
        order_number: order.number.to_string(),
        occasion: if revises { Occasion::Revised } else { Occasion::First },
        language,
    };
    let texts = BillTexts::new(&said);
    let (greeting, body) = (texts.greeting(), texts.body());
    let details = &said.details;
    let item = |item: &Item| PreviewItem {
        name: texts.item(item),
        quantity: item.quantity.to_string(),
        amount: worth(item).to_rupees(),
    };
    let rest = details.items.get(ITEMS_SHOWN..).unwrap_or_default();
    PreviewView {
        body: body.strip_prefix(&greeting).unwrap_or_default().trim().to_owned(),
        greeting,
        footer: texts.footer(),
        items: details.items.iter().take(ITEMS_SHOWN).map(item).collect(),
        more_items: u32::try_from(rest.len()).unwrap_or(u32::MAX),
        more_amount: Paise::sum(rest.iter().map(worth)).unwrap_or(Paise::ZERO).to_rupees(),
        subtotal: details.subtotal.to_rupees(),
        discount: details.discount.unwrap_or(Paise::ZERO).to_rupees(),
        tax: details.tax.to_rupees(),
        tax_note: texts.tax().unwrap_or_default(),
        shipping: details.shipping.unwrap_or(Paise::ZERO).to_rupees(),
        total: details.total.to_rupees(),
        ..bare(bill, language)
    }
}

/// What can be said of a bill that WhatsApp cannot show.
fn bare(bill: &Bill, language: Language) -> PreviewView {
    let nothing = || Paise::ZERO.to_rupees();
    PreviewView {
        language: language.tag().to_owned(),
        kind: "interactive",
        why: "no_account",
        cost: None,
        greeting: String::new(),
        body: String::new(),
        footer: String::new(),
        items: Vec::new(),
        more_items: 0,
        more_amount: nothing(),
        subtotal: nothing(),
        discount: nothing(),
        tax: nothing(),
        tax_note: String::new(),
        shipping: nothing(),
        total: bill.total().to_rupees(),
        expires_days: 1,
        refusal: None,
    }
}

/// The sum of the items was computed as a whole and fits, so each does.
fn worth(item: &Item) -> Paise {
    item.amount.times(item.quantity.into()).unwrap_or(Paise::ZERO)
}
