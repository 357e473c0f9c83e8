//! Message templates: what an account has for which purpose, how it is made, and how far its approval has come.

use super::{manager, refusal, unless_unknown};
use crate::error::{AppError, Code};
use crate::provider_words::{template_state, word};
use crate::shop::App;
use crate::shop_settings::customer_language;
use crate::views::{TemplatePurposeName, TemplateView, TemplatesView};
use domain::{Account, ChannelKind};
use jiff::Timestamp;
use store::{Read, TemplatePurpose, TemplateRow, TemplateState};
use vault::PassphraseSource;
use whatsapp::{NewTemplate, TemplateInfo, TemplateKind};
use words::{Language, Message, Words};

impl App {
    /// The templates of an account: for each purpose one in the customers' language, and what else it has.
    ///
    /// # Errors
    /// [`Code::AccountNotFound`], and what keeps the book from being read.
    pub fn templates(&self, account: &str) -> Result<TemplatesView, AppError> {
        let account = self.find_account(account)?;
        self.store().read(|book| view(book, &account))
    }

    /// Asks the provider how far the templates have come.
    ///
    /// # Errors
    /// [`Code::NotManaged`] for Kaleyra's accounts; [`Code::ProviderRefused`]; what keeps the provider from being asked.
    pub async fn refresh_templates(
        &self,
        account: &str,
        passphrase: &PassphraseSource,
    ) -> Result<TemplatesView, AppError> {
        let (account, channel) = self.managed(account, passphrase)?;
        let listed = manager(&account, &channel)?.templates().await.map_err(refusal)?;
        self.keep_listed(account, listed)
    }

    /// Asks WhatsApp for every template that the account lacks in the customers' language, then lists them. What WhatsApp
    /// has by name already is not made twice.
    ///
    /// # Errors
    /// As [`App::refresh_templates`].
    pub async fn create_templates(
        &self,
        account: &str,
        passphrase: &PassphraseSource,
    ) -> Result<TemplatesView, AppError> {
        let (account, channel) = self.managed(account, passphrase)?;
        let manager = manager(&account, &channel)?;
        let listed = manager.templates().await.map_err(refusal)?;
        let wanted = Language::ALL.into_iter().flat_map(|language| {
            TemplatePurpose::ALL.into_iter().map(move |purpose| new_template(purpose, language))
        });
        for wanted in wanted {
            let is_there = |one: &TemplateInfo| one.name == wanted.name && one.language == wanted.language;
            if !listed.iter().any(is_there) {
                unless_unknown(manager.create_template(&wanted).await)?;
            }
        }
        let listed = manager.templates().await.map_err(refusal)?;
        self.keep_listed(account, listed)
    }

    /// The shop says that WhatsApp has approved a template of this name, where the provider cannot be asked. An empty name
    /// takes that back.
    ///
    /// # Errors
    /// [`Code::TemplateInvalid`] at `name`.
    pub fn vouch_for_template(
        &self,
        account: &str,
        purpose: TemplatePurposeName,
        name: &str,
    ) -> Result<TemplatesView, AppError> {
        let (account, now, name) = (self.find_account(account)?, self.now(), name.trim().to_owned());
        let purpose = TemplatePurpose::from(purpose);
        self.store().write("vouch-template", move |book| {
            let language = language_code(customer_language(book)?);
            if name.is_empty() {
                book.forget_template(account.id, purpose, language)?;
                return view(book, &account);
            }
            whatsapp::Template::new(&name, language, Vec::new())
                .map_err(|_| AppError::new(Code::TemplateInvalid).at("name"))?;
            book.keep_template(&TemplateRow {
                account: account.id,
                purpose,
                language: language.to_owned(),
                name,
                state: TemplateState::Approved,
                reason: None,
                is_vouched: true,
                checked_at: now,
            })?;
            view(book, &account)
        })
    }

    /// Keeps what the provider lists of the templates that are ours by name.
    fn keep_listed(
        &self,
        account: Account,
        mut listed: Vec<TemplateInfo>,
    ) -> Result<TemplatesView, AppError> {
        let now = self.now();
        for one in &mut listed {
            (one.name, one.language) = (word(&one.name), word(&one.language));
        }
        self.store().write("templates", move |book| {
            let known = book.templates(account.id)?;
            for one in &listed {
                if let Some(row) = row_of(&account, &known, one, now) {
                    book.keep_template(&row)?;
                }
            }
            // What the provider does not list any more cannot be sent.
            for row in known.iter().filter(|row| !row.is_vouched) {
                if !listed.iter().any(|one| one.name == row.name && one.language == row.language) {
                    book.forget_template(account.id, row.purpose, &row.language)?;
                }
            }
            view(book, &account)
        })
    }
}

