//! One order's page: everything the window shows of it, from one look at the book.

use crate::actions::actions;
use crate::error::AppError;
use crate::evidence::{evidence, revisions};
use crate::needs;
use crate::order_lists::{message_word, payment_word};
use crate::orders::find;
use crate::shop::App;
use crate::story::Story;
use crate::views::{
    AskView, CustomerForm, NeedsYouView, OrderDetailView, OrderLineView, OrderPaymentView,
    OrderReferenceView, QuoteView, RevisionView,
};
use crate::why;
use domain::{Bill, Discount, LineDraft, OrderNumber, OrderState, Paise};
use store::{OutboxState, Read};
use words::Words;

impl App {
    /// One order with its bill, what happened, why it is not paid, and what can be done.
    ///
    /// # Errors
    /// [`Code::OrderNotFound`](crate::Code::OrderNotFound), and what keeps the book from being read.
    pub fn order(&self, number: OrderNumber, words: &Words) -> Result<OrderDetailView, AppError> {
        let now = self.now();
        self.store().read(|book| {
            let story = Story::read(book, find(book, number)?, now)?;
            page(book, &story, words)
        })
    }
}

fn page(book: &Read<'_>, story: &Story, words: &Words) -> Result<OrderDetailView, AppError> {
    let order = &story.order;
    let facts = book.row_facts(order.id)?;
    let bill = order.bill().ok();
    let attention = story.attention.iter().map(|open| needs::needs_you(book, open, words));
    Ok(OrderDetailView {
        number: order.number.to_string(),
        status: order.state.as_str(),
        held: order.state == OrderState::Draft { held: true },
        bubble: order.bubble.clone(),
        bubble_state: order.bubble_state.clone(),
        customer: CustomerForm::from(&order.draft.buyer),
        date: order.draft.date.to_string(),
        issued_at: order.issued_at,
        lines: lines(book, &order.draft.lines, bill.as_ref())?,
        quote: bill.as_ref().map(|bill| QuoteView::of(bill, words.language())),
        payment: payment(story, payment_word(&order.payment_state, order.state, &facts, story.now)),
        message: message_word(&facts),
        why: why::why(story, words),
        evidence: evidence(story, words),
        actions: actions(book, story, words)?,
        attention: attention.collect::<Result<Vec<NeedsYouView>, _>>()?,
        references: references(story),
        revision: order.revision,
        revisions: bills(story),
        asks: asks(story, words),
    })
}

fn lines(
    book: &Read<'_>,
    entered: &[LineDraft],
    bill: Option<&Bill>,
) -> Result<Vec<OrderLineView>, AppError> {
    let mut lines = Vec::with_capacity(entered.len());
    for (place, line) in entered.iter().enumerate() {
        let computed = bill.and_then(|bill| bill.lines().get(place));
        let amount = match computed {
            Some(computed) => computed.gross().minus(computed.discount()),
            None => line.price.times(line.quantity.get()),
        };
        lines.push(OrderLineView {
            name: line.name.clone(),
            alias: alias(book, line)?,
            quantity: line.quantity.to_string(),
            unit: line.unit.clone().unwrap_or_default(),
            price: line.price.to_rupees(),
            discount: line.discount.map(as_typed).unwrap_or_default(),
            gst_rate: line.gst_rate.to_string(),
            amount: amount.unwrap_or(Paise::ZERO).to_rupees(),
        });
    }
    Ok(lines)
}

/// A bill keeps a line's name alone; the product may still be there to say it in Latin letters.
fn alias(book: &Read<'_>, line: &LineDraft) -> Result<String, AppError> {
    let product = match &line.sku {
        Some(sku) => book.product_by_code(sku)?,
        None => book.product_by_name(&line.name)?,
    };
    let same = product.map(|row| row.product).filter(|product| product.name == line.name);
    Ok(same.map(|product| product.alias).unwrap_or_default())
}

fn as_typed(discount: Discount) -> String {
    match discount {
        Discount::Percent(percent) => format!("{percent}%"),
        Discount::Amount(amount) => amount.to_rupees(),
    }
}

fn payment(story: &Story, status: String) -> OrderPaymentView {
    let payment = &story.payment;
    let paid = story.tries.iter().filter(|attempt| attempt.attempt.confirmed().is_some());
    let mut methods: Vec<String> = paid.filter_map(|attempt| attempt.facts.method.clone()).collect();
    methods.extend(payment.by_hand.values().map(|_| "cash".to_owned()));
    methods.sort();
    methods.dedup();
    OrderPaymentView {
        status,
        captured: payment.captured().to_rupees(),
        refunded: payment.refunded().to_rupees(),
        kept: payment.kept().to_rupees(),
        due: story.due().to_rupees(),
        paid_at: why::paid_at(story),
        methods,
    }
}

fn references(story: &Story) -> Vec<OrderReferenceView> {
    let reference = |way: &store::ReferenceRow| OrderReferenceView {
        reference_id: way.reference.to_string(),
        state: way.state.into(),
        amount: way.amount.to_rupees(),
        expires_at: way.expires_at,
    };
    story.references.iter().map(reference).collect()
}

fn bills(story: &Story) -> Vec<RevisionView> {
    let bills = revisions(&story.history).into_iter();
    bills
        .map(|(revision, row)| RevisionView {
            revision,
            total: row.amount("total_paise").unwrap_or(Paise::ZERO).to_rupees(),
            at: row.at,
        })
        .collect()
}

fn asks(story: &Story, words: &Words) -> Vec<AskView> {
    let asking = story.lane.iter().filter(|sent| sent.row.state == OutboxState::Asks);
    asking.map(|sent| needs::ask(&story.order, &sent.row, words)).collect()
}
