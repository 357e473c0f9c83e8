//! The portal's JSON, key by key.

use domain::bill::Supply;
use jiff::civil::{Date, date};
use serde::Serialize;

use super::{Gstr1, HsnRow, IssuedRange, NilSum, RateItem, Reported, SmallSum};
use crate::returns::decimal::Plain;

/// The version of the offline tool whose files look like this.
const VERSION: &str = "GST3.2.4";

/// Since then the codes of registered and unregistered buyers stand apart.
const CODES_APART_SINCE: Date = date(2025, 5, 1);

#[derive(Serialize)]
struct File {
    gstin: String,
    fp: String,
    version: &'static str,
    hash: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    b2b: Vec<ByBuyer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    b2cl: Vec<ByPlace>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    b2cs: Vec<Small>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cdnr: Vec<NotesByBuyer>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cdnur: Vec<Note>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nil: Option<Nil>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hsn: Option<Codes>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doc_issue: Option<Issued>,
}

#[derive(Serialize)]
struct ByBuyer {
    ctin: String,
    inv: Vec<Invoice>,
}

#[derive(Serialize)]
struct ByPlace {
    pos: &'static str,
    inv: Vec<Invoice>,
}

#[derive(Serialize)]
struct Invoice {
    inum: String,
    idt: String,
    val: Plain,
    #[serde(skip_serializing_if = "Option::is_none")]
    pos: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rchrg: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inv_typ: Option<&'static str>,
    itms: Vec<Item>,
}

#[derive(Serialize)]
struct Item {
    num: Plain,
    itm_det: Detail,
}

#[derive(Serialize)]
struct Detail {
    txval: Plain,
    rt: Plain,
    #[serde(flatten)]
    tax: Tax,
}

/// IGST between states, the halves within one.
#[derive(Serialize)]
struct Tax {
    #[serde(skip_serializing_if = "Option::is_none")]
    iamt: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    camt: Option<Plain>,
    #[serde(skip_serializing_if = "Option::is_none")]
    samt: Option<Plain>,
    csamt: Plain,
}

#[derive(Serialize)]
struct Small {
    sply_ty: &'static str,
    pos: &'static str,
    typ: &'static str,
    #[serde(flatten)]
    detail: Detail,
}

#[derive(Serialize)]
struct NotesByBuyer {
    ctin: String,
    nt: Vec<Note>,
}

#[derive(Serialize)]
struct Note {
    #[serde(skip_serializing_if = "Option::is_none")]
    typ: Option<&'static str>,
    ntty: &'static str,
    nt_num: String,
    nt_dt: String,
    pos: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rchrg: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inv_typ: Option<&'static str>,
    val: Plain,
    itms: Vec<Item>,
}

#[derive(Serialize)]
struct Nil {
    inv: Vec<NilRow>,
}

