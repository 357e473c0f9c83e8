//! Chats: what customers write is read once, answered in time, and made into bills that nobody finishes by mistake.

use crate::counter::ENGLISH;
use crate::shop::{ASHA, HEARS_EVERYTHING, HEARS_PAYMENTS, Shop, international};
use app::views::{
    Address, CartFit, ChatListRow, ChatMessageView, ChatView, ChatsOrderName, ChatsQuery, ConsentForm,
    ConsentHowName, DeliveryForm, LineForm, ProductForm,
};
use app::{Code, Release};
use domain::{ChannelKind, OrderNumber};
use doors::{Source, from_practice};
use jiff::SignedDuration;
use sandbox::CartItem;
use serde_json::{Value, json};

const RAVI: &str = "9876598123";

/// What WhatsApp tells, as it comes.
pub fn tell(shop: &Shop, inside: &Value) {
    let raw = json!({"object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"field": "messages", "value": inside}]}]});
    accept(shop, raw.to_string());
}

fn accept(shop: &Shop, raw: String) {
    let webhook = from_practice(Source::Kaleyra, raw.into_bytes()).unwrap();
    shop.app.accept(ChannelKind::KaleyraV2, webhook).unwrap();
    shop.worker().apply_inbox().unwrap();
}

/// A message of a customer, sent now.
fn writes(shop: &Shop, from: &str, id: &str, mut message: Value) {
    message["from"] = json!(from);
    message["id"] = json!(id);
    message["timestamp"] = json!((shop.clock.now_ms() / 1000).to_string());
    tell(
        shop,
        &json!({"contacts": [{"wa_id": from, "profile": {"name": "Asha K."}}], "messages": [message]}),
    );
}

fn text(body: &str) -> Value {
    json!({"type": "text", "text": {"body": body}})
}

fn address(values: &Value) -> Value {
    let answer = json!({ "values": values });
    json!({"type": "interactive", "interactive": {"type": "nfm_reply",
        "nfm_reply": {"name": "address_message", "response_json": answer.to_string()}}})
}

fn list(shop: &Shop, search: &str) -> Vec<ChatListRow> {
    let query = ChatsQuery { search: search.into(), limit: 50, ..ChatsQuery::default() };
    shop.app.chats(&query).unwrap().chats
}

/// The chat with the one customer of a test.
fn chat(shop: &Shop) -> ChatView {
    let customer = list(shop, "").remove(0).customer_id;
    shop.app.chat(customer, None, 50, &ENGLISH).unwrap()
}

fn newest(shop: &Shop) -> ChatMessageView {
    chat(shop).messages.remove(0)
}

fn product(shop: &Shop, sku: &str, name: &str, price: &str) -> i64 {
    let form =
        ProductForm { sku: sku.into(), name: name.into(), price: price.into(), ..ProductForm::default() };
    shop.app.save_product(&form).unwrap().id
}

fn item(sku: &str, quantity: u32, price_paise: i64) -> CartItem {
    CartItem { sku: sku.into(), quantity, price_paise }
}

/// The shop's list, and a cart of a customer who saw other prices.
async fn with_cart(shop: &Shop) {
    product(shop, "S1", "Sugar 1 kg", "46.00");
    product(shop, "OIL", "Mustard oil 1 L", "182.00");
    let gone = product(shop, "GHEE", "Cow ghee 1 L", "640.00");
    shop.app.remove_product(gone).unwrap();
    let cart =
        [item("S1", 2, 4_600), item("OIL", 2, 17_800), item("GHEE", 1, 64_000), item("SOAP", 3, 3_000)];
    shop.world().orders_from_catalogue(&international(ASHA), &cart, "fresh ghee please").unwrap();
    shop.sync().await;
}

#[tokio::test]
async fn whoever_writes_first_becomes_a_customer_under_the_name_they_gave() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    writes(&shop, "919876598123", "wamid.1", text("Is it open?"));
    let rows = list(&shop, "");
    let row = &rows[0];
    assert_eq!((row.name.as_str(), row.phone.as_str(), row.unread), ("Asha K.", "+919876598123", 1));
    assert_eq!(row.newest.as_ref().unwrap().text, "Is it open?");
    assert!(row.window_open);
    // Whom the shop knows keeps the name on their bills.
    shop.send("40.00");
    writes(&shop, "919812345678", "wamid.2", text("And tomorrow?"));
    let names: Vec<_> = list(&shop, "").into_iter().map(|row| row.name).collect();
    assert_eq!(names, ["Asha Kulkarni", "Asha K."]);
    shop.assert_sound();
}

#[tokio::test]
async fn a_message_delivered_twice_is_read_once() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    for _ in 0..3 {
        writes(&shop, "919812345678", "wamid.1", text("Two kilos of sugar"));
        shop.clock.advance(SignedDuration::from_secs(5));
    }
    let view = chat(&shop);
    assert_eq!((view.messages.len(), view.unread), (1, 1));
    assert_eq!(shop.app.mark_chat_read(view.customer.id, view.messages[0].id).unwrap(), 1);
    assert_eq!(chat(&shop).unread, 0);
}

