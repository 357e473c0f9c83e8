//! What a form says, as the message object Meta would get.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::form::Part;
use crate::news::Echo;
use crate::refusal::Refusal;

/// The fields that are documented. A misspelled one must not pass as an absent one.
const FIELDS: [&str; 20] = [
    "to",
    "from",
    "channel",
    "type",
    "body",
    "footer",
    "action",
    "callback_url",
    "callback_profile_id",
    "ref",
    "ref1",
    "ref2",
    "params",
    "template_name",
    "lang_code",
    "caption",
    "preview_url",
    "source",
    "thumbnail_product_retailer_id",
    "api-key",
];

/// A form's fields, each once.
pub(super) struct Fields {
    texts: BTreeMap<String, String>,
    /// The field `media`.
    pub(super) file: Option<Part>,
}

/// Why a form is refused.
pub(super) enum Wrong {
    /// It is no form.
    Form(String),
    /// A field is missing; what it is called in the sentence that says so.
    Missing(&'static str),
    Field(&'static str, String),
    Meta(Refusal),
}

impl Wrong {
    /// What is wrong with the message, about the field of the form it stands in; what is not about the form stays
    /// as Meta says it.
    pub(super) fn of_rule(form: &Fields, refusal: Refusal) -> Wrong {
        if !matches!(refusal.code, 100 | 131_008 | 131_009 | 131_051) {
            return Wrong::Meta(refusal);
        }
        let details = refusal.details.trim_start_matches("Unexpected key ");
        let starts = |prefix: &str| details.starts_with(prefix);
        let field = match () {
            () if starts("to") => "to",
            () if starts("text.body") || starts("interactive.body") => "body",
            () if starts("interactive.footer") => "footer",
            () if starts("interactive.action") => "action",
            () if starts("template.name") => "template_name",
            () if starts("template.language") => "lang_code",
            () if starts("template") => "params",
            () if starts("image") || starts("document") => "caption",
            () if form.file.is_some() => "media",
            () => "type",
        };
        Wrong::Field(field, refusal.details)
    }
}

impl Fields {
    pub(super) fn read(parts: Vec<Part>) -> Result<Fields, &'static str> {
        let mut fields = Fields { texts: BTreeMap::new(), file: None };
        for part in parts {
            let again = if part.name == "media" {
                fields.file.replace(part).is_some()
            } else if FIELDS.contains(&part.name.as_str()) {
                let text = part.text().ok_or("every field but media must be text")?.to_owned();
                fields.texts.insert(part.name, text).is_some()
            } else {
                return Err("The form has a field that is not known.");
            };
            if again {
                return Err("The form has a field twice.");
            }
        }
        Ok(fields)
    }

    /// A field that says something.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str).filter(|text| !text.is_empty())
    }

    pub(super) fn required(&self, name: &str, called: &'static str) -> Result<&str, Wrong> {
        self.text(name).ok_or(Wrong::Missing(called))
    }

    pub(super) fn kind(&self) -> Result<&str, Wrong> {
        self.required("type", "Type")
    }

    pub(super) fn echo(&self) -> Echo {
        let of = |name| self.text(name).unwrap_or_default().to_owned();
        Echo { reference: of("ref"), reference_1: of("ref1"), reference_2: of("ref2"), opaque: None }
    }
}

/// The message, without the file of a `media` form.
pub(super) fn message(form: &Fields) -> Result<Value, Wrong> {
    let to = form.required("to", "WhatsApp Number")?;
    let mut message = json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": to});
    let (kind, object) = match form.kind()? {
        "text" => {
            let mut text = json!({"body": form.required("body", "Body")?});
            if let Some(preview) = form.text("preview_url") {
                text["preview_url"] = json!(preview == "true");
            }
            ("text", text)
        }
        "order_details" => ("interactive", interactive(form, "order_details", Some("review_and_pay"))?),
        "order_status" => ("interactive", interactive(form, "order_status", Some("review_order"))?),
        "singleproduct" => ("interactive", interactive(form, "product", None)?),
        "template" => ("template", template(form)?),
        "media" => return Ok(message),
        _ => {
            let why = "must be text, order_details, order_status, singleproduct, template or media";
            return Err(Wrong::Field("type", why.to_owned()));
        }
    };
    message["type"] = json!(kind);
    message[kind] = object;
    Ok(message)
}

/// `action` is JSON inside the form, and its name is spelled with capitals here.
fn interactive(form: &Fields, kind: &str, name: Option<&str>) -> Result<Value, Wrong> {
    let written = form.required("action", "Action")?;
    let mut action: Value = serde_json::from_str(written)
        .ok()
        .filter(Value::is_object)
        .ok_or_else(|| Wrong::Field("action", "must be a JSON object".to_owned()))?;
    if let Some(name) = name {
        let said = action.get("name").and_then(Value::as_str).unwrap_or_default();
        if said.eq_ignore_ascii_case(name) {
            action["name"] = json!(name);
        }
    }
    let mut interactive = json!({"type": kind, "action": action});
    match form.text("body") {
        Some(body) => interactive["body"] = json!({"text": body}),
        None if kind == "product" => {}
        None => return Err(Wrong::Missing("Body")),
    }
    if let Some(footer) = form.text("footer") {
        interactive["footer"] = json!({"text": footer});
    }
    Ok(interactive)
}

/// Values between commas, in order; `en` where no language is said.
fn template(form: &Fields) -> Result<Value, Wrong> {
    let name = form.required("template_name", "Template Name")?;
    let language = form.text("lang_code").unwrap_or("en");
    let mut template = json!({"name": name, "language": {"policy": "deterministic", "code": language}});
    if let Some(params) = form.text("params") {
        let text = |text: &str| json!({"type": "text", "text": text.trim().trim_matches('"')});
        let values: Vec<Value> = params.split(',').map(text).collect();
        template["components"] = json!([{"type": "body", "parameters": values}]);
    }
    Ok(template)
}
