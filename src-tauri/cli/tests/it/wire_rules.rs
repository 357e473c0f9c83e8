//! What WhatsApp takes, as its documents' tables say it: fields, lengths and sums, walked in plain JSON. It knows
//! nothing of how the program writes a message.

use serde_json::Value;

/// Where in a message something stands, for a failure to name.
#[derive(Clone)]
pub struct At<'v> {
    path: String,
    value: &'v Value,
}

impl<'v> At<'v> {
    /// The whole of something.
    pub fn root(name: &str, value: &'v Value) -> At<'v> {
        At { path: name.to_owned(), value }
    }

    /// An object with these members and no others; a `?` behind a name means that it may be missing.
    #[track_caller]
    pub fn object(&self, members: &[&str]) -> &At<'v> {
        let object = self.value.as_object().unwrap_or_else(|| panic!("{} is no object", self.path));
        let known: Vec<&str> = members.iter().map(|name| name.trim_end_matches('?')).collect();
        for name in object.keys() {
            assert!(known.contains(&name.as_str()), "{}.{name} is not documented", self.path);
        }
        for name in members.iter().filter(|name| !name.ends_with('?')) {
            assert!(object.contains_key(*name), "{}.{name} is missing", self.path);
        }
        self
    }

    /// A member that is there.
    #[track_caller]
    pub fn get(&self, name: &str) -> At<'v> {
        self.may(name).unwrap_or_else(|| panic!("{}.{name} is missing", self.path))
    }

    /// A member that may be there.
    pub fn may(&self, name: &str) -> Option<At<'v>> {
        let value = self.value.get(name)?;
        Some(At { path: format!("{}.{name}", self.path), value })
    }

    /// The members of a list of so many.
    #[track_caller]
    pub fn list(&self, counts: std::ops::RangeInclusive<usize>) -> Vec<At<'v>> {
        let members = self.value.as_array().unwrap_or_else(|| panic!("{} is no list", self.path));
        assert!(counts.contains(&members.len()), "{} has {}", self.path, members.len());
        let at = |(place, value)| At { path: format!("{}[{place}]", self.path), value };
        members.iter().enumerate().map(at).collect()
    }

    /// A text of 1 to so many UTF-16 units.
    #[track_caller]
    pub fn text(&self, most: usize) -> &'v str {
        let text = self.value.as_str().unwrap_or_else(|| panic!("{} is no text", self.path));
        let length = text.encode_utf16().count();
        assert!((1..=most).contains(&length), "{} has {length} of {most}", self.path);
        text
    }

    /// One of these words.
    #[track_caller]
    pub fn word(&self, words: &[&str]) -> &'v str {
        let text = self.text(64);
        assert!(words.contains(&text), "{} is {text}", self.path);
        text
    }

    /// Digits, as many as that.
    #[track_caller]
    pub fn digits(&self, counts: std::ops::RangeInclusive<usize>) -> &'v str {
        let text = self.text(64);
        let fits = counts.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        assert!(fits, "{} is {text}", self.path);
        text
    }

    /// A whole number.
    #[track_caller]
    pub fn whole(&self) -> i64 {
        self.value.as_i64().unwrap_or_else(|| panic!("{} is no whole number", self.path))
    }

    /// An amount in paise, with these members besides.
    #[track_caller]
    fn amount(&self, more: &[&str]) -> i64 {
        self.object(&[&["value", "offset"], more].concat());
        assert_eq!(self.get("offset").whole(), 100, "{}", self.path);
        if let Some(description) = self.may("description") {
            description.text(60);
        }
        self.get("value").whole()
    }

    /// The value itself.
    pub const fn value(&self) -> &'v Value {
        self.value
    }
}

/// How the customer pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    Gateway,
    Upi,
    Link,
}

/// The parameters of an order details message.
#[track_caller]
pub fn order_details(parameters: &At<'_>, paid: Paid, in_catalogue: bool) {
    parameters.object(&[
        "reference_id",
        "type",
        "beneficiaries?",
        "currency",
        "total_amount",
        "payment_type?",
        "payment_settings",
        "order",
    ]);
    let reference = parameters.get("reference_id").text(35);
    assert!(reference.bytes().all(|c| c.is_ascii_alphanumeric() || b"._-".contains(&c)), "{reference}");
    parameters.get("type").word(&["digital-goods", "physical-goods"]);
    parameters.get("currency").word(&["INR"]);
    let total = parameters.get("total_amount").amount(&[]);
    assert!(total > 0);
    let settings = parameters.get("payment_settings").list(1..=1);
    payment_setting(&settings[0], paid, reference, total);
    let payment_type = parameters.may("payment_type").map(|kind| kind.word(&["upi"]));
    assert_eq!(payment_type.is_some(), paid != Paid::Gateway);
    if let Some(beneficiaries) = parameters.may("beneficiaries") {
        beneficiary(&beneficiaries.list(1..=1)[0]);
    }
    order(&parameters.get("order"), total, in_catalogue);
}