#[tokio::test]
async fn what_nobody_can_answer_is_kept_as_news_and_makes_no_chat() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let own = shop.sandbox.phone_number().trim_start_matches('+').to_string();
    for (n, from) in ["12", "abc", "0000000000", "910000000000", own.as_str()].into_iter().enumerate() {
        writes(&shop, from, &format!("wamid.{n}"), text("hello"));
    }
    assert_eq!(list(&shop, ""), []);
    assert_eq!(shop.app.list_customers(None, 10).unwrap().customers, []);
}

#[tokio::test]
async fn hostile_text_is_shown_as_text_and_never_grows_without_end() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    writes(&shop, "919812345678", "wamid.1", text(&format!("<b>\u{202e}{}", "अ".repeat(50_000))));
    let message = newest(&shop);
    assert!(message.text.starts_with("<b>अ"), "{}", &message.text[..10]);
    assert_eq!(message.text.chars().count(), 4_096);
}

#[tokio::test]
async fn an_answer_is_shown_beside_what_it_answers() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let (number, _) = shop.send("40.00");
    shop.sync().await;
    let bill = shop.show(number).messages[0].message_id.clone().unwrap();
    let mut answer = text("Is this with tax?");
    answer["context"] = json!({ "id": bill });
    writes(&shop, "919812345678", "wamid.1", answer);
    let view = chat(&shop);
    let quoted = view.messages[0].replies_to.as_ref().unwrap();
    assert_eq!((quoted.kind.as_str(), quoted.from_customer), ("order_details", false));
    assert_eq!(quoted.order.as_deref(), Some(number.to_string().as_str()));
    // The bill stands in the chat with what became of it.
    let ours = &view.messages[1];
    assert_eq!((ours.state, ours.amount.as_deref()), (Some("delivered"), Some("40.00")));
}

#[tokio::test]
async fn chats_come_in_pages_unread_first_and_are_found_by_name_or_number() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    for (n, phone) in ["919812345670", "919812345671", "919812345672"].into_iter().enumerate() {
        writes(&shop, phone, &format!("wamid.{n}"), text("hello"));
        shop.clock.advance(SignedDuration::from_secs(60));
    }
    let newest = list(&shop, "").remove(0);
    shop.app.mark_chat_read(newest.customer_id, newest.newest.unwrap().id).unwrap();
    let mut query = ChatsQuery { limit: 2, ..ChatsQuery::default() };
    let first = shop.app.chats(&query).unwrap();
    query.after = first.next;
    let second = shop.app.chats(&query).unwrap();
    let phones = |rows: &[ChatListRow]| rows.iter().map(|row| row.phone.clone()).collect::<Vec<_>>();
    assert_eq!(phones(&first.chats), ["+919812345671", "+919812345670"]);
    assert_eq!((phones(&second.chats), second.next), (vec!["+919812345672".to_string()], None));
    assert_eq!(second.unread, 2);
    let by_time = ChatsQuery { order: ChatsOrderName::Newest, limit: 1, ..ChatsQuery::default() };
    assert_eq!(phones(&shop.app.chats(&by_time).unwrap().chats), ["+919812345672"]);
    assert_eq!(phones(&list(&shop, "5671")), ["+919812345671"]);
    assert_eq!(phones(&list(&shop, "98123 45670")), ["+919812345670"]);
    assert_eq!((list(&shop, "ash").len(), list(&shop, "ravi").len(), list(&shop, "98").len()), (3, 0, 0));
}

