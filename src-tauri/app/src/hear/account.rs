//! What WhatsApp says about templates and payment configurations, kept for the accounts they belong to.

use super::{Heard, UNMATCHED};
use crate::error::AppError;
use crate::provider_words::{small, template_state, word};
use domain::AccountId;
use jiff::{SignedDuration, Timestamp};
use store::{EventOutcome, PaymentConfigurationRow, TemplateRow, Write};
use whatsapp::{ConfigurationNews, TemplateNews};

const APPLIED: Heard = (EventOutcome::Applied, None);

/// Two clocks meet here, WhatsApp's and this computer's; only what is older by more than this is old.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_hours(1);

/// WhatsApp has come further with a template. One that no account has is nobody's; what it is for, WhatsApp does not
/// say.
pub(super) fn hear_template(
    book: &Write<'_>,
    accounts: Vec<AccountId>,
    news: &TemplateNews,
    now: Timestamp,
) -> Result<Heard, AppError> {
    let Some(status) = news.status.as_deref() else { return Ok(UNMATCHED) };
    let mut heard = UNMATCHED;
    for account in accounts {
        for known in book.templates(account)?.into_iter().filter(|known| is_about(known, news)) {
            heard = APPLIED;
            let is_old = news.at.is_some_and(|at| known.checked_at.duration_since(at) > CLOCKS_DIFFER);
            if !is_old {
                book.keep_template(&heard_of(known, status, news, now))?;
            }
        }
    }
    Ok(heard)
}

fn is_about(known: &TemplateRow, news: &TemplateNews) -> bool {
    let is_language = |told: &String| told.trim().eq_ignore_ascii_case(&known.language);
    news.name.as_deref() == Some(known.name.as_str()) && news.language.as_ref().is_none_or(is_language)
}

fn heard_of(known: TemplateRow, status: &str, news: &TemplateNews, now: Timestamp) -> TemplateRow {
    TemplateRow {
        state: template_state(status).unwrap_or(known.state),
        reason: news.reason.as_deref().map(word),
        is_vouched: false,
        checked_at: now,
        ..known
    }
}

/// A payment configuration has changed; one that was made elsewhere is new here.
pub(super) fn hear_configuration(
    book: &Write<'_>,
    accounts: Vec<AccountId>,
    news: &ConfigurationNews,
    now: Timestamp,
) -> Result<Heard, AppError> {
    let (Some(name), Some(status)) = (&news.name, &news.status) else { return Ok(UNMATCHED) };
    let mut heard = UNMATCHED;
    for account in accounts {
        heard = APPLIED;
        let known = book.payment_configurations(account)?.into_iter().find(|known| known.name == *name);
        let changed_at = news.at.map(|at| at.min(now));
        let known_at = known.as_ref().and_then(|known| known.changed_at);
        if known_at.zip(changed_at).is_some_and(|(known, told)| told < known) {
            continue;
        }
        let (provider, merchant_vpa, mid) =
            known.map(|known| (known.provider, known.merchant_vpa, known.provider_mid)).unwrap_or_default();
        book.keep_payment_configuration(&PaymentConfigurationRow {
            account,
            name: name.clone(),
            provider: news.provider.as_deref().map_or(provider, small),
            state: small(status),
            merchant_vpa,
            provider_mid: news.provider_mid.as_deref().map(word).or(mid),
            link_expires_at: None,
            changed_at: changed_at.or(known_at),
            checked_at: now,
        })?;
    }
    Ok(heard)
}
