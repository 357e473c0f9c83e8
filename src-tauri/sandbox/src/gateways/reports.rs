//! The files that a merchant saves from a gateway's pages and from the bank's.

use std::collections::BTreeMap;

use super::razorpay::date;
use super::settling::{self, DAY_MS, INDIA_MS, Line, day_of};
use crate::account::Gateway;
use crate::world::World;

/// How a report's fee column is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeColumn {
    /// *fee (exclusive tax)*.
    Exclusive,
    /// *fee*, with the tax in it.
    Inclusive,
}

impl World {
    /// Razorpay's settlement report of the payouts between two moments, in rupees.
    pub fn settlement_csv(&self, from_ms: i64, to_ms: i64, fee: FeeColumn) -> String {
        let lines = self.look(|state, now_ms| {
            let mut lines = settling::lines(state, Gateway::Razorpay, now_ms.min(to_ms));
            lines.retain(|line| !line.on_hold && settling::paid_out_ms(line.day) >= from_ms);
            lines.sort_by(|a, b| (a.day, a.kind, &a.entity).cmp(&(b.day, b.kind, &b.entity)));
            lines
        });
        let name = match fee {
            FeeColumn::Exclusive => "fee (exclusive tax)",
            FeeColumn::Inclusive => "fee",
        };
        let mut csv = format!(
            "transaction_entity,entity_id,amount,currency,{name},tax,debit,credit,payment_method,entity_created_at,\
             order_id,order_receipt,dispute_id,settlement_id,settled_at,settlement_utr\n"
        );
        for line in &lines {
            csv.push_str(&row(line, fee));
        }
        csv
    }

    /// The bank's statement of what gateways paid out between two moments.
    pub fn bank_statement_csv(&self, from_ms: i64, to_ms: i64) -> String {
        let mut csv = "Date,Narration,Withdrawal,Deposit,Balance\n".to_owned();
        let mut balance = 0;
        self.look(|state, now_ms| {
            for gateway in [Gateway::Razorpay, Gateway::Payu] {
                let mut days: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
                for line in settling::lines(state, gateway, now_ms.min(to_ms)) {
                    days.entry(line.day).or_default().push(line);
                }
                for (day, lines) in days.iter().filter(|(day, _)| settling::paid_out_ms(**day) >= from_ms) {
                    let settlement = settling::settlement(state, gateway, *day, lines);
                    // What the shop owes the gateway comes off the next payout, and never reaches the bank.
                    if settlement.received <= 0 {
                        continue;
                    }
                    balance += settlement.received;
                    let (year, month, date) = date(*day);
                    csv.push_str(&format!(
                        "{date:02}/{month:02}/{year},NEFT CR-{}-{},,{},{}\n",
                        settlement.utr,
                        gateway.name().to_uppercase(),
                        rupees(settlement.received),
                        rupees(balance),
                    ));
                }
            }
        });
        csv
    }
}

fn rupees(paise: i64) -> String {
    let sign = if paise < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", paise.abs() / 100, paise.abs() % 100)
}

fn row(line: &Line, fee: FeeColumn) -> String {
    let kept = match fee {
        FeeColumn::Exclusive => line.fee,
        FeeColumn::Inclusive => line.fee + line.tax,
    };
    let at = |at_ms: i64| {
        let (year, month, day) = date(day_of(at_ms));
        let seconds = (at_ms + INDIA_MS).rem_euclid(DAY_MS) / 1000;
        format!(
            "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )
    };
    let is_dispute = line.kind == "dispute";
    format!(
        "{},{},{},INR,{},{},{},{},{},{},{},{},{},setl_PRACTICE{:06},{},RZRP{:012}\n",
        if is_dispute { "adjustment" } else { line.kind },
        line.entity,
        rupees(line.paise),
        rupees(kept),
        rupees(line.tax),
        rupees(line.debit),
        rupees(line.credit),
        line.method,
        at(line.created_ms),
        line.order_id,
        line.receipt.as_deref().unwrap_or_default(),
        if is_dispute { line.entity.as_str() } else { "" },
        line.day,
        at(settling::paid_out_ms(line.day)),
        line.day,
    )
}
