//! A template as it is sent in: what is refused at once. What is refused after a look is in `review`.

use serde_json::Value;

use super::review::variables;
use super::{ButtonForm, ButtonKind, Form, HeaderForm, Template, TemplateStatus};
use crate::news::Category;
use crate::refusal::Refusal;
use crate::rules::{BODY_MAX, FOOTER_MAX, Field};

/// A template that can be looked at.
pub(crate) struct Draft {
    pub(crate) name: String,
    pub(crate) language: String,
    pub(crate) category: Category,
    components: Value,
    pub(crate) form: Form,
}

const BUTTONS_MAX: usize = 10;
const BUTTON_TEXT_MAX: usize = 25;

impl Draft {
    pub(super) fn template(self, status: TemplateStatus) -> Template {
        let Draft { name, language, category, components, form } = self;
        Template { name, language, category, status, components, form }
    }
}

/// Reads what is sent to create a template. Here whatever is wrong is an invalid parameter, 100.
pub(crate) fn read(body: &Value) -> Result<Draft, Refusal> {
    draft(&Field::root(body), body).map_err(|refusal| Refusal::new(100, refusal.details))
}

fn draft(template: &Field, body: &Value) -> Result<Draft, Refusal> {
    template.only(&[
        "name",
        "language",
        "category",
        "sub_category",
        "display_format",
        "parameter_format",
        "allow_category_change",
        "components",
    ])?;
    let name = template.required("name")?;
    let known = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if !name.text(512)?.bytes().all(known) {
        return Err(name.invalid("may hold only small English letters, digits and underscore"));
    }
    let category = match template.required("category")?.one_of(&["UTILITY", "MARKETING"])? {
        "UTILITY" => Category::Utility,
        _ => Category::Marketing,
    };
    if let Some(format) = template.optional("parameter_format")? {
        format.one_of(&["POSITIONAL", "positional"])?;
    }
    if let Some(may) = template.optional("allow_category_change")? {
        may.boolean()?;
    }
    let components = template.required("components")?;
    let form = form(&components, is_order_status(template, category)?)?;
    let for_orders = match template.optional("display_format")? {
        Some(format) => format.one_of(&["order_details"]).map(|_| true)?,
        None => false,
    };
    let has_order = form.buttons.iter().any(|button| button.kind == ButtonKind::OrderDetails);
    if category == Category::Marketing && has_order && !for_orders {
        return Err(components.invalid("with ORDER_DETAILS need display_format order_details in MARKETING"));
    }
    Ok(Draft {
        name: name.string()?.to_owned(),
        language: language(&template.required("language")?)?,
        category,
        components: body.get("components").cloned().unwrap_or_default(),
        form,
    })
}

/// `en`, `hi`, `en_US`.
fn language(language: &Field) -> Result<String, Refusal> {
    let written = language.string()?;
    let (tongue, land) =
        written.split_once('_').map_or((written, None), |(tongue, land)| (tongue, Some(land)));
    let tongue_fits = matches!(tongue.len(), 2 | 3) && tongue.bytes().all(|byte| byte.is_ascii_lowercase());
    let land_fits =
        land.is_none_or(|land| land.len() == 2 && land.bytes().all(|byte| byte.is_ascii_uppercase()));
    if tongue_fits && land_fits {
        return Ok(written.to_owned());
    }
    Err(language.invalid("must be a language such as en, hi or en_US"))
}

fn is_order_status(template: &Field, category: Category) -> Result<bool, Refusal> {
    let Some(sub_category) = template.optional("sub_category")? else { return Ok(false) };
    sub_category.one_of(&["ORDER_STATUS"])?;
    if category != Category::Utility {
        return Err(sub_category.invalid("ORDER_STATUS belongs to the category UTILITY"));
    }
    Ok(true)
}

fn form(components: &Field, is_order_status: bool) -> Result<Form, Refusal> {
    let mut form = Form {
        header: HeaderForm::None,
        body: String::new(),
        footer: None,
        buttons: Vec::new(),
        is_order_status,
    };
    let mut seen: Vec<&str> = Vec::new();
    for component in components.members()? {
        let kind = component.required("type")?;
        let name = kind.one_of(&["HEADER", "BODY", "FOOTER", "BUTTONS"])?;
        if seen.contains(&name) {
            return Err(kind.invalid("stands there twice"));
        }
        if is_order_status && matches!(name, "HEADER" | "BUTTONS") {
            return Err(kind.invalid("must be BODY or FOOTER in an ORDER_STATUS template"));
        }
        seen.push(name);
        match name {
            "HEADER" => form.header = header(&component)?,
            "BODY" => form.body = body(&component)?,
            "FOOTER" => {
                component.only(&["type", "text"])?;
                form.footer = Some(component.required("text")?.text(FOOTER_MAX)?.to_owned());
            }
            _ => form.buttons = buttons(&component)?,
        }
    }
    if !seen.contains(&"BODY") {
        return Err(components.invalid("must hold a BODY"));
    }
    Ok(form)
}

