//! Payment configurations: how the business account is linked with those who take its money.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::account::{Gateway, UPI_CONFIGURATION};
use crate::clock::seconds;
use crate::rules::Way;

/// A configuration.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Configuration {
    pub(crate) name: String,
    pub(crate) provider: Provider,
    pub(crate) purpose_code: String,
    pub(crate) category_code: String,
    pub(crate) status: ConfigurationStatus,
    /// The merchant's id at the gateway, once it is connected.
    pub(crate) provider_mid: Option<String>,
    pub(crate) data_endpoint: Option<String>,
    pub(crate) created_s: i64,
    pub(crate) updated_s: i64,
    pub(crate) link: Option<OnboardingLink>,
}

/// Who takes the money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Provider {
    Gateway(Gateway),
    /// A UPI address.
    UpiVpa(String),
}

/// How far it is connected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum ConfigurationStatus {
    Active,
    NeedsConnecting,
}

impl ConfigurationStatus {
    pub(crate) fn name(self) -> &'static str {
        match self {
            ConfigurationStatus::Active => "Active",
            ConfigurationStatus::NeedsConnecting => "Needs_Connecting",
        }
    }
}

/// Where the merchant goes to connect it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct OnboardingLink {
    pub(crate) url: String,
    pub(crate) expires_s: i64,
    /// Where the merchant's browser goes afterwards.
    pub(crate) redirect_url: Option<String>,
}

/// All configurations, by name.
#[derive(Serialize, Deserialize)]
pub(crate) struct Configurations(pub(crate) BTreeMap<String, Configuration>);

impl Configurations {
    /// Those that are there from the beginning, all connected.
    pub(crate) fn seeded() -> Configurations {
        let gateways = Gateway::LINKED
            .map(|(gateway, name)| connected(name, Provider::Gateway(gateway), Some(format!("mid_{name}"))));
        let upi = connected(UPI_CONFIGURATION, Provider::UpiVpa("practice@upi".to_owned()), None);
        let all = gateways.into_iter().chain([upi]);
        Configurations(all.map(|configuration| (configuration.name.clone(), configuration)).collect())
    }

    /// Whether a customer can pay by this way.
    pub(crate) fn leads_anywhere(&self, way: &Way) -> bool {
        let active = |name: &str| {
            let found = self.0.get(name);
            found.filter(|configuration| configuration.status == ConfigurationStatus::Active)
        };
        match way {
            Way::Gateway { gateway, configuration, .. } => {
                active(configuration).is_some_and(|found| found.provider == Provider::Gateway(*gateway))
            }
            Way::UpiConfiguration { configuration } => {
                active(configuration).is_some_and(|found| matches!(found.provider, Provider::UpiVpa(_)))
            }
            Way::UpiLink { .. } | Way::PaymentLink { .. } => true,
        }
    }

    /// Connects the configuration whose link it is. `None` when there is none, or it is too late.
    pub(crate) fn connect(&mut self, url: &str, now_ms: i64) -> Option<Configuration> {
        let now_s = seconds(now_ms);
        let opens = |link: &OnboardingLink| link.url == url && now_s < link.expires_s;
        let found = self.0.values_mut().find(|found| found.link.as_ref().is_some_and(opens))?;
        found.status = ConfigurationStatus::Active;
        found.provider_mid = Some(format!("mid_{}", found.name));
        found.updated_s = now_s;
        let connected = found.clone();
        // A link is good once.
        found.link = None;
        Some(connected)
    }
}

/// Made before anybody's time.
fn connected(name: &str, provider: Provider, provider_mid: Option<String>) -> Configuration {
    Configuration {
        name: name.to_owned(),
        provider,
        purpose_code: "00".to_owned(),
        category_code: "5411".to_owned(),
        status: ConfigurationStatus::Active,
        provider_mid,
        data_endpoint: None,
        created_s: 1_790_000_000,
        updated_s: 1_790_000_000,
        link: None,
    }
}
