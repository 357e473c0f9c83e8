//! Posts webhooks to a URL, one after the other, with a few tries each.
//!
//! Follows no redirect and uses no proxy. What could not be delivered goes back to the world, where the control
//! route finds it.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::Policy;
use url::Url;

use crate::channel::Channel;
use crate::outgoing::Webhook;
use crate::settings::Keys;
use crate::world::World;

/// How long to wait before each try. Real time: the other side is real.
const TRIES_MS: [u64; 4] = [0, 100, 300, 1_000];
/// A clock that is not the machine's cannot wake us, so we look this often.
const LOOK_MS: u64 = 20;

/// A client for [`run`]. Fails when the machine has no usable TLS.
pub(crate) fn client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .redirect(Policy::none())
        .retry(reqwest::retry::never())
        .no_proxy()
        .timeout(Duration::from_secs(10))
        .build()
}

/// Posts what becomes due, for ever.
pub(crate) async fn run(world: World, keys: Arc<Keys>, client: reqwest::Client, url: Url) {
    loop {
        for webhook in world.look(|state, now_ms| state.outgoing.due(now_ms)) {
            let arrived = delivered(&client, &url, &keys, &webhook).await;
            world.quietly(|state, _| match arrived {
                true => state.outgoing.acknowledge(&webhook),
                false => state.outgoing.give_up(&webhook),
            });
        }
        // Either somebody acted, or time may have brought something.
        let _ = tokio::time::timeout(Duration::from_millis(LOOK_MS), world.changed()).await;
    }
}

/// Asks the receiver, as Meta does before it tells anything, whether it knows the verify token. True when the
/// challenge comes back.
pub(crate) async fn verified(client: &reqwest::Client, url: &Url, token: &str, challenge: &str) -> bool {
    let mut url = url.clone();
    url.query_pairs_mut()
        .append_pair("hub.mode", "subscribe")
        .append_pair("hub.challenge", challenge)
        .append_pair("hub.verify_token", token);
    let Ok(answer) = client.get(url).send().await else { return false };
    answer.status().is_success() && answer.text().await.is_ok_and(|body| body == challenge)
}

async fn delivered(client: &reqwest::Client, url: &Url, keys: &Keys, webhook: &Webhook) -> bool {
    for wait_ms in TRIES_MS {
        tokio::time::sleep(Duration::from_millis(wait_ms)).await;
        let mut request = client.post(url.clone()).header("content-type", webhook.content_type());
        if webhook.channel() == Channel::Cloud {
            request = request.header("x-hub-signature-256", keys.signature(webhook.body()));
        }
        let request = request.body(webhook.body().to_vec());
        if request.send().await.is_ok_and(|answer| answer.status().is_success()) {
            return true;
        }
    }
    false
}
