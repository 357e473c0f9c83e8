//! Invoices, vouchers and credit notes. A document is written once, with its number, in the transaction that needed it;
//! nothing of it changes but that its number is cancelled, once.

use crate::book::{Read, Write};
use crate::convert::{at, paise, required_timestamp, row_error, till_letter, timestamp};
use crate::error::StoreError;
use crate::parties::state;
use crate::series::year;
use domain::bill::{Goods, Prices, Supply};
use domain::document::{
    CancelledNumber, Content, Document, DocumentNumber, Entry, Kind, SeriesId, SeriesKind,
};
use domain::hsn::Turnover;
use domain::identity::{LetStand, Reason};
use domain::{DocumentId, OrderId, PhoneNumber};
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{OptionalExtension, Row, named_params, params};

/// A document as the book keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// Its id.
    pub id: DocumentId,
    /// The document.
    pub document: Document,
    /// The order it belongs to.
    pub order: Option<OrderId>,
    /// Which revision of the order's bill it is for.
    pub revision: Option<u32>,
    /// The document it takes back.
    pub against: Option<DocumentId>,
    /// The shop's turnover when it was made, which decides what it prints.
    pub turnover: Turnover,
    /// When it was made.
    pub made_at: Timestamp,
    /// When and why its number was cancelled.
    pub cancelled: Option<(Timestamp, Reason)>,
}

impl DocumentRow {
    /// How the register of documents lists it.
    #[must_use]
    pub fn entry(self) -> Entry {
        let DocumentRow { document, cancelled, .. } = self;
        match cancelled {
            None => Entry::Issued(Box::new(document)),
            Some((_, reason)) => Entry::Cancelled(CancelledNumber {
                kind: document.content().kind,
                number: document.number().clone(),
                date: document.content().date,
                reason,
            }),
        }
    }
}

/// A document that is to get its number.
#[derive(Clone, Debug)]
pub struct NewDocument {
    /// What it says.
    pub content: Content,
    /// The order it belongs to, and which revision of its bill it is for.
    pub order: Option<(OrderId, u32)>,
    /// The document it takes back.
    pub against: Option<DocumentId>,
    /// The shop's turnover.
    pub turnover: Turnover,
    /// What looked wrong and a person let stand.
    pub let_stand: Vec<LetStand>,
}

statements! {
    hot BY_ID = "SELECT documents.*, against.number AS against_number, against.document_date AS against_date,
          against.total_paise AS against_total_paise, orders.number AS order_number
        FROM documents LEFT JOIN documents AS against ON against.id = documents.against_id
          LEFT JOIN orders ON orders.id = documents.order_id
        WHERE documents.id = ?1";
    hot ID_BY_NUMBER = "SELECT id FROM documents WHERE number = ?1";
    hot OF_ORDER = "SELECT id FROM documents WHERE order_id = ?1 ORDER BY id";
    hot AGAINST = "SELECT id FROM documents WHERE against_id = ?1 ORDER BY id";
    hot BETWEEN = "SELECT id FROM documents WHERE document_date BETWEEN ?1 AND ?2 ORDER BY document_date, id";
    hot PAGE = "SELECT id FROM documents WHERE (document_date, id) < (?1, ?2) AND document_date >= ?3
        ORDER BY document_date DESC, id DESC LIMIT ?4";
    hot INSERT = "INSERT INTO documents (kind, series_kind, till, year, life, sequence, number, document_date, order_id,
          revision, against_id, seller_state, seller_registration, seller_gstin, seller_name, seller_address_id,
          buyer_name, buyer_phone, buyer_state, buyer_gstin, buyer_address_id, place, supply, goods, prices, turnover,
          total_paise, made_at)
        VALUES (:kind, :series_kind, :till, :year, :life, :sequence, :number, :document_date, :order_id,
          :revision, :against_id, :seller_state, :seller_registration, :seller_gstin, :seller_name, :seller_address_id,
          :buyer_name, :buyer_phone, :buyer_state, :buyer_gstin, :buyer_address_id, :place, :supply, :goods, :prices,
          :turnover, :total_paise, :made_at)";
    hot INSERT_DOUBT = "INSERT INTO document_doubts VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    hot DOUBTS = "SELECT doubt, reason FROM document_doubts WHERE document_id = ?1";
    hot CANCEL = "UPDATE documents SET cancelled_at = ?2, cancelled_why = ?3 WHERE id = ?1";
    hot WAITS_FOR_THE_DAY = "INSERT INTO small_sales VALUES (?1, ?2, NULL) ON CONFLICT DO NOTHING";
    hot WAITS_NO_MORE = "DELETE FROM small_sales WHERE order_id = ?1 AND document_id IS NULL";
    hot SHARES = "UPDATE small_sales SET document_id = ?2 WHERE order_id = ?1";
    hot SHARED = "SELECT document_id FROM small_sales WHERE order_id = ?1";
    hot SHARING_DAY = "SELECT sale_date FROM small_sales WHERE order_id = ?1";
    hot SHARING = "SELECT order_id FROM small_sales WHERE document_id IS NULL AND sale_date <= ?1
        ORDER BY sale_date, order_id";
}

