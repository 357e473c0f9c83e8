//! The columns of a shipping rule, which shop and orders share.

use domain::Percent;
use domain::bill::ShippingRule;
use rusqlite::Row;

/// `shipping_rule`, `shipping_rate`, `shipping_hsn`.
pub fn shipping_columns(rule: &ShippingRule) -> (&'static str, Option<String>, Option<&str>) {
    match rule {
        ShippingRule::ProRata => ("pro_rata", None, None),
        ShippingRule::HighestRate => ("highest_rate", None, None),
        ShippingRule::Fixed { rate, hsn } => ("fixed", Some(rate.to_string()), hsn.as_deref()),
    }
}

/// A rule from its columns; `None` when they hold none.
pub fn shipping_rule(row: &Row<'_>) -> rusqlite::Result<Option<ShippingRule>> {
    let rate: Option<String> = row.get("shipping_rate")?;
    let rate = rate.as_deref().and_then(Percent::parse);
    Ok(match (row.get::<_, String>("shipping_rule")?.as_str(), rate) {
        ("pro_rata", _) => Some(ShippingRule::ProRata),
        ("highest_rate", _) => Some(ShippingRule::HighestRate),
        ("fixed", Some(rate)) => Some(ShippingRule::Fixed { rate, hsn: row.get("shipping_hsn")? }),
        _ => None,
    })
}