#[track_caller]
fn payment_setting(setting: &At<'_>, paid: Paid, reference: &str, total: i64) {
    match paid {
        Paid::Gateway => {
            setting.object(&["type", "payment_gateway"]).get("type").word(&["payment_gateway"]);
            gateway(&setting.get("payment_gateway"), reference, total);
        }
        Paid::Upi => {
            setting.object(&["type", "upi_intent_link"]).get("type").word(&["upi_intent_link"]);
            let link = setting.get("upi_intent_link");
            upi_link(link.object(&["link"]).get("link").text(2048), reference, total);
        }
        Paid::Link => {
            setting.object(&["type", "payment_link"]).get("type").word(&["payment_link"]);
            let link = setting.get("payment_link");
            let uri = link.object(&["uri", "success_url?", "cancel_url?"]).get("uri").text(2048);
            assert!(uri.starts_with("https://"), "{uri}");
        }
    }
}

#[track_caller]
fn gateway(gateway: &At<'_>, reference: &str, total: i64) {
    let kind = gateway.get("type").word(&["razorpay", "payu"]);
    gateway.object(&["type", "configuration_name", "enabled_payment_options?", kind]);
    gateway.get("configuration_name").text(60);
    let own = gateway.get(kind);
    match kind {
        "razorpay" => {
            own.object(&["receipt", "notes"]);
            assert_eq!(own.get("receipt").text(40), reference);
            let notes = own.get("notes");
            let notes = notes.value().as_object().unwrap();
            assert!(notes.len() <= 15 && notes.values().all(|note| note.as_str().unwrap().len() <= 256));
        }
        _ => assert_eq!(own.object(&["udf1"]).get("udf1").text(255), reference),
    }
    let options = gateway.may("enabled_payment_options");
    let options = options.map(|options| options.value().to_string());
    assert_eq!(options.as_deref(), (total > 50_000_000).then_some(r#"["web"]"#));
}

#[track_caller]
fn upi_link(link: &str, reference: &str, total: i64) {
    let query = link.strip_prefix("upi://pay?").unwrap_or_else(|| panic!("{link}"));
    let fields: Vec<(&str, &str)> = query.split('&').map(|pair| pair.split_once('=').unwrap()).collect();
    let field = |name: &str| {
        let found: Vec<&str> =
            fields.iter().filter(|(key, _)| *key == name).map(|(_, value)| *value).collect();
        assert!(found.len() < 2, "{name} stands twice in {link}");
        found.first().copied()
    };
    assert!(field("pa").unwrap().contains('@'), "{link}");
    assert!(!field("pn").unwrap().is_empty() && !link.contains([' ', '+']), "{link}");
    assert!(field("mc").is_none_or(|code| code.len() == 4), "{link}");
    assert_eq!(field("tr"), Some(reference));
    assert_eq!(field("cu"), Some("INR"));
    assert_eq!(field("am"), Some(format!("{}.{:02}", total / 100, total % 100).as_str()));
    for (name, _) in &fields {
        assert!(["pa", "pn", "mc", "tr", "am", "cu"].contains(name), "{name} in {link}");
    }
}

#[track_caller]
fn beneficiary(to: &At<'_>) {
    let members = ["name", "address_line1", "address_line2?", "city", "state", "country", "postal_code"];
    to.object(&members).get("name").text(200);
    for line in ["address_line1", "address_line2"] {
        if let Some(line) = to.may(line) {
            line.text(100);
        }
    }
    to.get("city").text(100);
    to.get("state").text(100);
    to.get("country").word(&["India"]);
    to.get("postal_code").digits(6..=6);
}

#[track_caller]
fn order(order: &At<'_>, total: i64, in_catalogue: bool) {
    order.object(&[
        "status",
        "catalog_id?",
        "expiration?",
        "items",
        "subtotal",
        "tax",
        "shipping?",
        "discount?",
    ]);
    order.get("status").word(&["pending"]);
    assert_eq!(order.may("catalog_id").is_some(), in_catalogue);
    if let Some(expiration) = order.may("expiration") {
        expiration.object(&["timestamp", "description"]).get("timestamp").digits(10..=10);
        expiration.get("description").text(120);
    }
    let items = order.get("items").list(1..=30);
    let worth: i64 = items.iter().map(|one| item(one, in_catalogue)).sum();
    let subtotal = order.get("subtotal").amount(&[]);
    assert_eq!(worth, subtotal);
    let tax = order.get("tax").amount(&["description?"]);
    let shipping = order.may("shipping").map_or(0, |shipping| shipping.amount(&["description?"]));
    let discount = order.may("discount").map_or(0, |discount| discount.amount(&["description?"]));
    assert_eq!(total, subtotal + tax + shipping - discount);
}

/// What an item comes to.
#[track_caller]
fn item(item: &At<'_>, in_catalogue: bool) -> i64 {
    if in_catalogue {
        item.object(&["retailer_id", "name", "amount", "quantity"]).get("retailer_id").text(100);
    } else {
        let members =
            ["name", "amount", "quantity", "country_of_origin", "importer_name", "importer_address"];
        item.object(&members).get("country_of_origin").text(60);
        item.get("importer_name").text(100);
        let address = item.get("importer_address");
        address.object(&[
            "address_line1",
            "address_line2?",
            "city",
            "zone_code?",
            "postal_code",
            "country_code",
        ]);
        address.get("address_line1").text(100);
        address.get("postal_code").digits(6..=6);
        address.get("country_code").word(&["IN"]);
    }
    item.get("name").text(60);
    let quantity = item.get("quantity").whole();
    assert!(quantity >= 1);
    item.get("amount").amount(&[]) * quantity
}

/// The parameters of an order status message.
#[track_caller]
pub fn order_status(parameters: &At<'_>) {
    parameters.object(&["reference_id", "order"]).get("reference_id").text(35);
    let order = parameters.get("order");
    order.object(&["status", "description?"]);
    order.get("status").word(&["processing", "partially_shipped", "shipped", "completed", "canceled"]);
    if let Some(description) = order.may("description") {
        description.text(120);
    }
}

/// Meta's message object, down to what makes a kind a kind: the parameters of an order, or a product's action.
#[track_caller]
pub fn message<'v>(message: &At<'v>, kind: &str) -> At<'v> {
    let shape = message.get("type").word(&["interactive", "template"]);
    message.object(&[
        "messaging_product",
        "recipient_type",
        "to",
        "type",
        shape,
        "biz_opaque_callback_data?",
    ]);
    message.get("messaging_product").word(&["whatsapp"]);
    message.get("recipient_type").word(&["individual"]);
    assert!(message.get("to").text(16).starts_with("+91"));
    let content = message.get(shape);
    if shape == "template" { template(&content, kind) } else { interactive(&content, kind) }
}

