//! Orders and the bills on them.

use crate::book::{Read, Write};
use crate::convert::{
    self, at, discount_columns, maybe_paise, paise, required_timestamp, row_error, timestamp,
};
use crate::error::StoreError;
use crate::terms::{shipping_columns, shipping_rule};
use domain::bill::{BillTerms, Delivery, Goods, Prices, RoundOff, ShippingRule};
use domain::{
    AccountId, Bill, BillDraft, BillRefusal, CustomerId, OrderId, OrderNumber, OrderState, Paise, Payment,
    PhoneNumber,
};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, named_params, params};

/// The figures of a finished bill, as the book keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Taxable value.
    pub taxable: Paise,
    /// Central GST.
    pub cgst: Paise,
    /// State GST.
    pub sgst: Paise,
    /// Integrated GST.
    pub igst: Paise,
    /// Cess.
    pub cess: Paise,
    /// What rounding added or took.
    pub round_off: Paise,
    /// What the customer pays.
    pub total: Paise,
}

impl From<&Bill> for Totals {
    fn from(bill: &Bill) -> Totals {
        Totals {
            taxable: bill.taxable(),
            cgst: bill.cgst(),
            sgst: bill.sgst(),
            igst: bill.igst(),
            cess: bill.cess(),
            round_off: bill.round_off(),
            total: bill.total(),
        }
    }
}

/// An order with its bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// Its id.
    pub id: OrderId,
    /// Its number.
    pub number: OrderNumber,
    /// Whose it is; a walk-in has no row.
    pub customer: Option<CustomerId>,
    /// Where it stands.
    pub state: OrderState,
    /// Counts from 1; a sent bill is not edited, it gets a revision.
    pub revision: u32,
    /// The bill as entered.
    pub draft: BillDraft,
    /// The terms its figures were computed under.
    pub terms: BillTerms,
    /// Its figures; `None` while the draft cannot be finished.
    pub totals: Option<Totals>,
    /// The payment in one word, as last derived.
    pub payment_state: String,
    /// What was captured, as last derived.
    pub captured: Paise,
    /// What went back, as last derived.
    pub refunded: Paise,
    /// How many things about it need a person.
    pub n_attention: u32,
    /// The status the customer was last shown.
    pub bubble: Option<String>,
    /// How WhatsApp took it.
    pub bubble_state: Option<String>,
    /// Through which account it goes.
    pub account: Option<AccountId>,
    /// When its draft was begun.
    pub created_at: Timestamp,
    /// When it was issued.
    pub issued_at: Option<Timestamp>,
}

impl OrderRow {
    /// What the customer is to pay; nothing while the bill is not finished.
    #[must_use]
    pub fn total(&self) -> Paise {
        self.totals.map_or(Paise::ZERO, |totals| totals.total)
    }

    /// The bill, computed again under the terms it was written under.
    ///
    /// # Errors
    /// What is wrong with the bill.
    pub fn bill(&self) -> Result<Bill, BillRefusal> {
        self.draft.clone().finish_under(self.terms.clone())
    }
}

