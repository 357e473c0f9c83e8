//! Message templates: what Meta has, how it came to be approved or rejected, and what a message makes of it.

mod creation;
mod filling;
mod review;
mod seeded;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use self::creation::{Draft, read};
pub(crate) use self::filling::Filled;
pub(crate) use self::seeded::{DUE, ORDER_DETAILS, ORDER_STATUS, REMINDER};

use crate::news::Category;
use crate::refusal::Refusal;

/// How far a template has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TemplateStatus {
    /// Meta has not looked at it yet.
    Pending,
    /// It may be sent.
    Approved,
    /// It breaks a rule.
    Rejected,
}

impl TemplateStatus {
    /// The word on the wire.
    pub(crate) fn name(self) -> &'static str {
        match self {
            TemplateStatus::Pending => "PENDING",
            TemplateStatus::Approved => "APPROVED",
            TemplateStatus::Rejected => "REJECTED",
        }
    }
}

/// One template in one language.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Template {
    pub(crate) name: String,
    pub(crate) language: String,
    pub(crate) category: Category,
    pub(crate) status: TemplateStatus,
    /// As they were sent.
    pub(crate) components: Value,
    pub(crate) form: Form,
}

/// What a template shows, and where something is to be filled in.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Form {
    pub(crate) header: HeaderForm,
    pub(crate) body: String,
    pub(crate) footer: Option<String>,
    pub(crate) buttons: Vec<ButtonForm>,
    /// Whether it moves an order.
    pub(crate) is_order_status: bool,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum HeaderForm {
    None,
    Text(String),
    Image,
    Document,
}

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct ButtonForm {
    pub(crate) kind: ButtonKind,
    pub(crate) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ButtonKind {
    OrderDetails,
    QuickReply,
    Url,
    /// A URL with a variable at its end.
    OpenUrl,
    Phone,
}

/// All templates, by id.
#[derive(Serialize, Deserialize)]
pub(crate) struct Templates(BTreeMap<String, Template>);

impl Templates {
    /// Those that are there from the beginning, all approved.
    pub(crate) fn seeded() -> Templates {
        let with_id = |(number, draft): (usize, Draft)| {
            (format!("10000000000000{number:02}"), draft.template(TemplateStatus::Approved))
        };
        Templates(seeded::drafts().into_iter().enumerate().map(with_id).collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&String, &Template)> {
        self.0.iter()
    }

    /// Takes a new one, which waits to be looked at.
    pub(crate) fn create(&mut self, id: String, draft: Draft) -> Result<(), Refusal> {
        if self.find(&draft.name, &draft.language).is_some() {
            let details =
                format!("there is already {} content for the template {}", draft.language, draft.name);
            return Err(Refusal::new(100, details));
        }
        self.0.insert(id, draft.template(TemplateStatus::Pending));
        Ok(())
    }

    /// Gives what was decided about it, if it still waits.
    pub(crate) fn decide(&mut self, id: &str, rejects_all: bool) -> Option<(Template, Option<&'static str>)> {
        let template = self.0.get_mut(id).filter(|template| template.status == TemplateStatus::Pending)?;
        let objection = review::objection(&template.form).or(rejects_all.then_some("ABUSIVE_CONTENT"));
        template.status =
            if objection.is_none() { TemplateStatus::Approved } else { TemplateStatus::Rejected };
        Some((template.clone(), objection))
    }

    /// Deletes a name in all languages, or one id of that name. False when there was none.
    pub(crate) fn delete(&mut self, name: &str, id: Option<&str>) -> bool {
        let before = self.0.len();
        self.0.retain(|known, template| {
            template.name != name || id.is_some_and(|wanted| wanted != known.as_str())
        });
        self.0.len() < before
    }

    pub(crate) fn find(&self, name: &str, language: &str) -> Option<&Template> {
        self.0.values().find(|template| template.name == name && template.language == language)
    }

    /// The template a message may be made from.
    pub(crate) fn approved(&self, name: &str, language: &str) -> Result<&Template, Refusal> {
        let found = self.find(name, language);
        let refused = |why: &str| Refusal::new(132_001, format!("template name ({name}) {why}"));
        match found {
            None => Err(refused(&format!("does not exist in {language}"))),
            Some(template) if template.status != TemplateStatus::Approved => {
                Err(refused(&format!("is not approved in {language}")))
            }
            Some(template) => Ok(template),
        }
    }
}
