//! `sandbox`: the practice world as a process of its own.

use crate::args::Sandbox as Options;
use crate::output::{Answer, print};
use crate::refusal::Refusal;
use crate::session::Session;
use crate::stop::Stop;
use app::Code;
use app::clock::{Clock, Entropy, SystemEntropy};
use sandbox::{Faults, Now, Sandbox, Settings};
use serde_json::json;
use std::io::ErrorKind;
use std::sync::Arc;
use words::Message;

/// Serves until the program is asked to stop.
pub async fn run(session: &Session, options: &Options) -> Result<Answer, Refusal> {
    let mut stop = Stop::listen();
    let settings = settings(session, options)?;
    let sandbox = Sandbox::start(settings).await.map_err(|error| cannot_start(&error, options))?;
    let url = sandbox.base_url();
    let configurations = sandbox
        .configuration_names()
        .map(|(gateway, name)| json!({ "gateway": gateway, "configuration_name": name }));
    let document = json!({
        "listening": url,
        "api_key": sandbox.api_key(),
        "access_token": sandbox.access_token(),
        "app_secret": sandbox.app_secret(),
        "verify_token": sandbox.verify_token(),
        "graph_version": sandbox.graph_version(),
        "control_token": sandbox.control_token(),
        "sid": sandbox.sid(),
        "phone_number": sandbox.phone_number(),
        "phone_number_id": sandbox.phone_number_id(),
        "waba_id": sandbox.waba_id(),
        "catalog_id": sandbox.catalog_id(),
        "configurations": configurations,
    });
    // The keys are needed by whoever started it, also by a person, and are worth nothing after it has stopped.
    print(&document.to_string()).map_err(|_| Refusal::new(Code::Internal.as_str()))?;
    session.note(&session.words().say(&Message::SandboxReady { url: &url }));
    stop.asked().await;
    session.note(&session.words().say(&Message::SandboxStopped));
    Ok(Answer::shown())
}

fn settings(session: &Session, options: &Options) -> Result<Settings, Refusal> {
    let faults = match &options.faults {
        Some(spec) => spec.parse().map_err(|error: sandbox::FaultSpecError| {
            session.note(&error.to_string());
            Refusal::new("faults_invalid").at("--faults")
        })?,
        None => Faults::default(),
    };
    let webhooks = options.webhooks.as_deref().map(url::Url::parse).transpose();
    Ok(Settings {
        port: options.port,
        faults,
        webhooks: webhooks.map_err(|_| Refusal::new(Code::UrlInvalid.as_str()).at("--webhooks"))?,
        control: true,
        ..Settings::new(options.seed, entropy()?, milliseconds(session.clock()))
    })
}

fn cannot_start(error: &std::io::Error, options: &Options) -> Refusal {
    match (error.kind(), options.port) {
        (ErrorKind::AddrInUse | ErrorKind::PermissionDenied, Some(port)) => {
            Refusal::new("port_in_use").at("--port").with_text("port", port.to_string())
        }
        _ => Refusal::new(Code::Internal.as_str()),
    }
}

/// What a practice world's keys are made of.
pub fn entropy() -> Result<[u8; 32], Refusal> {
    let mut bytes = [0; 32];
    SystemEntropy.fill(&mut bytes).map_err(|_| Refusal::new(Code::Internal.as_str()))?;
    Ok(bytes)
}

/// The clock as a practice world asks it.
pub fn milliseconds(clock: Arc<dyn Clock>) -> Now {
    Arc::new(move || clock.now().as_millisecond())
}