statements! {
    hot INSERT = "INSERT INTO orders (number, customer_id, state, bill_date, goods, delivery, prices,
          seller_state, seller_registration, seller_gstin, seller_name, seller_address_id,
          buyer_name, buyer_phone, buyer_state, buyer_gstin, buyer_address_id,
          discount_percent, discount_paise, shipping_paise, round_off,
          taxable_paise, cgst_paise, sgst_paise, igst_paise, cess_paise, round_off_paise, total_paise, n_lines,
          created_at, updated_at, shipping_rule, shipping_rate, shipping_hsn)
        VALUES (:number, :customer_id, :state, :bill_date, :goods, :delivery, :prices,
          :seller_state, :seller_registration, :seller_gstin, :seller_name, :seller_address_id,
          :buyer_name, :buyer_phone, :buyer_state, :buyer_gstin, :buyer_address_id,
          :discount_percent, :discount_paise, :shipping_paise, :round_off,
          :taxable_paise, :cgst_paise, :sgst_paise, :igst_paise, :cess_paise, :round_off_paise, :total_paise, :n_lines,
          :now, :now, :shipping_rule, :shipping_rate, :shipping_hsn)";
    hot UPDATE_BILL = "UPDATE orders SET customer_id = :customer_id, bill_date = :bill_date, goods = :goods,
          delivery = :delivery, prices = :prices, seller_state = :seller_state,
          seller_registration = :seller_registration, seller_gstin = :seller_gstin, seller_name = :seller_name,
          seller_address_id = :seller_address_id, buyer_name = :buyer_name, buyer_phone = :buyer_phone,
          buyer_state = :buyer_state, buyer_gstin = :buyer_gstin, buyer_address_id = :buyer_address_id,
          discount_percent = :discount_percent, discount_paise = :discount_paise, shipping_paise = :shipping_paise,
          round_off = :round_off, taxable_paise = :taxable_paise, cgst_paise = :cgst_paise, sgst_paise = :sgst_paise,
          igst_paise = :igst_paise, cess_paise = :cess_paise, round_off_paise = :round_off_paise,
          total_paise = :total_paise, n_lines = :n_lines, updated_at = :now, shipping_rule = :shipping_rule,
          shipping_rate = :shipping_rate, shipping_hsn = :shipping_hsn
        WHERE id = :id";
    hot BY_ID = "SELECT * FROM orders WHERE id = ?1";
    hot ID_BY_NUMBER = "SELECT id FROM orders WHERE number = ?1";
    hot SET_STATE = "UPDATE orders SET state = ?2, updated_at = ?3 WHERE id = ?1";
    hot ISSUE = "UPDATE orders SET state = 'pending', issued_at = ?2, updated_at = ?2 WHERE id = ?1";
    hot SET_ACCOUNT = "UPDATE orders SET account_id = ?2 WHERE id = ?1";
    hot SET_REVISION = "UPDATE orders SET revision = revision + 1 WHERE id = ?1";
    hot SET_PAYMENT = "UPDATE orders SET payment_state = ?2, captured_paise = ?3, refunded_paise = ?4, updated_at = ?5
        WHERE id = ?1";
    hot SET_BUBBLE = "UPDATE orders SET bubble = ?2, bubble_state = ?3 WHERE id = ?1";
    whole ALL_IDS = "SELECT id FROM orders ORDER BY id";
}

impl Read<'_> {
    /// The order with this id, with its bill.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn order(&self, id: OrderId) -> Result<Option<OrderRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_ID)?;
        let mut rows = statement.query([id.get()])?;
        rows.next()?.map(|row| self.parse_order(row)).transpose()
    }

    /// The order with this number.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn order_by_number(&self, number: OrderNumber) -> Result<Option<OrderRow>, StoreError> {
        self.order_id(number)?.map_or(Ok(None), |id| self.order(id))
    }

    /// The id of the order with this number.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn order_id(&self, number: OrderNumber) -> Result<Option<OrderId>, StoreError> {
        let mut statement = self.connection.prepare_cached(ID_BY_NUMBER)?;
        let id: Option<i64> = statement.query_row([number.to_string()], |row| row.get(0)).optional()?;
        Ok(id.map(OrderId::new))
    }

    /// Every order's id, for checks of the whole book.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn all_orders(&self) -> Result<Vec<OrderId>, StoreError> {
        let mut statement = self.connection.prepare_cached(ALL_IDS)?;
        let ids = statement.query_map([], |row| row.get(0).map(OrderId::new))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn parse_order(&self, row: &Row<'_>) -> Result<OrderRow, StoreError> {
        let id: i64 = row.get("id")?;
        let bad = |what| row_error("orders", id, what);
        let text = |column: &str| row.get::<_, String>(column);
        let (lines, untaxed) = self.lines(OrderId::new(id))?.into_iter().unzip();
        let shipping = shipping_rule(row)?.ok_or_else(|| bad("shipping_rule"))?;
        let draft = BillDraft {
            date: text("bill_date")?.parse().map_err(|_| bad("bill_date"))?,
            goods: Goods::from_name(&text("goods")?).ok_or_else(|| bad("goods"))?,
            delivery: Delivery::from_name(&text("delivery")?).ok_or_else(|| bad("delivery"))?,
            seller: self.seller(row, "orders", id)?,
            buyer: self.buyer(row, "orders", id)?,
            prices: Prices::from_name(&text("prices")?).ok_or_else(|| bad("prices"))?,
            lines,
            discount: convert::discount(row)?.map_err(|()| bad("discount_percent"))?,
            shipping: paise(row, "shipping_paise")?,
            round_off: RoundOff::from_name(&text("round_off")?).ok_or_else(|| bad("round_off"))?,
        };
        Ok(OrderRow {
            id: OrderId::new(id),
            number: text("number")?.parse().map_err(|_| bad("number"))?,
            customer: row.get::<_, Option<i64>>("customer_id")?.map(CustomerId::new),
            state: OrderState::from_name(&text("state")?).ok_or_else(|| bad("state"))?,
            revision: row.get("revision")?,
            draft,
            terms: BillTerms { shipping, untaxed },
            totals: totals(row)?,
            payment_state: text("payment_state")?,
            captured: paise(row, "captured_paise")?,
            refunded: paise(row, "refunded_paise")?,
            n_attention: row.get("n_attention")?,
            bubble: row.get("bubble")?,
            bubble_state: row.get("bubble_state")?,
            account: row.get::<_, Option<i64>>("account_id")?.map(AccountId::new),
            created_at: required_timestamp(row.get("created_at")?),
            issued_at: timestamp(row.get("issued_at")?),
        })
    }
}

