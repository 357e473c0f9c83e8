//! Other people's real payloads, read where they lie when `CONFORMANCE_FIXTURES` says where.

use super::told::{read, told_on, whose};
use crate::{News, read_lookup};
use domain::ChannelKind;
use std::path::PathBuf;

/// What every webhook that this channel can meet tells.
const WEBHOOKS: [(&str, &str); 21] = [
    (
        "derived_webhook_order_status_error_2046",
        "message_status | wamid.TEST2046 | failed | Failed | 2046:New order status was not correctly transitioned (The order status transition is not allowed.) | 919800000099 | – | 1772132000",
    ),
    (
        "derived_webhook_payment_captured",
        "payment | INV-2026-0001-1 | captured | 210.00 | order_TESTXXXXXXXXXX pay_TESTXXXXXXXXXX success Success upi 1772129216 | refunds[] | – | 1772129216",
    ),
    (
        "derived_webhook_payment_failed_attempt",
        "payment | INV-2026-0001-1 | pending | 210.00 | order_TESTXXXXXXXXXX pay_TESTXXXXXXXXXX failed Failed upi 1772129216 BAD_REQUES…_pin | refunds[] | – | 1772129216",
    ),
    (
        "derived_webhook_payment_pending",
        "payment | INV-2026-0001-1 | pending | 210.00 | order_TESTXXXXXXXXXX – pending Pending – 1772129215 | refunds[] | – | 1772129216",
    ),
    (
        "derived_webhook_payment_refunds_inside_transaction",
        "payment | INV-2026-0001-1 | captured | 210.00 | order_TESTXXXXXXXXXX pay_TESTXXXXXXXXXX success Success upi 1772129216 | refunds[rf…XXX1 10.00 Success normal,rfn…XXX2 5.00 Pending instant] | – | 1772129216",
    ),
    (
        "kaleyra_webhook_incoming_button",
        "message | 91XXXXXXXXXX | Sam | wamid.HBgM…RjMA | button | message | wamid.HBgM…AA== | – | –",
    ),
    (
        "kaleyra_webhook_incoming_order",
        "order | 91XXXXXXXXXX | Sam | wamid.HBgM…ODYA | 3294XXXXXXXX2474 | message | shirt1122×1@1600.00,pant1122×1@2000.00 | –",
    ),
    (
        "kaleyra_webhook_payment_captured",
        "payment | SampleMSIL1102 | captured | 4.50 | order_SdrcSSqobZ7voR – success Success – 1746500005 | refunds[] | – | 1746500005",
    ),
    (
        "kaleyra_webhook_status_sent",
        "message_status | wamid.HBgM…N0YA | sent | Sent | – | 919407XXXXXX | campaign_2…sale | 1722834665",
    ),
    ("webhook_address_reply_generic", "address | <PHONE_NUMBER> | gBGGFlAwCW…e8yA |  | 1670394125"),
    (
        "webhook_button_quick_reply",
        "message | 16505551234 | Sheena Nelson | wamid.HBgL…MAA= | button | Unsubscribe | wamid.HBgL…RAA= | – | 1750091045",
    ),
    (
        "webhook_image",
        "message | 16505551234 | Sheena Nelson | wamid.HBgL…RgA= | image | Taj Mahal | – | – | 1744344496",
    ),
    (
        "webhook_interactive_button_reply",
        "message | 16505551234 | Sheena Nelson | wamid.HBgL…OAA= | interactive | Cancel | wamid.HBgL…RjUA | – | 1750025136",
    ),
    (
        "webhook_payment_configuration_update_onboarding_page",
        "payment_configuration | test-payme…tion | razorpay | Needs Testing | 123457678",
    ),
    (
        "webhook_payment_status_full_placeholder",
        "payment | [REFERENCE_ID] | [TRANSACTION_STATUS] | 210.00 | [PG-ORDER-ID] [PG-PAYMENT-ID] success/failed Pending upi/card/n…llet – pg-generat…ason | refunds[[REFUND-ID] 1.00 Success instant/normal] | – | –",
    ),
    (
        "webhook_status_failed_1026_receiver_incapable",
        "message_status | gBGGFlAwCW…4JeA | failed | Failed | 1026:Receiver Incapable | 91xxxxxxxxxx | – | 1670394125",
    ),
    (
        "webhook_status_minimal_v24",
        "message_status | wamid.HBgL…MAA= | sent | Sent | – | 16505551234 | – | 1750030073",
    ),
    (
        "webhook_status_sent_pmp",
        "message_status | wamid.HBgL…MAA= | sent | Sent | – | 16505551234 | – | 1750030073",
    ),
    (
        "webhook_text",
        "message | 16505551234 | Sheena Nelson | wamid.HBgL…NQA= | text | Is this still available? | wamid.HBgL…cnkA | – | 1750016800",
    ),
    (
        "webhook_text_with_ad_referral",
        "message | 16505551234 | Sheena Nelson | wamid.HBgL…NAA= | text | Can I get more info about this? | – | – | 1750275992",
    ),
    (
        "webhook_unsupported",
        "message | 16505551234 | Sheena Nelson | wamid.HBgL…MAA= | unsupported | – | – | 131051:Message type unknown (Message type is currently not supported.) | 1750090702",
    ),
];