#[tokio::test]
async fn a_cart_shows_what_differs_from_the_list_of_today() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    with_cart(&shop).await;
    let cart = newest(&shop).cart.unwrap();
    let lines: Vec<_> = cart.lines.iter().map(|line| (line.sku.as_str(), line.fits)).collect();
    assert_eq!(
        lines,
        [
            ("S1", CartFit::Same),
            ("OIL", CartFit::OtherPrice),
            ("GHEE", CartFit::OffList),
            ("SOAP", CartFit::Unknown)
        ]
    );
    let oil = &cart.lines[1];
    assert_eq!((oil.price.as_deref(), oil.price_today.as_deref()), (Some("178.00"), Some("182.00")));
    assert!(cart.lines.iter().all(|line| !line.in_catalogue));
    assert_eq!((cart.total.as_deref(), cart.total_today), (Some("1178.00"), None));
}

#[tokio::test]
async fn a_bill_of_a_cart_has_the_prices_of_today_and_asks_for_those_nobody_knows() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    with_cart(&shop).await;
    let made = shop.app.bill_of_message(newest(&shop).id).unwrap();
    assert!(made.is_new);
    let bill = shop.app.current_bill(&ENGLISH).unwrap();
    assert_eq!(bill.number, made.number, "it is on the counter");
    assert_eq!((bill.form.customer.phone.as_str(), bill.form.note.as_str()), (ASHA, "fresh ghee please"));
    let shown = |line: &LineForm| format!("{}|{}|{}", line.name, line.quantity, line.price);
    let lines: Vec<String> = bill.form.lines.iter().map(shown).collect();
    assert_eq!(lines, ["Sugar 1 kg|2|46.00", "Mustard oil 1 L|2|182.00", "Cow ghee 1 L|1|", "SOAP|3|"]);
    let seen: Vec<_> = bill.form.lines.iter().map(|line| line.changed_from.as_deref()).collect();
    assert_eq!(seen, [None, Some("178.00"), Some("640.00"), Some("30.00")]);
    // The customer's price is never used by itself.
    let number: OrderNumber = made.number.parse().unwrap();
    let refused = shop.app.finish_bill(number, bill.form).unwrap_err();
    assert_eq!(refused.code, Code::PriceInvalid);
    assert!(shop.app.send(number).is_err());
    assert_eq!(newest(&shop).bill.unwrap().number, made.number);
    shop.assert_sound();
}

#[tokio::test]
async fn a_cart_becomes_one_bill_and_says_which_until_that_is_given_up() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    with_cart(&shop).await;
    let message = newest(&shop).id;
    let made = shop.app.bill_of_message(message).unwrap();
    let again = shop.app.bill_of_message(message).unwrap();
    assert_eq!((again.number.as_str(), again.is_new), (made.number.as_str(), false));
    shop.app.discard_bill(made.number.parse().unwrap()).unwrap();
    assert_eq!(newest(&shop).bill, None);
    let anew = shop.app.bill_of_message(message).unwrap();
    assert!(anew.is_new && anew.number != made.number, "{anew:?}");
}