#[track_caller]
fn interactive<'v>(content: &At<'v>, kind: &str) -> At<'v> {
    content.object(&["type", "header?", "body?", "footer?", "action"]).get("type").word(&[kind]);
    match content.may("body") {
        Some(body) => drop(body.object(&["text"]).get("text").text(1024)),
        None => assert_eq!(kind, "product"),
    }
    if let Some(footer) = content.may("footer") {
        footer.object(&["text"]).get("text").text(60);
    }
    let header = content.may("header");
    assert_eq!(header.is_some(), kind == "product_list", "only a list has a header here");
    if let Some(header) = header {
        header.object(&["type", "text"]).get("type").word(&["text"]);
        header.get("text").text(60);
    }
    let action = content.get("action");
    let name = match kind {
        "order_details" => "review_and_pay",
        "order_status" => "review_order",
        "catalog_message" => "catalog_message",
        _ => return action,
    };
    action.object(&["name", "parameters?"]).get("name").word(&[name]);
    if kind == "catalog_message" { action } else { action.get("parameters") }
}

#[track_caller]
fn template<'v>(template: &At<'v>, kind: &str) -> At<'v> {
    template.object(&["name", "language", "components"]).get("name").text(512);
    let language = template.get("language");
    language.object(&["policy", "code"]).get("policy").word(&["deterministic"]);
    language.get("code").text(6);
    let components = template.get("components").list(1..=3);
    let (last, others) = components.split_last().unwrap();
    for other in others {
        let what = other.object(&["type", "parameters"]).get("type").word(&["header", "body"]);
        for blank in other.get("parameters").list(1..=20).iter().filter(|_| what == "body") {
            blank.object(&["type", "text"]).get("type").word(&["text"]);
            blank.get("text").text(1024);
        }
    }
    if kind == "order_status" {
        last.object(&["type", "parameters"]).get("type").word(&["order_status"]);
        let parameter = last.get("parameters").list(1..=1).remove(0);
        parameter.object(&["type", "order_status"]).get("type").word(&["order_status"]);
        return parameter.get("order_status");
    }
    last.object(&["type", "sub_type", "index", "parameters"]).get("type").word(&["button"]);
    last.get("sub_type").word(&["order_details"]);
    assert_eq!(last.get("index").whole(), 0);
    let parameter = last.get("parameters").list(1..=1).remove(0);
    parameter.object(&["type", "action"]).get("type").word(&["action"]);
    let action = parameter.get("action");
    action.object(&["order_details"]).get("order_details")
}

/// A product's action.
#[track_caller]
pub fn product(action: &At<'_>) {
    action.object(&["catalog_id", "product_retailer_id"]).get("catalog_id").digits(1..=32);
    action.get("product_retailer_id").text(100);
}

/// A list's action.
#[track_caller]
pub fn product_list(action: &At<'_>, n_products: usize) {
    action.object(&["catalog_id", "sections"]).get("catalog_id").digits(1..=32);
    let sections = action.get("sections").list(1..=10);
    let mut n_found = 0;
    for section in &sections {
        section.object(&["title?", "product_items"]);
        for item in section.get("product_items").list(1..=30) {
            item.object(&["product_retailer_id"]).get("product_retailer_id").text(100);
            n_found += 1;
        }
    }
    assert_eq!(n_found, n_products);
}

/// The catalogue's action.
#[track_caller]
pub fn catalog(action: &At<'_>) {
    action.object(&["name", "parameters?"]);
    if let Some(parameters) = action.may("parameters") {
        let code = parameters.object(&["thumbnail_product_retailer_id"]).get("thumbnail_product_retailer_id");
        code.text(100);
    }
}