/// What the answers to a lookup tell.
const LOOKUPS: [(&str, &str); 3] = [
    ("resp_payment_lookup_captured", "captured 10.00 <payment_id>/Success"),
    ("resp_payment_lookup_pending_no_attempt", "pending 10.00"),
    ("resp_payment_lookup_error_generic", "the provider refused: 500"),
];

fn folder() -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("CONFORMANCE_FIXTURES")?).join("whatsapp"))
}

/// Every JSON file with its text.
pub(super) fn all() -> Vec<(String, String)> {
    let Some(folder) = folder() else { return Vec::new() };
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    files
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Long ids by their ends.
fn short(told: &str) -> String {
    let words = told.split(' ').map(|word| match word.char_indices().nth_back(3) {
        Some((tail, _)) if word.is_ascii() && word.len() > 24 => format!("{}…{}", &word[..10], &word[tail..]),
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

fn is_webhook(name: &str) -> bool {
    ["kaleyra_webhook_", "webhook_", "derived_webhook_"].iter().any(|prefix| name.starts_with(prefix))
}

/// Kaleyra's own shapes come from Kaleyra; what is Meta's may come from anybody.
fn channels_of(name: &str) -> &'static [ChannelKind] {
    const KALEYRA: [ChannelKind; 2] = [ChannelKind::KaleyraV1, ChannelKind::KaleyraV2];
    if name.starts_with("kaleyra_") { &KALEYRA } else { &ChannelKind::ALL }
}

#[test]
fn every_fact_of_a_real_webhook_is_told() {
    for (name, body) in all().into_iter().filter(|(name, _)| is_webhook(name)) {
        for channel in channels_of(&name) {
            let told = told_on(*channel, &body);
            match WEBHOOKS.iter().find(|(known, _)| *known == name) {
                Some((_, expected)) => assert_eq!(short(&told), *expected, "{name} on {channel:?}"),
                None => assert!(!told.contains("unknown | "), "{name} on {channel:?}: {told}"),
            }
        }
    }
}

#[test]
fn every_real_webhook_that_names_a_number_tells_it() {
    for (name, body) in
        all().into_iter().filter(|(name, body)| is_webhook(name) && body.contains("phone_number_id"))
    {
        for channel in channels_of(&name) {
            let whose = whose(*channel, &body);
            assert!(!whose.starts_with('–'), "{name} on {channel:?}: {whose}");
        }
    }
}

#[test]
fn json_that_is_no_webhook_is_unknown() {
    for (name, body) in all().into_iter().filter(|(name, _)| !is_webhook(name)) {
        for channel in ChannelKind::ALL {
            let told = read(channel, &body);
            let is_unknown = told.iter().all(|told| matches!(told.news, News::Unknown(_)));
            assert!(is_unknown, "{name} on {channel:?}: {told:?}");
        }
    }
}

#[test]
fn what_kaleyra_says_in_its_own_shapes_says_nothing_on_metas_channel() {
    for (name, body) in all().into_iter().filter(|(name, _)| name.starts_with("kaleyra_webhook_")) {
        let told = told_on(ChannelKind::Cloud, &body);
        assert!(told.starts_with("unknown | ") && !told.contains('\n'), "{name}: {told}");
    }
}

#[test]
fn every_fact_of_a_real_lookup_is_told() {
    for (name, body) in all() {
        let Some((_, expected)) = LOOKUPS.iter().find(|(known, _)| *known == name) else { continue };
        let told = |channel| {
            read_lookup(channel, body.as_bytes()).map(|report| {
                let attempts = report.transactions.iter().map(|attempt| {
                    format!(" {}/{:?}", attempt.gateway_payment_id.as_deref().unwrap_or("–"), attempt.state)
                });
                let amount = report.amount.map_or("–".to_owned(), domain::Paise::to_rupees);
                format!("{} {amount}{}", report.status.unwrap_or_default(), attempts.collect::<String>())
            })
        };
        for channel in ChannelKind::ALL {
            let told = told(channel).unwrap_or_else(|error| error.to_string());
            assert_eq!(told, *expected, "{name} on {channel:?}");
        }
    }
}
