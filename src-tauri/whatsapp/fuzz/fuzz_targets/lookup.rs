//! Any bytes into every reader of lookups: a payment, or a reason why there is none.

#![no_main]

use domain::ChannelKind;
use libfuzzer_sys::fuzz_target;
use whatsapp::read_lookup;

fuzz_target!(|answer: &[u8]| {
    for channel in ChannelKind::ALL {
        let _ = read_lookup(channel, answer);
    }
});
