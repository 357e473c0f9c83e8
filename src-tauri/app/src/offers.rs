//! What a shop shows or asks in a chat besides words: products of its catalogue, and a form for the address. All of it is
//! free within the customer's 24 hours and cannot go outside them.

use crate::chats::{account_for, find_customer};
use crate::error::{AppError, Code};
use crate::queue::queue_offer;
use crate::shop::App;
use crate::shop_settings::customer_language;
use domain::{Account, CustomerId, PhoneNumber, ProductId};
use store::{OutboxRow, Read};
use whatsapp::{
    AddressRequest, CatalogMessage, CatalogProduct, OurRef, Outgoing, ProductListMessage, ProductMessage,
    Section, Sections,
};
use words::{Message, Words};

/// What is offered, as the outbox keeps its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Offer {
    /// Asks for the address.
    AddressRequest,
    /// Shows the whole catalogue.
    Catalog,
    /// Shows products of the catalogue, whose codes are the row's text, one to a line.
    Products,
}

impl Offer {
    const ALL: [Offer; 3] = [Offer::AddressRequest, Offer::Catalog, Offer::Products];

    /// The name in the book and on screen.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Offer::AddressRequest => "address_request",
            Offer::Catalog => "catalog",
            Offer::Products => "products",
        }
    }

    /// What a row offers; `None` for plain words.
    #[must_use]
    pub fn of(row: &OutboxRow) -> Option<Offer> {
        Offer::ALL.into_iter().find(|offer| offer.as_str() == row.shown_kind)
    }
}

impl App {
    /// Asks a customer for the address with WhatsApp's form.
    ///
    /// # Errors
    /// As [`App::reply`]; [`Code::ChannelCannotSay`] where the account's channel has no documented way to ask.
    pub fn ask_for_address(&self, customer: i64) -> Result<(), AppError> {
        self.offer(customer, Offer::AddressRequest, Vec::new())
    }

    /// Shows a customer the shop's catalogue on WhatsApp.
    ///
    /// # Errors
    /// As [`App::ask_for_address`].
    pub fn offer_catalogue(&self, customer: i64) -> Result<(), AppError> {
        self.offer(customer, Offer::Catalog, Vec::new())
    }

    /// Shows a customer some products, at most 30, which stand in the catalogue under their codes.
    ///
    /// # Errors
    /// [`Code::ProductNotFound`], also for one without a code; [`Code::TooLarge`] for more than 30;
    /// [`Code::FieldMissing`] at `catalog_id` for an account without a catalogue; as [`App::ask_for_address`].
    pub fn offer_products(&self, customer: i64, products: &[i64]) -> Result<(), AppError> {
        if products.is_empty() {
            return Err(AppError::new(Code::NothingSelected));
        }
        if products.len() > Sections::MOST_PRODUCTS {
            return Err(AppError::new(Code::TooLarge).at("products"));
        }
        let codes = self.store().read(|book| {
            let code = |id: &i64| {
                let product = book.product(ProductId::new(*id))?;
                let code = product.map(|row| row.product.sku).filter(|code| !code.trim().is_empty());
                code.ok_or_else(|| AppError::new(Code::ProductNotFound))
            };
            products.iter().map(code).collect::<Result<Vec<String>, AppError>>()
        })?;
        self.offer(customer, Offer::Products, codes)
    }

    fn offer(&self, customer: i64, offer: Offer, codes: Vec<String>) -> Result<(), AppError> {
        let (now, our_ref, customer) = (self.now(), self.random()?, CustomerId::new(customer));
        self.store().write("offer", move |book| {
            let account = account_for(book, &find_customer(book, customer)?, now)?;
            refuse_unsaid(&account, offer, &codes)?;
            let text = if codes.is_empty() { first_words(book, offer)? } else { codes.join("\n") };
            queue_offer(book, customer, &account, (offer, text), our_ref, now).map(drop)
        })
    }
}