#[tokio::test]
async fn a_bill_beside_a_text_is_the_customers_and_remembers_it() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    writes(&shop, "919812345678", "wamid.1", text("दो किलो तूर दाल"));
    let held = shop.app.current_bill(&ENGLISH).unwrap();
    let made = shop.app.bill_of_message(newest(&shop).id).unwrap();
    assert_eq!(made.number, held.number, "the number that waited");
    let bill = shop.app.current_bill(&ENGLISH).unwrap();
    assert_eq!((bill.form.customer.name.as_str(), bill.form.lines.len()), ("Asha K.", 0));
    let view = chat(&shop);
    assert_eq!((view.messages[0].bill.as_ref().unwrap().status, view.unread), ("draft", 0));
    // What stands on the counter already is put aside, not lost.
    writes(&shop, "919876598123", "wamid.2", text("एक साबुन"));
    let ravi = list(&shop, RAVI).remove(0).newest.unwrap().id;
    let second = shop.app.bill_of_message(ravi).unwrap();
    assert_ne!(second.number, made.number);
    assert_eq!(shop.show(made.number.parse().unwrap()).customer, "Asha K.");
}

#[tokio::test]
async fn ours_is_no_message_to_make_a_bill_of() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.send("40.00");
    for id in [newest(&shop).id, 999] {
        assert_eq!(shop.app.bill_of_message(id).unwrap_err().code, Code::ChatMessageNotFound);
    }
}

#[tokio::test]
async fn an_address_waits_for_a_person_and_then_stands_on_customer_and_draft() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    let values = json!({"name": "Asha", "house_number": "12", "address": "MG Road", "city": "Bengaluru",
        "state": "Karnataka", "in_pin_code": "56000"});
    writes(&shop, "919812345678", "wamid.1", address(&values));
    let offered = chat(&shop).address.unwrap();
    assert_eq!(offered.address.line1, "12, MG Road");
    assert_eq!(chat(&shop).customer.address, None, "nobody took it over yet");
    // A customer's slip is mended by whoever reads it.
    let refused = shop.app.accept_address(offered.id, &offered.address, None).unwrap_err();
    assert_eq!((refused.code, refused.field.as_deref()), (Code::PinInvalid, Some("address.pin")));
    let mended = Address { pin: "560001".into(), ..offered.address };
    let draft = shop.draft("40.00");
    shop.app.accept_address(offered.id, &mended, Some(draft)).unwrap();
    let bill = shop.app.open_bill(draft, &ENGLISH).unwrap();
    assert_eq!(
        (bill.form.customer.address, bill.form.delivery),
        (Some(mended.clone()), DeliveryForm::Delivered)
    );
    let view = chat(&shop);
    assert_eq!((view.address, view.customer.address), (None, Some(mended.clone())));
    writes(&shop, "919812345678", "wamid.2", text("and soap"));
    let made = shop.app.bill_of_message(newest(&shop).id).unwrap();
    let bill = shop.app.open_bill(made.number.parse().unwrap(), &ENGLISH).unwrap();
    assert_eq!(bill.form.customer.address, Some(mended));
    let (sent, _) = shop.send("10.00");
    let refused = shop.app.accept_address(offered.id, &bill.form.customer.address.unwrap(), Some(sent));
    assert_eq!(refused.unwrap_err().code, Code::NotADraft);
}

#[tokio::test]
async fn a_reply_goes_out_within_the_window_without_any_order() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Is it open?").unwrap();
    shop.sync().await;
    let view = chat(&shop);
    assert!(view.why_not.is_none() && view.window_open_until.is_some());
    shop.app.reply(view.customer.id, "  Yes, until nine.  ").unwrap();
    let queued = newest(&shop);
    assert_eq!(
        (queued.state, queued.text.as_str(), queued.order),
        (Some("queued"), "Yes, until nine.", None)
    );
    shop.sync().await;
    assert_eq!(newest(&shop).state, Some("delivered"));
    assert_eq!(chat(&shop).unread, 1, "ours are no news");
    shop.assert_sound();
}

