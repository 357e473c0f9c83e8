//! Gathers from the book what the choice of a message depends on, so that what is shown, queued and sent is chosen alike.

use crate::error::{AppError, Code};
use crate::shop_settings::customer_language;
use crate::which_message::{Choice, Facts, Lacking, Why, choose, window};
use domain::{Account, AccountId, CustomerId, Paise};
use jiff::Timestamp;
use store::{Effect, OrderRow, Read, TemplatePurpose, TemplateRow, TemplateState};

/// The setting that holds what WhatsApp takes for a template, in paise, where the shop said so.
pub const TEMPLATE_COST_SETTING: &str = "template_cost_paise";

/// What would go to a customer for a purpose.
pub fn choose_for(
    book: &Read<'_>,
    account: &Account,
    customer: Option<CustomerId>,
    purpose: TemplatePurpose,
    now: Timestamp,
) -> Result<Choice, AppError> {
    let template = template_for(book, account.id, purpose)?;
    Ok(choose(&Facts {
        channel: account.settings.channel,
        hears: account.settings.hears,
        wrote: customer.map(|customer| book.last_wrote(customer)).transpose()?.unwrap_or_default(),
        template: template.as_ref(),
        template_cost: template_cost(book)?,
        now,
    }))
}

/// What would go to the customer of an order.
pub fn choice_of(
    book: &Read<'_>,
    order: &OrderRow,
    account: &Account,
    purpose: TemplatePurpose,
    now: Timestamp,
) -> Result<Choice, AppError> {
    choose_for(book, account, customer_of(book, order)?, purpose, now)
}

/// What is known of a customer's window through an account.
pub fn window_of(
    book: &Read<'_>,
    account: &Account,
    customer: CustomerId,
    now: Timestamp,
) -> Result<Why, AppError> {
    Ok(window(account.settings.hears, book.last_wrote(customer)?, now))
}

/// What the template of an effect is for; a text that a person typed and a document have none.
pub const fn purpose_of(effect: Effect) -> Option<TemplatePurpose> {
    match effect {
        Effect::OrderDetails => Some(TemplatePurpose::OrderDetails),
        Effect::OrderStatus | Effect::Cancel => Some(TemplatePurpose::OrderStatus),
        Effect::Reminder => Some(TemplatePurpose::Reminder),
        Effect::Text | Effect::Document | Effect::Cash => None,
    }
}

/// What WhatsApp takes for a template, where the shop said so.
pub fn template_cost(book: &Read<'_>) -> Result<Option<Paise>, AppError> {
    let paise = book.setting(TEMPLATE_COST_SETTING)?.and_then(|paise| paise.parse::<i64>().ok());
    Ok(paise.filter(|paise| *paise >= 0).map(Paise::new))
}

/// The customer whom an order is for; a draft's is known by the number alone.
fn customer_of(book: &Read<'_>, order: &OrderRow) -> Result<Option<CustomerId>, AppError> {
    if order.customer.is_some() {
        return Ok(order.customer);
    }
    let Some(phone) = &order.draft.buyer.phone else { return Ok(None) };
    Ok(book.customer_by_phone(phone)?.map(|customer| customer.id))
}

/// The template for a purpose in the language that customers read: of English's several codes an approved one.
fn template_for(
    book: &Read<'_>,
    account: AccountId,
    purpose: TemplatePurpose,
) -> Result<Option<TemplateRow>, AppError> {
    let language = customer_language(book)?;
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_owned();
    let wanted = primary(language.tag());
    let mut found: Vec<TemplateRow> = book.templates(account)?;
    found.retain(|template| template.purpose == purpose && primary(&template.language) == wanted);
    found.sort_by_key(|template| (template.state != TemplateState::Approved, template.language.clone()));
    Ok(found.into_iter().next())
}

impl AppError {
    /// No message can go to the customer now.
    pub(crate) fn no_message(why: Why, lacking: Lacking) -> AppError {
        let code = match lacking {
            Lacking::NoTemplate => Code::TemplateMissing,
            Lacking::NotYetApproved => Code::TemplatePending,
            Lacking::NotApproved => Code::TemplateNotApproved,
            Lacking::ChannelCannot => Code::ChannelWithoutTemplates,
        };
        AppError::new(code).with_text("why", why.as_str())
    }
}