impl Read<'_> {
    /// The document with this id.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn document(&self, id: DocumentId) -> Result<Option<DocumentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(BY_ID)?;
        let mut rows = statement.query([id.get()])?;
        rows.next()?.map(|row| self.parse_document(row)).transpose()
    }

    /// The document with this number, in capitals or small letters.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn document_by_number(&self, number: &str) -> Result<Option<DocumentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(ID_BY_NUMBER)?;
        let id: Option<i64> = statement.query_row([number], |row| row.get(0)).optional()?;
        id.map_or(Ok(None), |id| self.document(DocumentId::new(id)))
    }

    /// The documents of an order, the oldest first; cancelled ones are among them.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn documents_of(&self, order: OrderId) -> Result<Vec<DocumentRow>, StoreError> {
        self.found_documents(OF_ORDER, params![order.get()])
    }

    /// The documents that take this one back, the oldest first; cancelled ones are among them.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn documents_against(&self, document: DocumentId) -> Result<Vec<DocumentRow>, StoreError> {
        self.found_documents(AGAINST, params![document.get()])
    }

    /// Every number given from one day to another, both included, by day, with its document or the word that it was
    /// cancelled.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn register(&self, from: Date, to: Date) -> Result<Vec<Entry>, StoreError> {
        let rows = self.found_documents(BETWEEN, params![from.to_string(), to.to_string()])?;
        Ok(rows.into_iter().map(DocumentRow::entry).collect())
    }

    /// At most `limit` documents of `from` or later, the newest first, that come behind `after` in that order.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn documents_page(
        &self,
        after: Option<(Date, DocumentId)>,
        from: Date,
        limit: u32,
    ) -> Result<Vec<DocumentRow>, StoreError> {
        let (date, id) = after.map_or((Date::MAX, i64::MAX), |(date, id)| (date, id.get()));
        self.found_documents(PAGE, params![date.to_string(), id, from.to_string(), limit])
    }

    /// Why a person let stand what looked wrong, by the name of the doubt.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn doubts_let_stand(&self, document: DocumentId) -> Result<Vec<(String, String)>, StoreError> {
        let mut statement = self.connection.prepare_cached(DOUBTS)?;
        let rows = statement.query_map([document.get()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Small sales up to a day that have no invoice yet, by day.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn small_sales_until(&self, day: Date) -> Result<Vec<OrderId>, StoreError> {
        let mut statement = self.connection.prepare_cached(SHARING)?;
        let ids = statement.query_map([day.to_string()], |row| row.get(0).map(OrderId::new))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// The day of a small sale that shares the invoice of its day.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn small_sale_day(&self, order: OrderId) -> Result<Option<Date>, StoreError> {
        let mut statement = self.connection.prepare_cached(SHARING_DAY)?;
        let day: Option<String> = statement.query_row([order.get()], |row| row.get(0)).optional()?;
        let parsed = day.map(|day| day.parse()).transpose();
        parsed.map_err(|_| row_error("small_sales", order, "sale_date"))
    }

    /// Whether an order shares the invoice of its day: `Some(None)` while that is not made.
    ///
    /// # Errors
    /// What keeps the book from being read.
    pub fn shared_document(&self, order: OrderId) -> Result<Option<Option<DocumentId>>, StoreError> {
        let mut statement = self.connection.prepare_cached(SHARED)?;
        let row = statement.query_row([order.get()], |row| row.get::<_, Option<i64>>(0)).optional()?;
        Ok(row.map(|document| document.map(DocumentId::new)))
    }

    fn found_documents(
        &self,
        statement: &str,
        parameters: impl rusqlite::Params,
    ) -> Result<Vec<DocumentRow>, StoreError> {
        let mut statement = self.connection.prepare_cached(statement)?;
        let ids = statement.query_map(parameters, |row| row.get(0).map(DocumentId::new))?;
        let ids: Vec<DocumentId> = ids.collect::<Result<_, _>>()?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.document(id)?);
        }
        Ok(found)
    }

    fn parse_document(&self, row: &Row<'_>) -> Result<DocumentRow, StoreError> {
        let id: i64 = row.get("id")?;
        let bad = |what| row_error("documents", id, what);
        let content = self.parse_content(row, id)?;
        let number = DocumentNumber {
            series: SeriesId {
                kind: SeriesKind::from_name(&row.get::<_, String>("series_kind")?)
                    .ok_or_else(|| bad("series_kind"))?,
                till: till_letter(&row.get::<_, String>("till")?).ok_or_else(|| bad("till"))?,
                year: year(row.get("year")?),
                life: row.get("life")?,
            },
            sequence: row.get("sequence")?,
            text: row.get("number")?,
        };
        let cancelled_why: Option<String> = row.get("cancelled_why")?;
        let why = cancelled_why.map(|why| Reason::parse(&why)).transpose();
        let why = why.map_err(|_| bad("cancelled_why"))?;
        Ok(DocumentRow {
            id: DocumentId::new(id),
            document: Document::new(number, content).map_err(|_| bad("total_paise"))?,
            order: row.get::<_, Option<i64>>("order_id")?.map(OrderId::new),
            revision: row.get("revision")?,
            against: row.get::<_, Option<i64>>("against_id")?.map(DocumentId::new),
            turnover: Turnover::from_name(&row.get::<_, String>("turnover")?)
                .ok_or_else(|| bad("turnover"))?,
            made_at: required_timestamp(row.get("made_at")?),
            cancelled: timestamp(row.get("cancelled_at")?).zip(why),
        })
    }

    fn parse_content(&self, row: &Row<'_>, id: i64) -> Result<Content, StoreError> {
        let bad = |what| row_error("documents", id, what);
        let text = |column: &str| row.get::<_, String>(column);
        let prices = Prices::from_name(&text("prices")?).ok_or_else(|| bad("prices"))?;
        let has_buyer = row.get::<_, Option<String>>("buyer_name")?.is_some();
        let order: Option<String> = row.get("order_number")?;
        let order = order.map(|number| number.parse()).transpose();
        Ok(Content {
            kind: Kind::from_name(&text("kind")?).ok_or_else(|| bad("kind"))?,
            date: text("document_date")?.parse().map_err(|_| bad("document_date"))?,
            seller: self.seller(row, "documents", id)?,
            buyer: if has_buyer { Some(self.buyer(row, "documents", id)?) } else { None },
            place: state(row, "place")?.ok_or_else(|| bad("place"))?,
            supply: Supply::from_name(&text("supply")?).ok_or_else(|| bad("supply"))?,
            goods: Goods::from_name(&text("goods")?).ok_or_else(|| bad("goods"))?,
            prices,
            lines: self.document_lines(DocumentId::new(id), prices)?,
            total: paise(row, "total_paise")?,
            order: order.map_err(|_| bad("order_id"))?,
            against: against(row)?.transpose().map_err(|()| bad("against_id"))?,
        })
    }
}