#[tokio::test]
async fn a_reply_that_cannot_go_is_refused_with_the_reason() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    writes(&shop, "919812345678", "wamid.1", text("hello"));
    let customer = chat(&shop).customer.id;
    let check = |text: &str, code| assert_eq!(shop.app.reply(customer, text).unwrap_err().code, code);
    check(" \n ", Code::BodyEmpty);
    check(&"अ".repeat(4_097), Code::BodyTooLong);
    assert_eq!(shop.app.reply(999, "hello").unwrap_err().code, Code::CustomerNotFound);
    shop.clock.advance(SignedDuration::from_hours(24));
    check("hello", Code::WindowClosed);
    assert_eq!(chat(&shop).why_not.unwrap().code, "window_closed");
}

#[tokio::test]
async fn an_account_that_hears_no_messages_knows_of_no_window() {
    let shop = Shop::open(HEARS_PAYMENTS).await;
    writes(&shop, "919812345678", "wamid.1", text("hello"));
    let customer = chat(&shop).customer.id;
    assert_eq!(shop.app.reply(customer, "hello").unwrap_err().code, Code::WindowClosed);
}

#[tokio::test]
async fn a_reply_that_waited_beyond_the_window_asks_and_is_not_sent_after_it() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Is it open?").unwrap();
    shop.sync().await;
    let customer = chat(&shop).customer.id;
    shop.app.reply(customer, "Yes").unwrap();
    shop.clock.advance(SignedDuration::from_hours(25));
    shop.sync().await;
    let waiting = newest(&shop);
    assert_eq!(waiting.state, Some("asks"));
    assert!(waiting.trouble.unwrap().contains("24 hours"));
    let asks = shop.app.asks(&ENGLISH).unwrap();
    assert_eq!((asks[0].order.as_str(), asks[0].why.as_str()), ("", "nothing_can_go"));
    let released = shop.app.release_texts(domain::CustomerId::new(customer), Release::Send).unwrap();
    assert_eq!((released.released, released.withdrawn), (0, 1));
    assert_eq!(chat(&shop).messages.len(), 1, "what was never sent was never said");
}

#[tokio::test]
async fn a_reply_that_does_not_arrive_needs_a_person_until_somebody_saw_it() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Is it open?").unwrap();
    shop.sync().await;
    let customer = chat(&shop).customer.id;
    shop.app.reply(customer, "Yes").unwrap();
    shop.worker().pass().await.unwrap();
    let id = newest_message_id(&shop);
    tell(
        &shop,
        &json!({"statuses": [{"id": id, "status": "failed", "errors": [{"code": 131_026, "title": "x"}]}]}),
    );
    let message = newest(&shop);
    assert_eq!(message.state, Some("failed"));
    assert!(message.trouble.is_some());
    let needs = shop.app.needs_you(&ENGLISH).unwrap();
    assert_eq!((needs[0].code, needs[0].order.as_deref()), ("text_failed", None));
    assert_eq!(needs[0].customer, chat(&shop).customer.name);
    shop.app.mark_chat_read(customer, message.id).unwrap();
    assert_eq!(shop.app.needs_you(&ENGLISH).unwrap(), []);
    shop.assert_sound();
}

/// WhatsApp's id of the newest message of ours.
fn newest_message_id(shop: &Shop) -> String {
    let customer = domain::CustomerId::new(chat(shop).customer.id);
    let id = shop.app.store().read(|book| {
        let row = book.lane(customer)?.pop().unwrap();
        Ok::<_, store::StoreError>(book.message(row.id)?.unwrap().message_id.unwrap())
    });
    id.unwrap()
}

