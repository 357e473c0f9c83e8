//! Any bytes into every reader of webhooks: something is told, or the bytes are no webhook.

#![no_main]

use domain::ChannelKind;
use libfuzzer_sys::fuzz_target;
use whatsapp::read_webhook;

fuzz_target!(|body: &[u8]| {
    for channel in ChannelKind::ALL {
        let Ok(told) = read_webhook(channel, body) else { continue };
        assert!(!told.is_empty(), "what is read tells something");
        for told in told {
            let key = told.news.event_key();
            assert!((1..=80).contains(&key.len()), "a key is neither empty nor long");
        }
    }
});
