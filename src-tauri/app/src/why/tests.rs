//! Case by case, in both languages. A text that lacks a value shows a dash, which no sentence here has.

use super::{Bill, Paid, Way, WhyFacts, explain};
use crate::views::Tone;
use domain::payment::PaymentState;
use domain::{OrderState, Paise};
use jiff::Timestamp;
use words::{Language, Words};

const ENGLISH: Language = Language::English;

fn at(clock: &str) -> Timestamp {
    format!("2026-11-22T{clock}:00+05:30").parse().unwrap()
}

/// Imran has read his bill and done nothing.
fn facts() -> WhyFacts {
    WhyFacts {
        name: "Imran".into(),
        state: OrderState::Pending,
        payment: PaymentState::Unpaid,
        captured: Paise::ZERO,
        refunded: Paise::ZERO,
        due: Paise::new(124_650),
        bill: Bill::Read(at("11:08")),
        way: Way::Open,
        paid: None,
        n_failed: 0,
        last_failed: None,
        pending_since: None,
        hinted_at: None,
        is_overdue: false,
        is_cash_waiting: false,
        hears_everything: true,
        looked_up_at: None,
    }
}

#[track_caller]
fn check(facts: &WhyFacts, tone: Tone, english: [&str; 2], hindi: [&str; 2]) {
    for (language, expected) in [(ENGLISH, english), (Language::Hindi, hindi)] {
        let view = explain(facts).say(&Words::new(language), at("11:50"));
        assert_eq!([view.title.as_str(), view.sentence.as_str()], expected);
        assert_eq!(view.tone, tone);
        assert!(!view.sentence.contains('–'), "{}", view.sentence);
    }
}

#[test]
fn read_and_tried_once() {
    let facts = WhyFacts { n_failed: 1, last_failed: Some((at("11:15"), "incorrect_pin".into())), ..facts() };
    check(
        &facts,
        Tone::Wait,
        [
            "Why is this not paid?",
            "Imran read the bill at 11:08 am. One attempt to pay, at 11:15 am, failed: wrong UPI PIN. Nothing since.",
        ],
        [
            "पैसा क्यों नहीं आया?",
            "Imran ने बिल सुबह 11:08 बजे पढ़ा। भुगतान की एक कोशिश, सुबह 11:15 बजे, विफल रही: UPI PIN ग़लत। उसके बाद कुछ नहीं।",
        ],
    );
}

#[test]
fn tried_several_times() {
    let last_failed = Some((at("11:40"), "something_new".into()));
    let facts = WhyFacts { n_failed: 3, last_failed, ..facts() };
    check(
        &facts,
        Tone::Wait,
        [
            "Why is this not paid?",
            "Imran read the bill at 11:08 am. 3 attempts to pay failed, the last at 11:40 am: “something_new”. Nothing since.",
        ],
        [
            "पैसा क्यों नहीं आया?",
            "Imran ने बिल सुबह 11:08 बजे पढ़ा। भुगतान की 3 कोशिशें विफल रहीं, आख़िरी सुबह 11:40 बजे: कारण “something_new”। उसके बाद कुछ नहीं।",
        ],
    );
}

#[test]
fn read_and_not_tried() {
    check(
        &facts(),
        Tone::Wait,
        ["Why is this not paid?", "Imran read the bill at 11:08 am. No attempt to pay since."],
        ["पैसा क्यों नहीं आया?", "Imran ने बिल सुबह 11:08 बजे पढ़ा। उसके बाद भुगतान की कोई कोशिश नहीं।"],
    );
}

#[test]
fn delivered_and_not_read() {
    let facts = WhyFacts { bill: Bill::Delivered(at("11:03")), looked_up_at: Some(at("11:45")), ..facts() };
    check(
        &facts,
        Tone::Wait,
        [
            "Why is this not paid?",
            "The bill reached Imran’s phone at 11:03 am and has not been read yet. Checked with the gateway at 11:45 am.",
        ],
        [
            "पैसा क्यों नहीं आया?",
            "बिल Imran के फ़ोन पर सुबह 11:03 बजे पहुँचा और अभी पढ़ा नहीं गया। गेटवे से सुबह 11:45 बजे पूछा गया।",
        ],
    );
}