#[tokio::test]
async fn consent_is_written_down_with_day_and_way_and_stop_is_only_a_hint() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    writes(&shop, "919812345678", "wamid.1", text("hello"));
    let customer = chat(&shop).customer.id;
    assert_eq!(chat(&shop).consent, None, "writing is not agreeing");
    let now = shop.app.now();
    let said_at = now - SignedDuration::from_hours(48);
    let agreed = ConsentForm { agreed: true, how: ConsentHowName::Counter, said_at: Some(said_at) };
    let view = shop.app.record_consent(customer, agreed).unwrap();
    assert_eq!((view.agreed, view.said_at, view.recorded_at), (true, said_at, now));
    shop.app.record_consent(customer, agreed).unwrap();
    assert_eq!(chat(&shop).consents.len(), 1, "the same word twice is one");
    let later = ConsentForm { said_at: Some(now + SignedDuration::from_hours(1)), ..agreed };
    assert_eq!(shop.app.record_consent(customer, later).unwrap_err().code, Code::FieldInvalid);

    shop.clock.advance(SignedDuration::from_secs(60));
    writes(&shop, "919812345678", "wamid.2", text("STOP"));
    let view = chat(&shop);
    assert!(view.messages[0].suggests_stop && view.consent.unwrap().agreed);
    shop.clock.advance(SignedDuration::from_secs(60));
    let stopped = ConsentForm { agreed: false, how: ConsentHowName::Chat, said_at: None };
    shop.app.record_consent(customer, stopped).unwrap();
    let view = chat(&shop);
    assert!(!view.messages[0].suggests_stop && !view.consent.unwrap().agreed);
    assert_eq!(view.consents.len(), 2);
    assert_eq!(shop.app.record_consent(999, agreed).unwrap_err().code, Code::CustomerNotFound);
}

#[tokio::test]
async fn whom_whatsapp_says_to_leave_alone_has_taken_it_back() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "hello").unwrap();
    shop.sync().await;
    let customer = chat(&shop).customer.id;
    let agreed = ConsentForm { agreed: true, how: ConsentHowName::WroteFirst, said_at: None };
    shop.app.record_consent(customer, agreed).unwrap();
    shop.app.reply(customer, "Offers!").unwrap();
    shop.worker().pass().await.unwrap();
    let status = json!({"statuses": [{"id": newest_message_id(&shop), "status": "failed",
        "errors": [{"code": 131_050, "title": "x"}]}]});
    tell(&shop, &status);
    tell(&shop, &status);
    let view = chat(&shop);
    let consent = view.consent.unwrap();
    assert_eq!((consent.agreed, consent.how), (false, ConsentHowName::Whatsapp));
    assert_eq!(view.consents.len(), 2);
}

#[tokio::test]
async fn an_erased_chat_is_gone_and_its_bills_are_not() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    with_cart(&shop).await;
    let made = shop.app.bill_of_message(newest(&shop).id).unwrap();
    let customer = chat(&shop).customer.id;
    shop.app.reply(customer, "Coming").unwrap();
    shop.app.erase_chat(customer).unwrap();
    assert_eq!(list(&shop, ""), []);
    shop.sync().await;
    assert_eq!(shop.app.chat(customer, None, 9, &ENGLISH).unwrap().messages, [], "what waited was not sent");
    assert_eq!(shop.show(made.number.parse().unwrap()).status, "draft");
    shop.assert_sound();
}

#[tokio::test]
async fn an_address_is_asked_for_and_the_catalogue_shown_in_the_customers_24_hours() {
    let shop = Shop::open(HEARS_EVERYTHING).await;
    shop.world().customer_writes(&international(ASHA), "Is it open?").unwrap();
    shop.sync().await;
    let customer = shop.app.find_customers(ASHA).unwrap().remove(0).id;
    shop.app.ask_for_address(customer).unwrap();
    shop.app.offer_catalogue(customer).unwrap();
    assert_eq!(shop.app.offer_products(customer, &[]).unwrap_err().code, Code::NothingSelected);
    shop.sync().await;
    let view = shop.app.chat(customer, None, 20, &ENGLISH).unwrap();
    let ours: Vec<_> = view.messages.iter().filter(|message| !message.from_customer).collect();
    let ours: Vec<_> = ours.iter().map(|message| (message.kind.as_str(), message.state)).collect();
    assert_eq!(ours, [("catalog", Some("delivered")), ("address_request", Some("delivered"))]);
    shop.clock.advance(SignedDuration::from_hours(25));
    assert_eq!(shop.app.ask_for_address(customer).unwrap_err().code, Code::WindowClosed);
}
