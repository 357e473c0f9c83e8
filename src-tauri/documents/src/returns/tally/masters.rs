//! The ledgers that vouchers need, each once, with the group it belongs to in Tally.

use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Ledgers, Voucher};

/// A ledger to be made.
pub(super) struct Master {
    pub name: String,
    pub group: &'static str,
    pub account: Option<Account>,
}

/// The shop's own ledgers that are used, then the buyers', by name. Cash is in every company.
pub(super) fn of(vouchers: &[Voucher], ledgers: &Ledgers) -> Vec<Master> {
    let entries = vouchers.iter().flat_map(|voucher| &voucher.entries);
    let used: BTreeSet<&str> = entries.map(|entry| entry.ledger.as_str()).collect();
    let own = [
        (&ledgers.sales, "Sales Accounts"),
        (&ledgers.cgst, "Duties & Taxes"),
        (&ledgers.sgst, "Duties & Taxes"),
        (&ledgers.igst, "Duties & Taxes"),
        (&ledgers.cess, "Duties & Taxes"),
        (&ledgers.round_off, "Indirect Expenses"),
        (&ledgers.fees, "Indirect Expenses"),
        (&ledgers.bank, "Bank Accounts"),
    ];
    let own = own.into_iter().filter(|(name, _)| used.contains(name.as_str()));
    let own = own.map(|(name, group)| Master { name: name.clone(), group, account: None });
    let parties: BTreeMap<&str, &Account> =
        vouchers.iter().map(|voucher| (voucher.party.ledger.as_str(), &voucher.party)).collect();
    let parties = parties.into_iter().map(|(name, account)| Master {
        name: name.to_owned(),
        group: "Sundry Debtors",
        account: Some(account.clone()),
    });
    own.chain(parties).collect()
}
