//! What is done with the account itself: its templates, its payment configurations, and files that messages carry.

use super::client::Cloud;
use crate::facts;
use crate::managing::{ConfigurationInfo, NewTemplate, OnboardingLink, TemplateInfo, TemplateKind};
use calling::CallError;
use domain::AccountSettings;
use jiff::Timestamp;
use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use url::Url;

/// Templates of one answer, and answers that are asked for: more templates no shop has.
const TEMPLATES_AT_ONCE: &str = "200";
const MOST_PAGES: u32 = 10;

impl Cloud {
    pub(crate) async fn templates(&self) -> Result<Vec<TemplateInfo>, CallError> {
        let (mut found, mut after) = (Vec::new(), None::<String>);
        for _ in 0..MOST_PAGES {
            let mut url = self.of_account(&["message_templates"]);
            url.query_pairs_mut()
                .append_pair("fields", "name,language,status,category")
                .append_pair("limit", TEMPLATES_AT_ONCE)
                .extend_pairs(after.iter().map(|after| ("after", after)));
            let page = self.caller().ask(|http| http.get(url)).await?;
            found.extend(facts::list(&page, "data").iter().filter_map(template));
            let paging = page.get("paging");
            let goes_on = paging.is_some_and(|paging| paging.get("next").is_some());
            let next = paging.and_then(|paging| facts::text(paging.get("cursors")?, "after"));
            match next.filter(|_| goes_on) {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        Ok(found)
    }

    pub(crate) async fn create_template(&self, template: &NewTemplate) -> Result<(), CallError> {
        let url = self.of_account(&["message_templates"]);
        self.caller().change(|http| http.post(url).json(&written(template))).await.map(drop)
    }

    pub(crate) async fn configurations(&self) -> Result<Vec<ConfigurationInfo>, CallError> {
        let url = self.of_account(&["payment_configurations"]);
        let answer = self.caller().ask(|http| http.get(url)).await?;
        let lists = facts::list(&answer, "data").iter();
        let each = lists.flat_map(|list| facts::list(list, "payment_configurations"));
        Ok(each.filter_map(configuration).collect())
    }

    pub(crate) async fn create_configuration(
        &self,
        name: &str,
        provider: &str,
        merchant_vpa: Option<&str>,
    ) -> Result<Option<OnboardingLink>, CallError> {
        let url = self.of_account(&["payment_configuration"]);
        let mut body = json!({ "configuration_name": name, "provider_name": provider });
        if let Some(vpa) = merchant_vpa {
            body["merchant_vpa"] = vpa.into();
        }
        let answer = self.caller().change(|http| http.post(url).json(&body)).await?;
        Ok(link(&answer))
    }

    pub(crate) async fn configuration_link(&self, name: &str) -> Result<Option<OnboardingLink>, CallError> {
        let url = self.of_account(&["generate_payment_configuration_oauth_link"]);
        let body = json!({ "configuration_name": name });
        let answer = self.caller().change(|http| http.post(url).json(&body)).await?;
        Ok(link(&answer))
    }

    pub(crate) async fn delete_configuration(&self, name: &str) -> Result<(), CallError> {
        let url = self.of_account(&["payment_configuration"]);
        let body = json!({ "configuration_name": name });
        self.caller().change(|http| http.delete(url).json(&body)).await.map(drop)
    }

    pub(crate) async fn upload(
        &self,
        file_name: &str,
        mime: &str,
        bytes: &[u8],
    ) -> Result<Option<String>, CallError> {
        let AccountSettings { api_version, phone_number_id, .. } = self.settings();
        let url = self.base().join(&[api_version.as_str(), phone_number_id, "media"]);
        let (boundary, body) = form_of(file_name, mime, bytes);
        let kind = format!("multipart/form-data; boundary={boundary}");
        let answer =
            self.caller().change(|http| http.post(url).header(CONTENT_TYPE, kind).body(body)).await?;
        Ok(facts::text(&answer, "id"))
    }

    /// A path of the business account.
    fn of_account(&self, path: &[&str]) -> Url {
        let settings = self.settings();
        let waba_id = settings.waba_id.as_deref().unwrap_or_default();
        let whole: Vec<&str> =
            [settings.api_version.as_str(), waba_id].into_iter().chain(path.iter().copied()).collect();
        self.base().join(&whole)
    }
}

/// The one file of a form, between lines that do not occur in it.
fn form_of(file_name: &str, mime: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let occurs = |boundary: &str| bytes.windows(boundary.len()).any(|part| part == boundary.as_bytes());
    let boundary = (0_u32..).map(|n| format!("parchi-part-{n}")).find(|boundary| !occurs(boundary));
    let boundary = boundary.unwrap_or_default();
    let safe: String =
        file_name.chars().filter(|c| c.is_ascii_alphanumeric() || "._- ".contains(*c)).collect();
    let mut body = Vec::new();
    for (name, value) in [("messaging_product", "whatsapp"), ("type", mime)] {
        let field =
            format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(field.as_bytes());
    }
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{safe}\"\r\nContent-Type: {mime}\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    (boundary, body)
}

fn written(template: &NewTemplate) -> Value {
    let mut body = json!({ "type": "BODY", "text": template.body });
    if !template.examples.is_empty() {
        body["example"] = json!({ "body_text": [template.examples] });
    }
    let mut components = vec![body];
    let mut whole = json!({ "name": template.name, "language": template.language, "category": "UTILITY" });
    match template.kind {
        TemplateKind::OrderDetails => {
            // The words on the button are Meta's, in English whatever the language of the rest.
            components.push(json!({
                "type": "BUTTONS", "buttons": [{ "type": "ORDER_DETAILS", "text": "Review and Pay" }],
            }));
        }
        TemplateKind::OrderStatus => whole["sub_category"] = "ORDER_STATUS".into(),
        TemplateKind::Text => {}
    }
    whole["components"] = components.into();
    whole
}

fn template(entry: &Value) -> Option<TemplateInfo> {
    Some(TemplateInfo {
        name: facts::text(entry, "name")?,
        language: facts::text(entry, "language")?,
        status: facts::text(entry, "status").unwrap_or_default(),
        reason: facts::text(entry, "rejected_reason").filter(|reason| reason != "NONE"),
    })
}

fn configuration(entry: &Value) -> Option<ConfigurationInfo> {
    Some(ConfigurationInfo {
        name: facts::text(entry, "configuration_name")?,
        provider: facts::text(entry, "provider_name").unwrap_or_default(),
        state: facts::text(entry, "status").unwrap_or_default(),
        merchant_vpa: facts::text(entry, "merchant_vpa"),
        provider_mid: facts::text(entry, "provider_mid"),
        changed_at: facts::instant(entry, "updated_timestamp"),
    })
}

fn link(answer: &Value) -> Option<OnboardingLink> {
    let url = Url::parse(&facts::text(answer, "oauth_url")?).ok().filter(|url| url.scheme() == "https")?;
    let expires_at: Option<Timestamp> = facts::instant(answer, "expiration");
    Some(OnboardingLink { url, expires_at })
}
