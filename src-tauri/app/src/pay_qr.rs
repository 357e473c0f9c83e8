//! How a customer pays, or gets to write to the shop, where no message can go: a UPI QR, and a link that opens a chat.

use crate::allowed::account_of;
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::papers::reserve_for;
use crate::shop::App;
use crate::shop_settings::customer_language;
use crate::views::{PayQrView, QrView};
use documents::{Qr, UpiLink};
use domain::{OrderNumber, Paise};
use jiff::Timestamp;
use store::{OrderRow, ReferenceState, Write};
use url::Url;
use words::{Message, Words};

impl App {
    /// The QR by which any UPI app pays what an order still owes, under a reference of its own, and the one that opens
    /// a chat with the shop. When the customer writes in that chat, the bill can be sent freely.
    ///
    /// # Errors
    /// [`Code::NotSentYet`] for a draft; [`Code::OrderFinal`]; [`Code::AlreadyPaid`]; [`Code::ReferenceOpen`] while the
    /// customer can pay in WhatsApp, because one way to pay is open at a time.
    pub fn pay_qr(&self, number: OrderNumber) -> Result<PayQrView, AppError> {
        let now = self.now();
        self.store().write("pay-qr", move |book| view(book, &find(book, number)?, now))
    }
}

fn view(book: &Write<'_>, order: &OrderRow, now: Timestamp) -> Result<PayQrView, AppError> {
    let due = due(book, order)?;
    let upi = match book.shop()?.upi_id {
        Some(vpa) => {
            let reference = reserve_for(book, order, now)?;
            let link = UpiLink::new(&vpa, &order.draft.seller.name, due, reference);
            link.ok().and_then(|link| qr(link.to_uri()))
        }
        None => None,
    };
    Ok(PayQrView {
        number: order.number.to_string(),
        due: due.to_rupees(),
        upi,
        chat: chat_link(book, order)?.and_then(|link| qr(link.to_string())),
    })
}

fn due(book: &Write<'_>, order: &OrderRow) -> Result<Paise, AppError> {
    if order.state.is_draft() {
        return Err(AppError::new(Code::NotSentYet));
    }
    if order.state.is_final() {
        return Err(AppError::new(Code::OrderFinal));
    }
    let due = order.total().minus(book.payment(order.id)?.kept()).unwrap_or(Paise::ZERO);
    if due <= Paise::ZERO {
        return Err(AppError::new(Code::AlreadyPaid));
    }
    if book.references_of(order.id)?.iter().any(|way| way.state != ReferenceState::Closed) {
        return Err(AppError::new(Code::ReferenceOpen));
    }
    Ok(due)
}

/// WhatsApp's public address of a chat with the shop's number, the first words typed already.
fn chat_link(book: &Write<'_>, order: &OrderRow) -> Result<Option<Url>, AppError> {
    let Ok(account) = account_of(book, order) else { return Ok(None) };
    let words = Words::new(customer_language(book)?);
    let text = words.say(&Message::CustomerChatFirstWords { number: &order.number.to_string() });
    let digits: String =
        account.settings.phone_number.as_str().chars().filter(char::is_ascii_digit).collect();
    Ok(Url::parse_with_params(&format!("https://wa.me/{digits}"), [("text", text.as_str())]).ok())
}

fn qr(link: String) -> Option<QrView> {
    let qr = Qr::new(&link)?;
    let size = u32::try_from(qr.size() + 2 * Qr::QUIET).ok()?;
    Some(QrView { link, size, path: qr.to_svg_path() })
}
