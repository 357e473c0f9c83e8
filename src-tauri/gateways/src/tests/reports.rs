//! Reports that a person saved from a gateway's pages.

use crate::{FeeColumn, Listed, Row, RowError, columns};
use domain::Paise;
use domain::settlement::LineKind;

const LINES: &str = "transaction_entity,entity_id,amount,currency,fee (exclusive tax),tax,debit,credit,\
                     order_receipt,settlement_id,settled_at,settlement_utr";

fn row(header: &str, cells: &str) -> Result<Row, RowError> {
    let header: Vec<&str> = header.split(',').collect();
    columns(&header).unwrap().row(&cells.split(',').collect::<Vec<_>>())
}

#[test]
fn both_spellings_of_the_fee_are_understood() {
    let exclusive = "payment,pay_1,1000.00,INR,20.00,3.60,0.00,976.40,K1,setl_1,2026-08-29T10:00:00,UTR1";
    let Ok(Row::Line(line)) = row(LINES, exclusive) else { panic!() };
    assert_eq!((line.line.fee, line.line.tax), (Paise::new(2_360), Paise::new(360)));
    assert_eq!(line.reference.as_deref(), Some("K1"));
    assert_eq!(line.settled_at.unwrap().to_string(), "2026-08-29T04:30:00Z");
    let inclusive = LINES.replace("fee (exclusive tax)", "fee");
    let header: Vec<&str> = inclusive.split(',').collect();
    assert_eq!(columns(&header).unwrap().fee, FeeColumn::Inclusive);
    let Ok(Row::Line(line)) = row(&inclusive, &exclusive.replace(",20.00,", ",23.60,")) else { panic!() };
    assert_eq!(line.line.fee, Paise::new(2_360));
    assert_eq!(row(&inclusive, exclusive), Err(RowError::DoesNotAddUp), "the fee of the other report");
}

#[test]
fn a_row_that_is_wrong_names_its_column() {
    let good = "refund,rfnd_1,250.00,INR,0.00,0.00,250.00,0.00,K1,setl_1,2026-08-29 10:00:00,UTR1";
    let Ok(Row::Line(line)) = row(LINES, good) else { panic!() };
    assert_eq!((line.line.kind, line.line.debit), (LineKind::Refund, Paise::new(25_000)));
    for (cells, expected) in [
        ("refund,rfnd_1,250.00", RowError::Missing("credit")),
        (&good.replace("250.00,INR", "abc,INR"), RowError::NotMoney("amount")),
        (&good.replace("INR", "USD"), RowError::OtherCurrency),
        (&good.replace("2026-08-29 10:00:00", "yesterday"), RowError::NotATime("settled_at")),
        (&good.replace("refund,rfnd_1", "refund,"), RowError::Missing("entity_id")),
        (&good.replace("250.00,0.00,K1", "25000,0.00,K1"), RowError::DoesNotAddUp),
    ] {
        assert_eq!(row(LINES, cells), Err(expected), "{cells}");
    }
}

#[test]
fn spreadsheets_keep_times_as_days() {
    let serial = "payment,pay_1,10.00,INR,0,0,0,10.00,,setl_1,46263.4166666667,UTR1";
    let Ok(Row::Line(line)) = row(LINES, serial) else { panic!() };
    assert_eq!(line.settled_at.unwrap().to_string(), "2026-08-29T04:30:00Z");
}

#[test]
fn payus_report_has_one_column_with_a_sign() {
    let header = "payuid,txnid,requestaction,requestamount,requestid,mer_utr,mer_service_fee,mer_service_tax,mer_net_amount";
    let Ok(Row::Line(line)) = row(header, "403993715527186439,T1,capture,100.00,1,U1,2.00,0.36,97.64") else {
        panic!()
    };
    assert_eq!(line.line.entity, "403993715527186439");
    assert_eq!((line.line.credit, line.line.fee), (Paise::new(9_764), Paise::new(236)));
    assert_eq!(line.line.settlement.as_deref(), Some("U1"));
}

#[test]
fn a_list_of_settlements_is_known_from_one_of_lines() {
    let header = ["id", "amount", "status", "fees", "tax", "utr", "created_at"];
    assert_eq!(columns(&header).unwrap().list, Listed::Settlements);
    assert!(columns(&["name", "price"]).is_none());
}