/// The document that is taken back; `Err` when its date does not parse.
fn against(row: &Row<'_>) -> rusqlite::Result<Option<Result<domain::document::Against, ()>>> {
    let Some(number) = row.get::<_, Option<String>>("against_number")? else { return Ok(None) };
    let total = paise(row, "against_total_paise")?;
    let date = row.get::<_, String>("against_date")?.parse();
    Ok(Some(date.map(|date| domain::document::Against { number, date, total }).map_err(drop)))
}

impl Write<'_> {
    /// Gives a document the next number of its series and keeps it.
    ///
    /// # Errors
    /// [`StoreError::Series`] when the series gives no number; [`StoreError::Row`] for figures that contradict each
    /// other.
    pub fn insert_document(&self, new: NewDocument, now: Timestamp) -> Result<DocumentRow, StoreError> {
        let NewDocument { content, order, against, turnover, let_stand } = new;
        let number = self.next_number(content.kind.series(), content.date)?;
        let document =
            Document::new(number, content).map_err(|_| row_error("documents", "new", "total_paise"))?;
        self.insert_head(&document, order, against, turnover, now)?;
        let id = DocumentId::new(self.connection.last_insert_rowid());
        self.insert_document_lines(id, &document.content().lines)?;
        for LetStand { doubt, reason } in &let_stand {
            let mut insert = self.connection.prepare_cached(INSERT_DOUBT)?;
            insert.execute(params![id.get(), doubt.as_str(), reason.as_str()])?;
        }
        // A number that was given may lie in a customer's hands, so a book without it is not the newest.
        self.advance()?;
        let (order, revision) = order.unzip();
        Ok(DocumentRow { id, document, order, revision, against, turnover, made_at: now, cancelled: None })
    }

    fn insert_head(
        &self,
        document: &Document,
        order: Option<(OrderId, u32)>,
        against: Option<DocumentId>,
        turnover: Turnover,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (number, content) = (document.number(), document.content());
        let (seller, buyer) = (&content.seller, content.buyer.as_ref());
        self.connection.prepare_cached(INSERT)?.execute(named_params! {
            ":kind": content.kind.as_str(),
            ":series_kind": number.series.kind.as_str(),
            ":till": number.series.till.get().to_string(),
            ":year": number.series.year.begins_in(),
            ":life": number.series.life,
            ":sequence": number.sequence,
            ":number": number.text,
            ":document_date": content.date.to_string(),
            ":order_id": order.map(|(order, _)| order.get()),
            ":revision": order.map(|(_, revision)| revision),
            ":against_id": against.map(DocumentId::get),
            ":seller_state": seller.state.code(),
            ":seller_registration": seller.registration.as_str(),
            ":seller_gstin": seller.gstin,
            ":seller_name": seller.name,
            ":seller_address_id": self.keep_address(seller.address.as_ref())?,
            ":buyer_name": buyer.map(|buyer| buyer.name.as_str()),
            ":buyer_phone": buyer.and_then(|buyer| buyer.phone.as_ref()).map(PhoneNumber::as_str),
            ":buyer_state": buyer.map(|buyer| buyer.state.code()),
            ":buyer_gstin": buyer.and_then(|buyer| buyer.gstin.as_deref()),
            ":buyer_address_id": self.keep_address(buyer.and_then(|buyer| buyer.address.as_ref()))?,
            ":place": content.place.code(),
            ":supply": content.supply.as_str(),
            ":goods": content.goods.as_str(),
            ":prices": content.prices.as_str(),
            ":turnover": turnover.as_str(),
            ":total_paise": content.total.get(),
            ":made_at": at(now),
        })?;
        Ok(())
    }

    /// Cancels the number of a document that nobody credited; it stays in its series.
    ///
    /// # Errors
    /// What keeps the book from being written; a number is cancelled once.
    pub fn cancel_document(
        &self,
        document: DocumentId,
        reason: &Reason,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.connection.prepare_cached(CANCEL)?.execute(params![document.get(), at(now), reason.as_str()])?;
        Ok(())
    }

    /// Notes that a small sale of a day will share the day's invoice.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn await_shared_document(&self, order: OrderId, day: Date) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(WAITS_FOR_THE_DAY)?;
        statement.execute(params![order.get(), day.to_string()])?;
        Ok(())
    }

    /// Notes that a small sale got an invoice of its own after all.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn await_no_shared_document(&self, order: OrderId) -> Result<(), StoreError> {
        self.connection.prepare_cached(WAITS_NO_MORE)?.execute([order.get()])?;
        Ok(())
    }

    /// Notes which invoice a small sale shares.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn share_document(&self, order: OrderId, document: DocumentId) -> Result<(), StoreError> {
        self.connection.prepare_cached(SHARES)?.execute([order.get(), document.get()])?;
        Ok(())
    }
}
