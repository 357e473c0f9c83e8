//! What can be asked and done about an account itself. Meta offers all of it, Kaleyra documents none: there it is done by
//! hand on its pages.

use crate::channel::Channel;
use crate::cloud::client::Cloud;
use calling::CallError;
use jiff::Timestamp;
use url::Url;

/// A template as the provider lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateInfo {
    /// Its name.
    pub name: String,
    /// WhatsApp's code of its language.
    pub language: String,
    /// `APPROVED`, `PENDING`, `REJECTED`, …, in WhatsApp's word.
    pub status: String,
    /// Why it was refused, in WhatsApp's words.
    pub reason: Option<String>,
}

/// What a new template carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TemplateKind {
    /// A bill behind a button.
    OrderDetails,
    /// The status of an order.
    OrderStatus,
    /// Words alone.
    Text,
}

/// A template to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTemplate {
    /// Its name: small letters, digits and underscores.
    pub name: String,
    /// WhatsApp's code of its language.
    pub language: String,
    /// What it carries.
    pub kind: TemplateKind,
    /// Its text, with `{{1}}` for blanks.
    pub body: String,
    /// What stands in the blanks for whoever looks at it, one for each.
    pub examples: Vec<String>,
}

/// A payment configuration as the provider lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationInfo {
    /// Its name.
    pub name: String,
    /// The gateway behind it, as the provider writes it: `RazorPay`, `UPI_VPA`, …
    pub provider: String,
    /// `Active`, `Needs_Connecting`, `Needs Testing`, …, as the provider writes it.
    pub state: String,
    /// The UPI address that the money goes to, where it goes to one.
    pub merchant_vpa: Option<String>,
    /// The gateway's id of the merchant, once it is connected.
    pub provider_mid: Option<String>,
    /// When it last changed.
    pub changed_at: Option<Timestamp>,
}

/// Where a person connects a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnboardingLink {
    /// The page, to be opened in the browser.
    pub url: Url,
    /// Until when it can be opened.
    pub expires_at: Option<Timestamp>,
}

/// An account whose templates, configurations and files can be managed from here.
#[derive(Clone, Copy, Debug)]
pub struct Manager<'a>(&'a Cloud);

impl Channel {
    /// What manages the account; `None` where the provider documents no way.
    #[must_use]
    pub fn manager(&self) -> Option<Manager<'_>> {
        match self {
            Channel::KaleyraV1(_) | Channel::KaleyraV2(_) => None,
            Channel::Cloud(cloud) => Some(Manager(cloud)),
        }
    }
}

impl Manager<'_> {
    /// The account's templates.
    ///
    /// # Errors
    /// [`CallError`], never [`CallError::OutcomeUnknown`].
    pub async fn templates(&self) -> Result<Vec<TemplateInfo>, CallError> {
        self.0.templates().await
    }

    /// Asks WhatsApp for a new template. Whether it is approved is told later, or by the list.
    ///
    /// # Errors
    /// [`CallError`]; what became of [`CallError::OutcomeUnknown`] is seen in the list.
    pub async fn create_template(&self, template: &NewTemplate) -> Result<(), CallError> {
        self.0.create_template(template).await
    }

    /// The account's payment configurations.
    ///
    /// # Errors
    /// [`CallError`], never [`CallError::OutcomeUnknown`].
    pub async fn configurations(&self) -> Result<Vec<ConfigurationInfo>, CallError> {
        self.0.configurations().await
    }

    /// Makes a payment configuration: a UPI address is active at once, a gateway is connected by the link.
    ///
    /// # Errors
    /// [`CallError`]; what became of [`CallError::OutcomeUnknown`] is seen in the list.
    pub async fn create_configuration(
        &self,
        name: &str,
        provider: &str,
        merchant_vpa: Option<&str>,
    ) -> Result<Option<OnboardingLink>, CallError> {
        self.0.create_configuration(name, provider, merchant_vpa).await
    }

    /// Another link by which a configuration's gateway is connected.
    ///
    /// # Errors
    /// [`CallError`]. It changes nothing that could not be asked for again.
    pub async fn configuration_link(&self, name: &str) -> Result<Option<OnboardingLink>, CallError> {
        self.0.configuration_link(name).await
    }

    /// Takes a payment configuration away.
    ///
    /// # Errors
    /// [`CallError`]; what became of [`CallError::OutcomeUnknown`] is seen in the list.
    pub async fn delete_configuration(&self, name: &str) -> Result<(), CallError> {
        self.0.delete_configuration(name).await
    }

    /// Gives WhatsApp a file that a message will carry; its id. No customer sees it, so it may be given again.
    ///
    /// # Errors
    /// [`CallError`].
    pub async fn upload(
        &self,
        file_name: &str,
        mime: &str,
        bytes: &[u8],
    ) -> Result<Option<String>, CallError> {
        self.0.upload(file_name, mime, bytes).await
    }
}
