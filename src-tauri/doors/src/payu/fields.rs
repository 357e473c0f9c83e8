//! The few fields of PayU's body that its hash is about.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::SIGNED;
use crate::{Rejected, form};

const HASH: &str = "hash";

/// Put before the salt where it has a value. PayU's pages spell it in two ways.
const CHARGES: [&str; 2] = ["additionalCharges", "additional_charges"];

/// The fields by name, each with one meaning.
pub(super) struct Fields(BTreeMap<&'static str, Vec<u8>>);

impl Fields {
    /// Reads a form, or JSON where the body begins as an object does.
    pub(super) fn read(raw: &[u8]) -> Result<Self, Rejected> {
        let mut fields = Self(BTreeMap::new());
        if raw.trim_ascii_start().starts_with(b"{") {
            let Flat(values) = serde_json::from_slice(raw).map_err(|_| Rejected::ProofMissing)?;
            for (name, value) in values {
                fields.add(name, &text(value)?)?;
            }
        } else {
            for (name, value) in form::pairs(raw) {
                if let Some(name) = known(&name) {
                    fields.add(name, &value)?;
                }
            }
        }
        fields.unambiguous()
    }

    /// What stands there, or nothing.
    pub(super) fn get(&self, name: &str) -> &[u8] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    pub(super) fn hash(&self) -> &[u8] {
        self.get(HASH)
    }

    pub(super) fn additional_charges(&self) -> Option<&[u8]> {
        let [charges, _] = CHARGES;
        Some(self.get(charges)).filter(|charges| !charges.is_empty())
    }

    fn add(&mut self, name: &'static str, value: &[u8]) -> Result<(), Rejected> {
        let before = self.0.insert(name, value.to_vec());
        if before.is_some_and(|before| before != value) { Err(Rejected::ProofWrong) } else { Ok(()) }
    }

    fn unambiguous(self) -> Result<Self, Rejected> {
        if self.hash().is_empty() {
            return Err(Rejected::ProofMissing);
        }
        let is_cut_clearly = self.0.values().all(|value| !value.contains(&b'|'));
        let names_payment =
            ["status", "txnid", "amount", "key"].iter().all(|name| !self.get(name).is_empty());
        // The key is hashed last, where more could be appended to a hash without knowing the salt.
        let ends_clearly = self.get("key").iter().all(u8::is_ascii_alphanumeric);
        if is_cut_clearly && names_payment && ends_clearly { Ok(self) } else { Err(Rejected::ProofWrong) }
    }
}

/// The name under which a field is kept, where it has to do with the hash.
fn known(name: &[u8]) -> Option<&'static str> {
    let [charges, _] = CHARGES;
    if CHARGES.iter().any(|spelling| spelling.as_bytes() == name) {
        return Some(charges);
    }
    SIGNED.into_iter().chain([HASH]).find(|known| known.as_bytes() == name)
}

/// A value's characters as PayU would have put them into a form. A number stays as it is written: `40.00` is not
/// `40`.
fn text(value: &RawValue) -> Result<Cow<'_, [u8]>, Rejected> {
    let written = value.get();
    match written.as_bytes().first() {
        Some(b'"') => serde_json::from_str::<String>(written)
            .map(|text| Cow::Owned(text.into_bytes()))
            .map_err(|_| Rejected::ProofWrong),
        Some(b'{' | b'[') => Err(Rejected::ProofWrong),
        _ if written == "null" => Ok(Cow::Borrowed(b"")),
        _ => Ok(Cow::Borrowed(written.as_bytes())),
    }
}

/// A JSON object's fields that have to do with the hash, repeated ones too.
struct Flat<'a>(Vec<(&'static str, &'a RawValue)>);

impl<'de> Deserialize<'de> for Flat<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(FlatVisitor)
    }
}

struct FlatVisitor;

impl<'de> Visitor<'de> for FlatVisitor {
    type Value = Flat<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            match known(name.as_bytes()) {
                Some(name) => found.push((name, map.next_value()?)),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Flat(found))
    }
}