#[test]
fn taken_by_whatsapp_and_nothing_heard_since() {
    let silent = WhyFacts { bill: Bill::Accepted(at("11:02")), hears_everything: false, ..facts() };
    check(
        &silent,
        Tone::Wait,
        [
            "Why is this not paid?",
            "WhatsApp took the bill at 11:02 am. This account does not hear whether it was read.",
        ],
        ["पैसा क्यों नहीं आया?", "WhatsApp ने बिल सुबह 11:02 बजे लिया। इस खाते को पता नहीं चलता कि पढ़ा गया या नहीं।"],
    );
    check(
        &WhyFacts { hears_everything: true, ..silent },
        Tone::Wait,
        [
            "Why is this not paid?",
            "WhatsApp took the bill at 11:02 am, but it has not reached Imran’s phone yet.",
        ],
        ["पैसा क्यों नहीं आया?", "WhatsApp ने बिल सुबह 11:02 बजे लिया, पर वह Imran के फ़ोन तक अभी नहीं पहुँचा।"],
    );
}

#[test]
fn expired() {
    let facts = WhyFacts { way: Way::Expired("2026-11-21T16:00:00+05:30".parse().unwrap()), ..facts() };
    check(
        &facts,
        Tone::Wait,
        [
            "Expired unpaid",
            "Imran read the bill at 11:08 am. No attempt to pay since. The time to pay ended on 21 Nov at 4:00 pm.",
        ],
        [
            "समय समाप्त, भुगतान नहीं हुआ",
            "Imran ने बिल सुबह 11:08 बजे पढ़ा। उसके बाद भुगतान की कोई कोशिश नहीं। भुगतान का समय 21 नव को शाम 4:00 बजे समाप्त हुआ।",
        ],
    );
}

#[test]
fn a_way_that_was_taken_back() {
    check(
        &WhyFacts { way: Way::Closed, ..facts() },
        Tone::Wait,
        [
            "Why is this not paid?",
            "Imran read the bill at 11:08 am. No attempt to pay since. The customer cannot pay on WhatsApp any more. Send it again, or take cash.",
        ],
        [
            "पैसा क्यों नहीं आया?",
            "Imran ने बिल सुबह 11:08 बजे पढ़ा। उसके बाद भुगतान की कोई कोशिश नहीं। ग्राहक अब WhatsApp पर भुगतान नहीं कर सकता। फिर भेजिए या नकद लीजिए।",
        ],
    );
}

#[test]
fn paying_at_this_moment() {
    check(
        &WhyFacts { pending_since: Some(at("11:49")), ..facts() },
        Tone::Wait,
        ["Paying now", "An attempt to pay began at 11:49 am and has not ended."],
        ["भुगतान हो रहा है", "भुगतान की कोशिश सुबह 11:49 बजे शुरू हुई और अभी पूरी नहीं हुई।"],
    );
}

#[test]
fn paid_says_somebody_and_no_lookup_yet() {
    let told = WhyFacts { payment: PaymentState::Confirming, hinted_at: Some(at("11:20")), ..facts() };
    let english = "WhatsApp said at 11:20 am that it was paid; the gateway has been asked and has not confirmed it yet.";
    let hindi = "WhatsApp ने सुबह 11:20 बजे बताया कि भुगतान हो गया; गेटवे से पूछा गया है, पुष्टि बाकी है।";
    check(&told, Tone::Wait, ["Paid, confirming", english], ["भुगतान हुआ, पुष्टि बाकी", hindi]);
    check(
        &WhyFacts { is_overdue: true, ..told },
        Tone::Bad,
        [
            "Paid, confirming",
            &format!("{english} The gateway still has not confirmed it. Do not hand over the goods yet."),
        ],
        ["भुगतान हुआ, पुष्टि बाकी", &format!("{hindi} गेटवे ने अब तक पुष्टि नहीं की। सामान अभी न दीजिए।")],
    );
}

fn paid(paid: Paid, payment: PaymentState, refunded: Paise) -> WhyFacts {
    WhyFacts {
        payment,
        captured: Paise::new(124_650),
        refunded,
        due: Paise::ZERO,
        paid: Some(paid),
        ..facts()
    }
}