fn header(component: &Field) -> Result<HeaderForm, Refusal> {
    component.only(&["type", "format", "text", "example"])?;
    let format = component.required("format")?.one_of(&["TEXT", "IMAGE", "DOCUMENT"])?;
    if format != "TEXT" {
        if let Some(text) = component.optional("text")? {
            return Err(text.invalid("goes with the format TEXT only"));
        }
        return Ok(if format == "IMAGE" { HeaderForm::Image } else { HeaderForm::Document });
    }
    let text = component.required("text")?;
    let written = text.text(FOOTER_MAX)?;
    match variables(written).len() {
        0 => {}
        1 => {
            let example = component.required("example")?;
            examples(&example.required("header_text")?, 1)?;
        }
        _ => return Err(text.invalid("may have one variable")),
    }
    Ok(HeaderForm::Text(written.to_owned()))
}

fn body(component: &Field) -> Result<String, Refusal> {
    component.only(&["type", "text", "example"])?;
    let written = component.required("text")?.text(BODY_MAX)?;
    let n_variables = variables(written).len();
    if n_variables > 0 {
        let example = component.required("example")?.required("body_text")?;
        let rows = example.members()?;
        let row = rows.first().ok_or_else(|| example.invalid("must hold a row of examples"))?;
        examples(row, n_variables)?;
    }
    Ok(written.to_owned())
}

/// One text for each variable.
fn examples(examples: &Field, count: usize) -> Result<(), Refusal> {
    let members = examples.members()?;
    if members.len() != count {
        return Err(examples.invalid(format!("must hold {count} examples, one for each variable")));
    }
    members.iter().try_for_each(|member| member.text(BODY_MAX).map(drop))
}

fn buttons(component: &Field) -> Result<Vec<ButtonForm>, Refusal> {
    component.only(&["type", "buttons"])?;
    let buttons = component.required("buttons")?;
    let members = buttons.members()?;
    if members.is_empty() || members.len() > BUTTONS_MAX {
        return Err(buttons.invalid(format!("must hold 1 to {BUTTONS_MAX} buttons")));
    }
    let forms: Vec<ButtonForm> = members.iter().map(button).collect::<Result<_, _>>()?;
    let has_order = forms.iter().any(|form| form.kind == ButtonKind::OrderDetails);
    if has_order && forms.len() > 1 {
        return Err(buttons.invalid("must hold nothing beside ORDER_DETAILS"));
    }
    Ok(forms)
}

fn button(button: &Field) -> Result<ButtonForm, Refusal> {
    let kind = button.required("type")?.one_of(&["ORDER_DETAILS", "QUICK_REPLY", "URL", "PHONE_NUMBER"])?;
    let (kind, keys): (_, &[&str]) = match kind {
        "ORDER_DETAILS" => (ButtonKind::OrderDetails, &["type", "text"]),
        "QUICK_REPLY" => (ButtonKind::QuickReply, &["type", "text"]),
        "URL" => (url_kind(&button.required("url")?)?, &["type", "text", "url", "example"]),
        _ => {
            button.required("phone_number")?.text(20)?;
            (ButtonKind::Phone, &["type", "text", "phone_number"])
        }
    };
    button.only(keys)?;
    Ok(ButtonForm { kind, text: button.required("text")?.text(BUTTON_TEXT_MAX)?.to_owned() })
}

/// A URL may end in one variable.
fn url_kind(url: &Field) -> Result<ButtonKind, Refusal> {
    let written = url.text(2000)?;
    let Some(stem) = written.strip_suffix("{{1}}") else {
        url.web_address()?;
        return Ok(ButtonKind::Url);
    };
    if stem.contains("{{") || !(stem.starts_with("https://") || stem.starts_with("http://")) {
        return Err(url.invalid("must be a URL whose only variable stands at its end"));
    }
    Ok(ButtonKind::OpenUrl)
}