#[derive(Serialize)]
struct NilRow {
    sply_ty: &'static str,
    expt_amt: Plain,
    nil_amt: Plain,
    ngsup_amt: Plain,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Codes {
    Together { data: Vec<Code> },
    Apart { hsn_b2b: Vec<Code>, hsn_b2c: Vec<Code> },
}

#[derive(Serialize)]
struct Code {
    num: usize,
    hsn_sc: String,
    desc: &'static str,
    uqc: &'static str,
    qty: Plain,
    rt: Plain,
    txval: Plain,
    iamt: Plain,
    camt: Plain,
    samt: Plain,
    csamt: Plain,
}

#[derive(Serialize)]
struct Issued {
    doc_det: Vec<IssuedKind>,
}

#[derive(Serialize)]
struct IssuedKind {
    doc_num: u8,
    docs: Vec<IssuedSeries>,
}

#[derive(Serialize)]
struct IssuedSeries {
    num: usize,
    from: String,
    to: String,
    totnum: usize,
    cancel: usize,
    net_issue: usize,
}

pub(super) fn json(gstr1: &Gstr1) -> Result<String, serde_json::Error> {
    serde_json::to_string(&File {
        gstin: gstr1.gstin.clone(),
        fp: gstr1.period.portal_name(),
        version: VERSION,
        hash: "hash",
        b2b: grouped(&gstr1.b2b, |one| one.gstin.clone().unwrap_or_default())
            .map(|(ctin, group)| ByBuyer { ctin, inv: group.iter().map(|one| to_business(one)).collect() })
            .collect(),
        b2cl: grouped(&gstr1.b2cl, |one| one.place.code())
            .map(|(pos, group)| ByPlace { pos, inv: group.iter().map(|one| invoice(one)).collect() })
            .collect(),
        b2cs: gstr1.b2cs.iter().map(small).collect(),
        cdnr: grouped(&gstr1.cdnr, |one| one.gstin.clone().unwrap_or_default())
            .map(|(ctin, group)| NotesByBuyer { ctin, nt: group.iter().map(|one| note_to(one)).collect() })
            .collect(),
        cdnur: gstr1.cdnur.iter().map(|one| Note { typ: Some("B2CL"), ..note(one) }).collect(),
        nil: (!gstr1.nil.is_empty()).then(|| Nil { inv: gstr1.nil.iter().map(nil).collect() }),
        hsn: codes(gstr1),
        doc_issue: issued(&gstr1.documents),
    })
}

/// Groups in the order in which their keys first occur.
fn grouped<K: PartialEq>(
    all: &[Reported],
    key: impl Fn(&Reported) -> K,
) -> impl Iterator<Item = (K, Vec<&Reported>)> {
    let mut groups: Vec<(K, Vec<&Reported>)> = Vec::new();
    for one in all {
        let its = key(one);
        match groups.iter_mut().find(|(known, _)| *known == its) {
            Some((_, group)) => group.push(one),
            None => groups.push((its, vec![one])),
        }
    }
    groups.into_iter()
}

fn to_business(one: &Reported) -> Invoice {
    Invoice { pos: Some(one.place.code()), rchrg: Some("N"), inv_typ: Some("R"), ..invoice(one) }
}

fn invoice(one: &Reported) -> Invoice {
    Invoice {
        inum: one.number.clone(),
        idt: day(one.date),
        val: one.value.into(),
        pos: None,
        rchrg: None,
        inv_typ: None,
        itms: one.items.iter().map(|part| item(part, one.supply)).collect(),
    }
}

fn note_to(one: &Reported) -> Note {
    Note { rchrg: Some("N"), inv_typ: Some("R"), ..note(one) }
}

fn note(one: &Reported) -> Note {
    Note {
        typ: None,
        ntty: "C",
        nt_num: one.number.clone(),
        nt_dt: day(one.date),
        pos: one.place.code(),
        rchrg: None,
        inv_typ: None,
        val: one.value.into(),
        itms: one.items.iter().map(|part| item(part, one.supply)).collect(),
    }
}

/// The portal's own files number items by their rate: 1801 for 18 %.
fn item(item: &RateItem, supply: Supply) -> Item {
    let num = item.rate.get() * rust_decimal::Decimal::ONE_HUNDRED + rust_decimal::Decimal::ONE;
    Item { num: num.into(), itm_det: detail(item, supply) }
}

fn detail(item: &RateItem, supply: Supply) -> Detail {
    let heads = item.heads;
    let tax = match supply {
        Supply::Intra => Tax {
            iamt: None,
            camt: Some(heads.cgst.into()),
            samt: Some(heads.sgst.into()),
            csamt: heads.cess.into(),
        },
        Supply::Inter => {
            Tax { iamt: Some(heads.igst.into()), camt: None, samt: None, csamt: heads.cess.into() }
        }
    };
    Detail { txval: item.taxable.into(), rt: item.rate.get().into(), tax }
}

fn small(sum: &SmallSum) -> Small {
    Small {
        sply_ty: match sum.supply {
            Supply::Intra => "INTRA",
            Supply::Inter => "INTER",
        },
        pos: sum.place.code(),
        typ: "OE",
        detail: detail(&sum.item, sum.supply),
    }
}

fn nil(sum: &NilSum) -> NilRow {
    NilRow {
        sply_ty: match (sum.supply, sum.registered) {
            (Supply::Inter, true) => "INTRB2B",
            (Supply::Inter, false) => "INTRB2C",
            (Supply::Intra, true) => "INTRAB2B",
            (Supply::Intra, false) => "INTRAB2C",
        },
        expt_amt: sum.exempt.into(),
        nil_amt: sum.nil_rated.into(),
        ngsup_amt: sum.non_gst.into(),
    }
}

fn codes(gstr1: &Gstr1) -> Option<Codes> {
    let rows = |rows: &[&HsnRow]| {
        let coded = rows.iter().filter(|row| row.hsn.is_some());
        (1..).zip(coded).map(|(num, row)| code(num, row)).collect::<Vec<_>>()
    };
    let (b2b, b2c): (Vec<_>, Vec<_>) = (gstr1.hsn_b2b.iter().collect(), gstr1.hsn_b2c.iter().collect());
    let codes = if gstr1.period.last_day() < CODES_APART_SINCE {
        Codes::Together { data: rows(&[b2b, b2c].concat()) }
    } else {
        Codes::Apart { hsn_b2b: rows(&b2b), hsn_b2c: rows(&b2c) }
    };
    let is_empty = match &codes {
        Codes::Together { data } => data.is_empty(),
        Codes::Apart { hsn_b2b, hsn_b2c } => hsn_b2b.is_empty() && hsn_b2c.is_empty(),
    };
    (!is_empty).then_some(codes)
}

fn code(num: usize, row: &HsnRow) -> Code {
    Code {
        num,
        hsn_sc: row.hsn.clone().unwrap_or_default(),
        desc: "",
        uqc: row.unit.map_or("NA", domain::unit::Uqc::code),
        qty: row.quantity.into(),
        rt: row.rate.get().into(),
        txval: row.taxable.into(),
        iamt: row.heads.igst.into(),
        camt: row.heads.cgst.into(),
        samt: row.heads.sgst.into(),
        csamt: row.heads.cess.into(),
    }
}

fn issued(ranges: &[IssuedRange]) -> Option<Issued> {
    let mut kinds: Vec<IssuedKind> = Vec::new();
    for range in ranges {
        let Some(doc_num) = range.portal_kind() else { continue };
        let place = kinds.iter().position(|kind| kind.doc_num == doc_num).unwrap_or_else(|| {
            kinds.push(IssuedKind { doc_num, docs: Vec::new() });
            kinds.len() - 1
        });
        let docs = &mut kinds[place].docs;
        docs.push(IssuedSeries {
            num: docs.len() + 1,
            from: range.from.clone(),
            to: range.to.clone(),
            totnum: range.total,
            cancel: range.cancelled,
            net_issue: range.total - range.cancelled,
        });
    }
    kinds.sort_by_key(|kind| kind.doc_num);
    (!kinds.is_empty()).then_some(Issued { doc_det: kinds })
}

fn day(date: Date) -> String {
    format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year())
}
