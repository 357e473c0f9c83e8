//! What the flags of a preview choose.

use crate::args::Preview;
use crate::refusal::Refusal;
use crate::session::Session;
use ::whatsapp::{Form, Template, TemplateInvalid};
use app::Code;
use domain::{AccountSettings, PaymentSetting};

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    OrderDetails,
    OrderStatus,
    Product,
    ProductList,
    Catalog,
}

impl Kind {
    /// The kind of a name.
    pub fn chosen(options: &Preview) -> Result<Kind, Refusal> {
        match options.kind.as_str() {
            "order-details" => Ok(Kind::OrderDetails),
            "order-status" => Ok(Kind::OrderStatus),
            "product" => Ok(Kind::Product),
            "product-list" => Ok(Kind::ProductList),
            "catalog" => Ok(Kind::Catalog),
            _ => Err(unfit("--kind")),
        }
    }

    /// Whether there are templates for it.
    const fn is_an_order(self) -> bool {
        match self {
            Kind::OrderDetails | Kind::OrderStatus => true,
            Kind::Product | Kind::ProductList | Kind::Catalog => false,
        }
    }
}

/// How the customer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    PaymentGateway,
    UpiIntent,
    PaymentLink,
}

impl Setting {
    /// The setting of a name; the gateway without one.
    pub fn chosen(options: &Preview) -> Result<Setting, Refusal> {
        match options.settings.as_deref() {
            None | Some("payment-gateway") => Ok(Setting::PaymentGateway),
            Some("upi-intent") => Ok(Setting::UpiIntent),
            Some("payment-link") => Ok(Setting::PaymentLink),
            Some(_) => Err(unfit("--settings")),
        }
    }

    /// The setting as the account has it.
    pub fn of(self, account: &AccountSettings) -> Result<PaymentSetting, Refusal> {
        let missing = |field| move || Refusal::new("payment_setting_missing").at(field);
        match self {
            Setting::PaymentGateway => Ok(account.gateway_setting()),
            Setting::UpiIntent => {
                account.upi.clone().map(PaymentSetting::UpiIntent).ok_or_else(missing("upi"))
            }
            Setting::PaymentLink => account
                .payment_link
                .clone()
                .map(PaymentSetting::PaymentLink)
                .ok_or_else(missing("payment_link")),
        }
    }
}

/// Refuses a flag that the kind of message has no use for.
pub fn refuse_unfitting(options: &Preview, kind: Kind) -> Result<(), Refusal> {
    Setting::chosen(options)?;
    let is_template = match options.form.as_deref() {
        None | Some("interactive") => false,
        Some("template") if kind.is_an_order() => true,
        Some(_) => return Err(unfit("--as")),
    };
    if options.template.is_some() && !is_template {
        return Err(unfit("--template"));
    }
    if options.settings.is_some() && kind != Kind::OrderDetails {
        return Err(unfit("--settings"));
    }
    Ok(())
}

/// The form, with what stands in a template's blanks.
pub fn form(session: &Session, options: &Preview) -> Result<Form, Refusal> {
    if options.form.as_deref() != Some("template") {
        return Ok(Form::Interactive);
    }
    let name = options.template.as_deref();
    let name = name.ok_or_else(|| Refusal::new(Code::FieldMissing.as_str()).at("--template"))?;
    let language = session.language_as_given().unwrap_or_else(|| session.language().code().to_owned());
    Template::new(name, &language, options.blanks.clone()).map(Form::Template).map_err(|wrong| match wrong {
        TemplateInvalid::Name => Refusal::new("template_invalid").at("--template"),
        TemplateInvalid::Language => Refusal::new("template_language_invalid").at("--language"),
    })
}

fn unfit(flag: &str) -> Refusal {
    Refusal::new(Code::FieldInvalid.as_str()).at(flag)
}
