//! The fields of Kaleyra's form, first generation. Mirrors them and nothing else.

use crate::limits;
use crate::meta::bill::Bill;
use crate::meta::interactive::{Action, ProductAction, StatusParameters};
use crate::outgoing::{Form, OrderDetailsMessage, OrderStatusMessage, Outgoing, ProductMessage, TextMessage};
use crate::rendered::{Unsaid, json_of};
use crate::texts::BillTexts;
use domain::AccountSettings;

/// What one kind of message adds to the form.
pub(super) struct Content {
    kind: &'static str,
    body: Option<String>,
    footer: Option<String>,
    /// JSON, as text.
    action: Option<String>,
}

/// The content of a message.
pub(super) fn content(outgoing: &Outgoing) -> Result<Content, Unsaid> {
    match outgoing {
        Outgoing::OrderDetails(message) => bill(message),
        Outgoing::OrderStatus(message) => status(message),
        Outgoing::Product(message) => Ok(product(message)),
        Outgoing::Text(message) => text(message),
        Outgoing::ProductList(_) => Err(Unsaid::ProductList),
        Outgoing::Catalog(_) => Err(Unsaid::Catalog),
        Outgoing::AddressRequest(_) => Err(Unsaid::AddressRequest),
        Outgoing::Document(_) => Err(Unsaid::Document),
    }
}

/// The whole form.
pub(super) fn fields(
    settings: &AccountSettings,
    outgoing: &Outgoing,
    content: Content,
) -> Vec<(&'static str, String)> {
    let always = [
        ("to", Some(outgoing.to().as_str().to_owned())),
        ("type", Some(content.kind.to_owned())),
        ("channel", Some("WhatsApp".to_owned())),
        ("from", Some(settings.phone_number.as_str().to_owned())),
        ("body", content.body),
        ("footer", content.footer),
        ("action", content.action),
        ("callback_profile_id", settings.callback_profile_id.clone()),
        ("ref", Some(outgoing.our_ref().as_str().to_owned())),
    ];
    always.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

fn bill(message: &OrderDetailsMessage) -> Result<Content, Unsaid> {
    refuse_template(&message.form)?;
    if message.image.is_some() {
        return Err(Unsaid::Image);
    }
    let texts = BillTexts::new(&message.bill);
    let bill = Bill::new(message, &texts);
    Ok(Content {
        kind: "order_details",
        body: Some(texts.body()),
        footer: Some(texts.footer()),
        // Meta writes it in small letters; this is how the documents of this generation have it.
        action: Some(json_of(&Action::named("Review_and_Pay", bill)).to_string()),
    })
}

/// The documents name it in the title of a page whose end nobody can read; this is what its beginning leads to.
fn status(message: &OrderStatusMessage) -> Result<Content, Unsaid> {
    refuse_template(&message.form)?;
    let parameters = StatusParameters::new(message);
    Ok(Content {
        kind: "order_status",
        body: Some(limits::cut(&message.text, limits::BODY)),
        footer: None,
        action: Some(json_of(&Action::named("review_order", parameters)).to_string()),
    })
}

fn text(message: &TextMessage) -> Result<Content, Unsaid> {
    refuse_template(&message.form)?;
    let body = Some(limits::cut(&message.body, limits::TEXT));
    Ok(Content { kind: "text", body, footer: None, action: None })
}

fn product(message: &ProductMessage) -> Content {
    Content {
        kind: "singleproduct",
        body: message.body.as_deref().map(|text| limits::cut(text, limits::BODY)),
        footer: message.footer.as_deref().map(|text| limits::cut(text, limits::FOOTER)),
        action: Some(json_of(&ProductAction::new(&message.product)).to_string()),
    }
}

fn refuse_template(form: &Form) -> Result<(), Unsaid> {
    match form {
        Form::Interactive => Ok(()),
        Form::Template(_) => Err(Unsaid::Template),
    }
}