#[test]
fn paid_at_once_on_the_second_attempt_and_in_cash() {
    let once = Paid { at: at("08:49"), nth: Some(1), first_failed: None };
    check(
        &paid(once.clone(), PaymentState::Paid, Paise::ZERO),
        Tone::Ok,
        ["Paid, 8:49 am", "Confirmed by lookup."],
        ["भुगतान मिला, सुबह 8:49", "पता करने पर पक्का हुआ।"],
    );
    let second = Paid { nth: Some(2), first_failed: Some("incorrect_pin".into()), ..once };
    check(
        &paid(second, PaymentState::PartRefunded, Paise::new(14_600)),
        Tone::Ok,
        [
            "Paid on the second attempt, 8:49 am",
            "The first attempt failed: wrong UPI PIN. Confirmed by lookup. ₹146.00 returned since.",
        ],
        [
            "दूसरी कोशिश में भुगतान मिला, सुबह 8:49",
            "पहली कोशिश विफल रही: UPI PIN ग़लत। पता करने पर पक्का हुआ। उसके बाद ₹146.00 लौटाए गए।",
        ],
    );
    check(
        &paid(Paid { nth: None, ..once }, PaymentState::Paid, Paise::ZERO),
        Tone::Ok,
        ["Paid in cash, 8:49 am", ""],
        ["नकद मिला, सुबह 8:49", ""],
    );
}

#[test]
fn paid_twice_too_much_in_part_and_given_back() {
    let over = PaymentState::PaidOver { over: Paise::new(5_000), twice: true };
    check(
        &WhyFacts { payment: over, ..facts() },
        Tone::Bad,
        ["Paid twice", "₹50.00 too much was paid."],
        ["दो बार भुगतान", "₹50.00 ज़्यादा मिले।"],
    );
    let over = PaymentState::PaidOver { over: Paise::new(5_000), twice: false };
    check(
        &WhyFacts { payment: over, ..facts() },
        Tone::Bad,
        ["Paid too much", "₹50.00 too much was paid."],
        ["ज़्यादा भुगतान", "₹50.00 ज़्यादा मिले।"],
    );
    let part = PaymentState::PartPaid { due: Paise::new(24_650) };
    check(
        &WhyFacts { payment: part, captured: Paise::new(100_000), ..facts() },
        Tone::Wait,
        ["Part paid", "₹1,000.00 has come, ₹246.50 is still due."],
        ["कुछ मिला", "₹1,000.00 मिले, ₹246.50 अभी बाकी हैं।"],
    );
    check(
        &WhyFacts { payment: PaymentState::Refunded, captured: Paise::new(100_000), ..facts() },
        Tone::Info,
        ["Refunded", "₹1,000.00 was paid and all of it went back."],
        ["लौटाया", "₹1,000.00 मिले थे और सब लौटा दिए गए।"],
    );
    let some = WhyFacts { payment: PaymentState::PartRefunded, refunded: Paise::new(100), ..facts() };
    check(
        &some,
        Tone::Info,
        ["Part refunded", "₹1.00 returned since."],
        ["कुछ लौटाया", "उसके बाद ₹1.00 लौटाए गए।"],
    );
}

#[test]
fn a_bill_that_waits_for_something() {
    let waits = |reason| WhyFacts { bill: Bill::Waits(reason), ..facts() };
    check(
        &waits("offline"),
        Tone::Wait,
        ["Not sent yet: no internet", "The bill waits and goes by itself when the connection is back."],
        ["अभी भेजा नहीं: इंटरनेट नहीं है", "बिल रुका है और इंटरनेट आते ही अपने आप जाएगा।"],
    );
    for reason in ["paused", "quarantined", "no_key", "account", "closing"] {
        let view = explain(&waits(reason)).say(&Words::new(ENGLISH), at("11:50"));
        let soon = explain(&waits("waiting")).say(&Words::new(ENGLISH), at("11:50"));
        assert!(view.title.starts_with("Not sent yet: "), "{reason}: {}", view.title);
        assert_ne!(view.sentence, soon.sentence, "{reason}");
    }
    check(
        &WhyFacts { bill: Bill::Asks("too_old".into()), ..facts() },
        Tone::Wait,
        ["The bill waits for you", "The bill was not sent. It has waited for more than a day."],
        ["बिल आपका इंतज़ार कर रहा है", "बिल भेजा नहीं गया। यह एक दिन से ज़्यादा समय से रुका है।"],
    );
}