/// The row of a listed template that is ours: made here by name, or known by name before.
fn row_of(
    account: &Account,
    known: &[TemplateRow],
    one: &TemplateInfo,
    now: Timestamp,
) -> Option<TemplateRow> {
    let before = known.iter().find(|row| row.name == one.name && row.language == one.language);
    let ours = TemplatePurpose::ALL.into_iter().find(|purpose| our_name(*purpose) == one.name);
    Some(TemplateRow {
        account: account.id,
        purpose: before.map(|row| row.purpose).or(ours)?,
        language: one.language.clone(),
        name: one.name.clone(),
        // A warning leaves it as it was; one that is listed with a warning only can be sent.
        state: template_state(&one.status).or(before.map(|row| row.state)).unwrap_or(TemplateState::Approved),
        reason: one.reason.as_deref().map(word),
        is_vouched: false,
        checked_at: now,
    })
}

/// WhatsApp's code of a language.
const fn language_code(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Hindi => "hi",
    }
}

const fn our_name(purpose: TemplatePurpose) -> &'static str {
    match purpose {
        TemplatePurpose::OrderDetails => "parchi_bill",
        TemplatePurpose::OrderStatus => "parchi_order_status",
        TemplatePurpose::Reminder => "parchi_reminder",
    }
}

/// A template as we ask for it. The blanks of a reminder are those that the worker fills.
fn new_template(purpose: TemplatePurpose, language: Language) -> NewTemplate {
    let words = Words::new(language);
    let (kind, examples): (_, &[&str]) = match purpose {
        TemplatePurpose::OrderDetails => (TemplateKind::OrderDetails, &[]),
        TemplatePurpose::OrderStatus => (TemplateKind::OrderStatus, &[]),
        TemplatePurpose::Reminder => (TemplateKind::Text, &["Asha", "A-123", "450.00"]),
    };
    NewTemplate {
        name: our_name(purpose).to_owned(),
        language: language_code(language).to_owned(),
        kind,
        body: body(purpose, &words),
        examples: examples.iter().map(|&example| example.to_owned()).collect(),
    }
}

fn body(purpose: TemplatePurpose, words: &Words) -> String {
    words.say(&match purpose {
        TemplatePurpose::OrderDetails => Message::CustomerTemplateBill,
        TemplatePurpose::OrderStatus => Message::CustomerTemplateStatus,
        TemplatePurpose::Reminder => {
            Message::CustomerTemplateReminder { name: "{{1}}", number: "{{2}}", amount: "{{3}}" }
        }
    })
}

fn view(book: &Read<'_>, account: &Account) -> Result<TemplatesView, AppError> {
    let language = customer_language(book)?;
    let (code, words) = (language_code(language), Words::new(language));
    let mut known = book.templates(account.id)?;
    let mut templates = Vec::new();
    for purpose in TemplatePurpose::ALL {
        let place = known.iter().position(|row| row.purpose == purpose && row.language == code);
        let row = place.map(|place| known.swap_remove(place));
        templates.push(template_view(purpose, code, row, &words));
    }
    known.sort_by_key(|row| (row.purpose.as_str(), row.language.clone()));
    templates.extend(known.into_iter().map(|row| {
        let (purpose, language) = (row.purpose, row.language.clone());
        template_view(purpose, &language, Some(row), &words)
    }));
    Ok(TemplatesView {
        account: account.settings.name.clone(),
        is_managed: account.settings.channel == ChannelKind::Cloud,
        has_templates: account.settings.channel != ChannelKind::KaleyraV1,
        templates,
    })
}

fn template_view(
    purpose: TemplatePurpose,
    language: &str,
    row: Option<TemplateRow>,
    words: &Words,
) -> TemplateView {
    TemplateView {
        purpose: purpose.into(),
        language: language.to_owned(),
        name: row.as_ref().map(|row| row.name.clone()).unwrap_or_default(),
        state: row.as_ref().map_or("missing", |row| row.state.as_str()).to_owned(),
        reason: row.as_ref().and_then(|row| row.reason.clone()),
        is_vouched: row.as_ref().is_some_and(|row| row.is_vouched),
        checked_at: row.map(|row| row.checked_at),
        suggested_name: our_name(purpose).to_owned(),
        text: body(purpose, words),
    }
}
