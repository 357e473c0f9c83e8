//! Accounts of the shop at payment gateways, without their keys.

use crate::book::{Read, Write};
use crate::convert::{at, row_error};
use crate::error::StoreError;
use domain::{GatewayId, GatewayKind, GatewaySettings};
use jiff::Timestamp;
use rusqlite::{Params, Row, params};

/// An account at a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GatewayAccount {
    /// Its id.
    pub id: GatewayId,
    /// How it is reached.
    pub settings: GatewaySettings,
}

statements! {
    hot INSERT = "INSERT INTO gateways (name, kind, base_url, key_id, added_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    hot BY_ID = "SELECT * FROM gateways WHERE id = ?1";
    whole ALL = "SELECT * FROM gateways WHERE removed_at IS NULL ORDER BY id";
    hot MOVE = "UPDATE gateways SET base_url = ?2, key_id = ?3 WHERE id = ?1";
    hot REMOVE = "UPDATE gateways SET removed_at = ?2 WHERE id = ?1";
}

impl Read<'_> {
    /// The accounts in use, oldest first; a handful.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn gateways(&self) -> Result<Vec<GatewayAccount>, StoreError> {
        self.find_gateways(ALL, params![])
    }

    /// The account with this id, also after it was removed: payments keep going by it.
    ///
    /// # Errors
    /// A row that does not parse.
    pub fn gateway(&self, id: GatewayId) -> Result<Option<GatewayAccount>, StoreError> {
        Ok(self.find_gateways(BY_ID, params![id.get()])?.into_iter().next())
    }

    fn find_gateways(&self, sql: &str, params: impl Params) -> Result<Vec<GatewayAccount>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(parse(row)?);
        }
        Ok(found)
    }
}

fn parse(row: &Row<'_>) -> Result<GatewayAccount, StoreError> {
    let id: i64 = row.get("id")?;
    let kind: String = row.get("kind")?;
    let kind = GatewayKind::from_name(&kind).ok_or_else(|| row_error("gateways", id, "kind"))?;
    let settings = GatewaySettings {
        name: row.get("name")?,
        kind,
        base_url: row.get("base_url")?,
        key_id: row.get("key_id")?,
    };
    Ok(GatewayAccount { id: GatewayId::new(id), settings })
}

impl Write<'_> {
    /// Adds an account; its keys are in the vault before anything is asked of it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn add_gateway(&self, settings: &GatewaySettings, now: Timestamp) -> Result<GatewayId, StoreError> {
        self.connection.prepare_cached(INSERT)?.execute(params![
            settings.name,
            settings.kind.as_str(),
            settings.base_url,
            settings.key_id,
            at(now),
        ])?;
        Ok(GatewayId::new(self.connection.last_insert_rowid()))
    }

    /// The gateway is to be found elsewhere, or has given another key.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn move_gateway(&self, id: GatewayId, base_url: &str, key_id: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached(MOVE)?.execute(params![id.get(), base_url, key_id])?;
        Ok(())
    }

    /// Takes an account out of use. Its row stays, because payments name it.
    ///
    /// # Errors
    /// What keeps the book from being written.
    pub fn remove_gateway(&self, id: GatewayId, now: Timestamp) -> Result<(), StoreError> {
        self.connection.prepare_cached(REMOVE)?.execute([id.get(), at(now)])?;
        Ok(())
    }
}
