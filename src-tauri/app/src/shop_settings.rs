//! What the shop says of itself, and where its window was last.

mod invoicing;

use crate::counter::{address, some_text};
use crate::error::{AppError, Code};
use crate::shop::App;
use crate::views::{Address, PricesForm, RegistrationForm, ShopView, StateOfIndia};
use domain::bill::{Prices, Registration, RoundOff};
use domain::place::State;
use store::{Read, ShopRow};
use words::Language;

/// The setting that names the language customers read.
const CUSTOMER_LANGUAGE: &str = "customer_language";

/// The setting that holds what the window said of where it is.
const PLACE: &str = "place";

/// A place is a screen and what is chosen on it; more than this is something else.
const MOST_OF_PLACE: usize = 4 << 10;

/// Longer than any shop's name, address line or UPI id.
const MOST_OF_TEXT: usize = 1_000;

impl App {
    /// The shop; sensible defaults while nobody has set it up.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn shop(&self) -> Result<ShopView, AppError> {
        self.store().read(|book| Ok(view(book.shop()?, customer_language(book)?)))
    }

    /// Sets what the shop says of itself. Bills that were written bear what it said then.
    ///
    /// # Errors
    /// [`Code::FieldMissing`], [`Code::FieldInvalid`], [`Code::StateUnknown`], [`Code::PinInvalid`], each with the field.
    pub fn set_shop(&self, shop: &ShopView) -> Result<ShopView, AppError> {
        let row = read(shop)?;
        let language = Language::from(shop.customer_language);
        self.store().write("shop", move |book| {
            book.keep_shop(&row)?;
            book.set_setting(CUSTOMER_LANGUAGE, language.tag())?;
            Ok::<_, AppError>(())
        })?;
        self.shop()
    }

    /// Keeps what the window says of where it is, so that it comes back there.
    ///
    /// # Errors
    /// [`Code::TooLarge`] above 4 KB.
    pub fn remember_place(&self, place: String) -> Result<(), AppError> {
        if place.len() > MOST_OF_PLACE {
            return Err(AppError::new(Code::TooLarge));
        }
        if self.place()?.as_ref() == Some(&place) {
            return Ok(());
        }
        self.store().write("place", move |book| Ok(book.set_setting(PLACE, &place)?))
    }

    /// What the window said last.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn place(&self) -> Result<Option<String>, AppError> {
        self.store().read(|book| Ok(book.setting(PLACE)?))
    }
}

/// The states and union territories that a shop or a customer can be in, by name.
#[must_use]
pub fn states_of_india() -> Vec<StateOfIndia> {
    // Places that are no more, and codes of GST that are no places.
    let is_place = |state: &&State| !matches!(state.code(), "25" | "28" | "96" | "97" | "99");
    let mut states: Vec<StateOfIndia> = State::all()
        .filter(is_place)
        .map(|state| StateOfIndia { code: state.code().to_owned(), name: state.name().to_owned() })
        .collect();
    states.sort_by(|one, other| one.name.cmp(&other.name));
    states
}

/// The language that customers of this shop read.
pub fn customer_language(book: &Read<'_>) -> Result<Language, AppError> {
    let setting = book.setting(CUSTOMER_LANGUAGE)?;
    Ok(setting.and_then(|tag| tag.parse().ok()).unwrap_or_default())
}

fn view(shop: ShopRow, language: Language) -> ShopView {
    ShopView {
        name: shop.name,
        upi_id: shop.upi_id.unwrap_or_default(),
        state: shop.state.map_or("", State::code).to_owned(),
        registration: match shop.registration {
            Registration::Regular => RegistrationForm::Regular,
            Registration::Composition => RegistrationForm::Composition,
            Registration::Unregistered => RegistrationForm::Unregistered,
        },
        gstin: shop.gstin.unwrap_or_default(),
        address: shop.address.as_ref().map(Address::from),
        prices: match shop.prices {
            Prices::Inclusive => PricesForm::Inclusive,
            Prices::Exclusive => PricesForm::Exclusive,
        },
        round_off: shop.round_off == RoundOff::Rupee,
        customer_language: language.into(),
        invoicing: invoicing::view(shop.turnover, shop.on_payment, shop.small_sales_together, shop.shipping),
    }
}

fn read(shop: &ShopView) -> Result<ShopRow, AppError> {
    for (field, text) in [("name", &shop.name), ("upi_id", &shop.upi_id), ("gstin", &shop.gstin)] {
        if text.len() > MOST_OF_TEXT {
            return Err(AppError::new(Code::TooLarge).at(field));
        }
    }
    let name = some_text(&shop.name).ok_or_else(|| AppError::new(Code::FieldMissing).at("name"))?;
    let upi_id = some_text(&shop.upi_id);
    if upi_id.as_deref().is_some_and(|upi_id| !is_upi_id(upi_id)) {
        return Err(AppError::new(Code::FieldInvalid).at("upi_id"));
    }
    let registration = match shop.registration {
        RegistrationForm::Regular => Registration::Regular,
        RegistrationForm::Composition => Registration::Composition,
        RegistrationForm::Unregistered => Registration::Unregistered,
    };
    let gstin = some_text(&shop.gstin).map(|gstin| gstin.to_uppercase());
    let state = state(&shop.state, gstin.as_deref())?;
    if state.is_none() && registration != Registration::Unregistered {
        return Err(AppError::new(Code::FieldMissing).at("state"));
    }
    let mut problems = Vec::new();
    let address = address(shop.address.as_ref(), "address", &mut problems);
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    let invoicing = &shop.invoicing;
    Ok(ShopRow {
        turnover: invoicing::turnover(invoicing),
        on_payment: invoicing::on_payment(invoicing),
        small_sales_together: invoicing.small_sales_together,
        shipping: invoicing::shipping(invoicing)?,
        name,
        upi_id,
        state,
        registration,
        gstin,
        address,
        prices: match shop.prices {
            PricesForm::Inclusive => Prices::Inclusive,
            PricesForm::Exclusive => Prices::Exclusive,
        },
        round_off: if shop.round_off { RoundOff::Rupee } else { RoundOff::None },
    })
}

/// As typed, by code or name; else the one that the GSTIN begins with.
fn state(typed: &str, gstin: Option<&str>) -> Result<Option<&'static State>, AppError> {
    let typed = typed.trim();
    if !typed.is_empty() {
        let state = State::by_code(typed).or_else(|| State::by_name(typed));
        return state.map(Some).ok_or_else(|| AppError::new(Code::StateUnknown).at("state"));
    }
    Ok(gstin.and_then(|gstin| gstin.get(..2)).and_then(State::by_code))
}

/// `name@bank`: two parts without spaces.
fn is_upi_id(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    };
    text.split_once('@').is_some_and(|(name, bank)| is_part(name) && is_part(bank))
}