fn totals(row: &Row<'_>) -> rusqlite::Result<Option<Totals>> {
    let Some(total) = maybe_paise(row, "total_paise")? else { return Ok(None) };
    Ok(Some(Totals {
        taxable: paise(row, "taxable_paise")?,
        cgst: paise(row, "cgst_paise")?,
        sgst: paise(row, "sgst_paise")?,
        igst: paise(row, "igst_paise")?,
        cess: paise(row, "cess_paise")?,
        round_off: paise(row, "round_off_paise")?,
        total,
    }))
}

impl Write<'_> {
    /// Begins a draft under a new number. `bill` holds the figures when the draft can be finished.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn insert_order(
        &self,
        draft: &BillDraft,
        bill: Option<&Bill>,
        now: Timestamp,
    ) -> Result<(OrderId, OrderNumber), StoreError> {
        let number = self.take_order_number()?;
        let customer = self.customer_of(draft, now)?;
        self.put_bill(INSERT, &PutBill::New(&number.to_string()), customer, draft, bill, now)?;
        let id = OrderId::new(self.connection.last_insert_rowid());
        self.insert_lines(id, draft, bill)?;
        self.index_order(id, number, draft)?;
        Ok((id, number))
    }

    /// Replaces the bill of an order.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn replace_bill(
        &self,
        order: &OrderRow,
        draft: &BillDraft,
        bill: Option<&Bill>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let customer = self.customer_of(draft, now)?;
        self.put_bill(UPDATE_BILL, &PutBill::Known(order.id), customer, draft, bill, now)?;
        self.delete_lines(order.id)?;
        self.insert_lines(order.id, draft, bill)?;
        self.unindex_order(order.id)?;
        self.index_order(order.id, order.number, draft)
    }

    fn customer_of(&self, draft: &BillDraft, now: Timestamp) -> Result<Option<CustomerId>, StoreError> {
        let phone = draft.buyer.phone.as_ref();
        phone.map(|phone| self.keep_customer(&draft.buyer.name, phone, now)).transpose()
    }

    fn put_bill(
        &self,
        statement: &str,
        which: &PutBill<'_>,
        customer: Option<CustomerId>,
        draft: &BillDraft,
        bill: Option<&Bill>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let totals = bill.map(Totals::from);
        let (discount_percent, discount_paise) = discount_columns(draft.discount);
        let figure = |figure: fn(Totals) -> Paise| totals.map(|totals| figure(totals).get());
        let seller_address = self.keep_address(draft.seller.address.as_ref())?;
        let buyer_address = self.keep_address(draft.buyer.address.as_ref())?;
        let rule = bill.map(|bill| &bill.terms().shipping).unwrap_or(&ShippingRule::ProRata);
        let (shipping_rule, shipping_rate, shipping_hsn) = shipping_columns(rule);
        let shared = named_params! {
            ":shipping_rule": shipping_rule,
            ":shipping_rate": shipping_rate,
            ":shipping_hsn": shipping_hsn,
            ":customer_id": customer.map(CustomerId::get),
            ":bill_date": draft.date.to_string(),
            ":goods": draft.goods.as_str(),
            ":delivery": draft.delivery.as_str(),
            ":prices": draft.prices.as_str(),
            ":seller_state": draft.seller.state.code(),
            ":seller_registration": draft.seller.registration.as_str(),
            ":seller_gstin": draft.seller.gstin,
            ":seller_name": draft.seller.name,
            ":seller_address_id": seller_address,
            ":buyer_name": draft.buyer.name,
            ":buyer_phone": draft.buyer.phone.as_ref().map(PhoneNumber::as_str),
            ":buyer_state": draft.buyer.state.code(),
            ":buyer_gstin": draft.buyer.gstin,
            ":buyer_address_id": buyer_address,
            ":discount_percent": discount_percent,
            ":discount_paise": discount_paise,
            ":shipping_paise": draft.shipping.get(),
            ":round_off": draft.round_off.as_str(),
            ":taxable_paise": figure(|totals| totals.taxable),
            ":cgst_paise": figure(|totals| totals.cgst),
            ":sgst_paise": figure(|totals| totals.sgst),
            ":igst_paise": figure(|totals| totals.igst),
            ":cess_paise": figure(|totals| totals.cess),
            ":round_off_paise": figure(|totals| totals.round_off),
            ":total_paise": figure(|totals| totals.total),
            ":n_lines": convert::count(draft.lines.len()),
            ":now": at(now),
        };
        let mut parameters = shared.to_vec();
        let draft_state = OrderState::Draft { held: false }.as_str();
        let id;
        match which {
            PutBill::New(number) => {
                parameters.push((":number", number));
                parameters.push((":state", &draft_state));
            }
            PutBill::Known(order) => {
                id = order.get();
                parameters.push((":id", &id));
            }
        }
        self.connection.prepare_cached(statement)?.execute(&parameters[..])?;
        Ok(())
    }

    /// Moves an order to a state that `domain` allowed.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_order_state(&self, id: OrderId, state: OrderState, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_STATE)?.execute(params![id.get(), state.as_str(), at(now)])?;
        Ok(())
    }

    /// Makes a draft a pending order.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn issue_order(&self, id: OrderId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(ISSUE)?.execute(params![id.get(), at(now)])?;
        Ok(())
    }

    /// Sets the account through which an order goes.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_order_account(&self, id: OrderId, account: AccountId) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_ACCOUNT)?.execute([id.get(), account.get()])?;
        Ok(())
    }

    /// Counts a revision of the bill.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn count_revision(&self, id: OrderId) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_REVISION)?.execute([id.get()])?;
        Ok(())
    }

    /// Keeps what follows from the payment beside the order, for lists.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn keep_payment_state(
        &self,
        id: OrderId,
        payment: &Payment,
        total: Paise,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let state = payment.state(total).as_str();
        let (captured, refunded) = (payment.captured().get(), payment.refunded().get());
        self.connection.prepare_cached(SET_PAYMENT)?.execute(params![
            id.get(),
            state,
            captured,
            refunded,
            at(now)
        ])?;
        Ok(())
    }

    /// Notes what the customer was last shown, and how WhatsApp took it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn set_bubble(&self, id: OrderId, shown: &str, state: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(SET_BUBBLE)?.execute(params![id.get(), shown, state])?;
        Ok(())
    }
}

enum PutBill<'a> {
    New(&'a str),
    Known(OrderId),
}