#[test]
fn a_bill_on_its_way_not_known_or_refused() {
    check(
        &WhyFacts { bill: Bill::Sending, ..facts() },
        Tone::Wait,
        ["Being sent", "The bill is being sent now."],
        ["भेजा जा रहा है", "बिल अभी भेजा जा रहा है।"],
    );
    check(
        &WhyFacts { bill: Bill::Unknown, ..facts() },
        Tone::Wait,
        [
            "Not known if sent",
            "Nobody knows whether the bill arrived. It is being checked; do not send it again.",
        ],
        ["पता नहीं कि गया या नहीं", "किसी को पता नहीं कि बिल पहुँचा या नहीं। जाँच चल रही है; फिर से न भेजिए।"],
    );
    let refused = WhyFacts { bill: Bill::NotDelivered("131026".into()), ..facts() };
    let view = explain(&refused).say(&Words::new(ENGLISH), at("11:50"));
    assert_eq!((view.tone, view.title.as_str()), (Tone::Bad, "The bill did not arrive"));
    assert!(view.sentence.starts_with("The bill did not reach Imran. This number cannot get the message"));
}

#[test]
fn a_draft_a_debt_and_cash_that_waits() {
    check(
        &WhyFacts { state: OrderState::Draft { held: true }, ..facts() },
        Tone::Info,
        ["Not sent yet", "Nobody has been asked for the money yet."],
        ["अभी भेजा नहीं", "अभी किसी से पैसे नहीं माँगे गए।"],
    );
    check(
        &WhyFacts { bill: Bill::None, way: Way::None, ..facts() },
        Tone::Info,
        ["Due", "₹1,246.50 is due. It was not asked for on WhatsApp."],
        ["बाकी", "₹1,246.50 बाकी हैं। WhatsApp पर नहीं माँगे गए।"],
    );
    check(
        &WhyFacts { is_cash_waiting: true, ..facts() },
        Tone::Wait,
        [
            "Cash, closing the way to pay",
            "The customer can still pay on WhatsApp for a moment; when that is closed, ₹1,246.50 in cash is recorded.",
        ],
        [
            "नकद, भुगतान का रास्ता बंद हो रहा है",
            "ग्राहक अभी थोड़ी देर WhatsApp पर भुगतान कर सकता है; वह बंद होते ही ₹1,246.50 नकद दर्ज होगा।",
        ],
    );
}

#[test]
fn cancelled_asked_for_and_all_the_same_paid() {
    let canceled = WhyFacts { state: OrderState::Canceled, way: Way::Closed, ..facts() };
    check(
        &canceled,
        Tone::Info,
        ["Cancelled", "Nothing was paid, and nobody can pay it any more."],
        ["रद्द", "कुछ नहीं मिला, और अब कोई भुगतान नहीं कर सकता।"],
    );
    check(
        &WhyFacts { way: Way::Closing, ..canceled.clone() },
        Tone::Wait,
        ["Cancelled, closing the way to pay", "Until WhatsApp confirms it, the customer may still pay."],
        ["रद्द, भुगतान का रास्ता बंद हो रहा है", "जब तक WhatsApp पुष्टि न करे, ग्राहक अब भी भुगतान कर सकता है।"],
    );
    check(
        &WhyFacts { captured: Paise::new(41_500), ..canceled.clone() },
        Tone::Bad,
        ["Cancelled, but paid", "₹415.00 was paid all the same. Refund it, or make a new order for it."],
        ["रद्द, पर भुगतान मिला", "फिर भी ₹415.00 मिले। उन्हें लौटाइए या उनके लिए नया ऑर्डर बनाइए।"],
    );
    check(
        &WhyFacts { captured: Paise::new(41_500), refunded: Paise::new(41_500), ..canceled },
        Tone::Info,
        ["Cancelled", "₹415.00 was paid and all of it went back."],
        ["रद्द", "₹415.00 मिले थे और सब लौटा दिए गए।"],
    );
}