/// Refuses what the account's channel could not say, while the person is here.
fn refuse_unsaid(account: &Account, offer: Offer, codes: &[String]) -> Result<(), AppError> {
    if offer == Offer::Products && account.settings.catalog_id.is_none() {
        return Err(AppError::new(Code::FieldMissing).at("catalog_id"));
    }
    let is_first_generation = account.settings.channel == domain::ChannelKind::KaleyraV1;
    if is_first_generation && (offer != Offer::Products || codes.len() > 1) {
        return Err(AppError::new(Code::ChannelCannotSay)
            .with_text("channel", account.settings.channel.as_str())
            .with_text("what", if offer == Offer::Products { "product_list" } else { offer.as_str() }));
    }
    Ok(())
}

fn first_words(book: &Read<'_>, offer: Offer) -> Result<String, AppError> {
    let words = Words::new(customer_language(book)?);
    let shop = &book.shop()?.name;
    Ok(match offer {
        Offer::AddressRequest => words.say(&Message::CustomerAddressRequest { shop }),
        Offer::Catalog => words.say(&Message::CustomerCatalogBody { shop }),
        Offer::Products => words.say(&Message::CustomerProductsBody { shop }),
    })
}

/// Writes an offer as its message.
pub fn compose(
    book: &Read<'_>,
    row: &OutboxRow,
    offer: Offer,
    to: PhoneNumber,
    our_ref: OurRef,
) -> Result<Option<Outgoing>, AppError> {
    let text = row.text.clone().unwrap_or_default();
    Ok(match offer {
        Offer::AddressRequest => Some(Outgoing::AddressRequest(AddressRequest { to, body: text, our_ref })),
        Offer::Catalog => {
            let message = CatalogMessage { to, body: text, footer: None, thumbnail: None, our_ref };
            Some(Outgoing::Catalog(message))
        }
        Offer::Products => {
            let account = row.account.map(|account| book.account(account)).transpose()?.flatten();
            let catalog_id = account.and_then(|account| account.settings.catalog_id);
            let Some(catalog_id) = catalog_id else { return Ok(None) };
            let codes: Vec<String> = text.lines().map(str::to_owned).collect();
            products(book, catalog_id, codes, to, our_ref)?
        }
    })
}

fn products(
    book: &Read<'_>,
    catalog_id: String,
    codes: Vec<String>,
    to: PhoneNumber,
    our_ref: OurRef,
) -> Result<Option<Outgoing>, AppError> {
    let words = Words::new(customer_language(book)?);
    let shop = &book.shop()?.name;
    if let [only] = codes.as_slice() {
        let product = CatalogProduct { catalog_id, retailer_id: only.clone() };
        let body = Some(words.say(&Message::CustomerProductBody { shop }));
        return Ok(Some(Outgoing::Product(ProductMessage { to, product, body, footer: None, our_ref })));
    }
    let title = words.say(&Message::CustomerProductsSection);
    let Ok(sections) = Sections::new(vec![Section { title, retailer_ids: codes }]) else { return Ok(None) };
    let (header, body) = (shop.clone(), words.say(&Message::CustomerProductsBody { shop }));
    let message = ProductListMessage { to, catalog_id, header, body, footer: None, sections, our_ref };
    Ok(Some(Outgoing::ProductList(Box::new(message))))
}

/// What the shop reads of an offer that it made: the products by name.
pub fn shown_text(book: &Read<'_>, row: &OutboxRow) -> Result<String, AppError> {
    let text = row.text.clone().unwrap_or_default();
    if Offer::of(row) != Some(Offer::Products) {
        return Ok(text);
    }
    let name = |code: &str| {
        let product = book.product_by_code(code)?;
        Ok::<_, AppError>(product.map_or_else(|| code.to_owned(), |row| row.product.name))
    };
    Ok(text.lines().map(name).collect::<Result<Vec<_>, _>>()?.join(", "))
}
