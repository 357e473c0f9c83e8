//! What the customer's invoice needs to say and the bill did not: name, GSTIN, address. It may be added until an invoice
//! stands; what the customer pays never changes by it.

use super::making::standing_sales;
use crate::counter::{address, some_text};
use crate::error::{AppError, Code};
use crate::orders::find;
use crate::shop::App;
use crate::views::BuyerForm;
use domain::OrderNumber;
use domain::bill::Buyer;
use domain::identity::Gstin;
use domain::place::State;
use store::{Figures, What};

impl App {
    /// Sets who buys, as the invoice will say it. The place of supply follows the GSTIN, else the address.
    ///
    /// # Errors
    /// [`Code::NameMissing`], [`Code::GstinInvalid`], [`Code::PinInvalid`], [`Code::StateUnknown`], each at its field;
    /// [`Code::InvoiceStands`] once there is an invoice, [`Code::TotalWouldChange`] when tax between states comes to
    /// another total.
    pub fn set_buyer(&self, number: OrderNumber, form: &BuyerForm) -> Result<(), AppError> {
        let now = self.now();
        let form = form.clone();
        self.store().write("buyer", move |book| {
            let order = find(book, number)?;
            if order.state.is_draft() {
                return Err(AppError::new(Code::NotSentYet));
            }
            if !standing_sales(book, &order)?.is_empty() {
                return Err(AppError::new(Code::InvoiceStands));
            }
            let mut draft = order.draft.clone();
            draft.buyer = read(&form, &draft.buyer)?;
            let bill = draft.clone().finish_under(order.terms.clone())?;
            if bill.total() != order.total() {
                return Err(AppError::new(Code::TotalWouldChange).at("customer.state"));
            }
            book.replace_bill(&order, &draft, Some(&bill), now)?;
            Ok(book.record(now, Some(order.id), What::BuyerChanged, &Figures::none())?)
        })
    }
}

fn read(form: &BuyerForm, known: &Buyer) -> Result<Buyer, AppError> {
    let name = some_text(&form.name);
    let gstin = some_text(&form.gstin).map(|typed| Gstin::parse(&typed));
    let gstin = gstin.transpose().map_err(|_| AppError::new(Code::GstinInvalid).at("customer.gstin"))?;
    let mut problems = Vec::new();
    let address = address(Some(&form.address), "customer.address", &mut problems);
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem);
    }
    let in_address = address.as_ref().map(|address| address.state.as_str()).filter(|name| !name.is_empty());
    let in_address = match in_address {
        Some(name) => {
            let state = State::by_name(name);
            Some(state.ok_or_else(|| AppError::new(Code::StateUnknown).at("customer.address.state"))?)
        }
        None => None,
    };
    let registered = gstin.as_ref().and_then(Gstin::state);
    Ok(Buyer {
        name: name.ok_or_else(|| AppError::new(Code::NameMissing).at("customer.name"))?,
        phone: known.phone.clone(),
        state: registered.or(in_address).unwrap_or(known.state),
        gstin: gstin.map(|gstin| gstin.as_str().to_owned()),
        address,
    })
}
