//! Templates: made, listed, deleted. Whether one is approved is told later.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::{Answered, check_account, object, written};
use crate::door::Door;
use crate::news::Category;
use crate::refusal::Refusal;
use crate::state::Event;
use crate::templates::{self, Template};

/// What a list shows of each unless asked otherwise, `id` besides.
const FIELDS: [&str; 5] = ["name", "components", "language", "status", "category"];
/// As many in one answer, unless asked otherwise.
const LIMIT: usize = 25;

type Asked = Query<BTreeMap<String, String>>;

pub(super) async fn create(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let asked = check_account(&door, &version, &id, &headers).and_then(|()| object(&headers, &body));
    written(asked.and_then(|asked| created(&door, &asked)))
}

fn created(door: &Door, body: &Value) -> Answered {
    let draft = templates::read(body)?;
    let category = category_name(draft.category);
    let id = door.world.within_request(|state, now_ms| {
        let id = state.ids.number(16);
        state.templates.create(id.clone(), draft)?;
        let looked_at_ms = now_ms.saturating_add(state.delays.millis(20_000, 90_000));
        state.plan(looked_at_ms, Event::Review(id.clone()));
        Ok::<_, Refusal>(id)
    })?;
    Ok(json!({"id": id, "status": "PENDING", "category": category}))
}

pub(super) async fn list(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    Query(asked): Asked,
    headers: HeaderMap,
) -> Response {
    written(check_account(&door, &version, &id, &headers).and_then(|()| listed(&door, &asked)))
}

fn listed(door: &Door, asked: &BTreeMap<String, String>) -> Answered {
    only(asked, &["name", "language", "status", "category", "fields", "limit", "after"])?;
    let limit = match asked.get("limit") {
        Some(written) => {
            let limit = written.parse::<usize>().ok().filter(|limit| (1..=1_000).contains(limit));
            limit.ok_or_else(|| Refusal::new(100, "limit must be a number from 1 to 1000"))?
        }
        None => LIMIT,
    };
    let fields: Vec<&str> = asked.get("fields").map_or(FIELDS.to_vec(), |fields| fields.split(',').collect());
    let after = asked.get("after").map(String::as_str).unwrap_or_default();
    let mut found: Vec<(String, Value)> = door.world.look(|state, _| {
        let all =
            state.templates.iter().filter(|(id, template)| id.as_str() > after && fits(template, asked));
        all.take(limit + 1).map(|(id, template)| (id.clone(), entry(id, template, &fields))).collect()
    });
    let goes_on = found.len() > limit;
    found.truncate(limit);
    let mut body = json!({});
    if let (Some((first, _)), Some((last, _))) = (found.first(), found.last()) {
        body["paging"] = json!({"cursors": {"before": first, "after": last}});
        if goes_on {
            body["paging"]["next"] = json!(format!("?after={last}"));
        }
    }
    body["data"] = found.into_iter().map(|(_, entry)| entry).collect();
    Ok(body)
}

fn fits(template: &Template, asked: &BTreeMap<String, String>) -> bool {
    let is = |key: &str, value: &str| asked.get(key).is_none_or(|wanted| wanted == value);
    is("name", &template.name)
        && is("language", &template.language)
        && is("status", template.status.name())
        && is("category", category_name(template.category))
}

fn entry(id: &str, template: &Template, fields: &[&str]) -> Value {
    let mut entry = Map::new();
    for field in fields {
        let value = match *field {
            "name" => json!(template.name),
            "components" => template.components.clone(),
            "language" => json!(template.language),
            "status" => json!(template.status.name()),
            "category" => json!(category_name(template.category)),
            _ => continue,
        };
        entry.insert((*field).to_owned(), value);
    }
    entry.insert("id".to_owned(), json!(id));
    Value::Object(entry)
}

pub(super) async fn delete(
    State(door): State<Door>,
    Path((version, id)): Path<(String, String)>,
    Query(asked): Asked,
    headers: HeaderMap,
) -> Response {
    written(check_account(&door, &version, &id, &headers).and_then(|()| deleted(&door, &asked)))
}

fn deleted(door: &Door, asked: &BTreeMap<String, String>) -> Answered {
    only(asked, &["name", "hsm_id"])?;
    let name = asked.get("name").ok_or_else(|| Refusal::new(100, "The parameter name is required"))?;
    let id = asked.get("hsm_id").map(String::as_str);
    if door.world.within_request(|state, _| state.templates.delete(name, id)) {
        return Ok(json!({"success": true}));
    }
    Err(Refusal::new(100, format!("there is no template {name}")))
}

fn only(asked: &BTreeMap<String, String>, known: &[&str]) -> Result<(), Refusal> {
    match asked.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => Err(Refusal::new(100, format!("Unexpected key {key}"))),
    }
}

fn category_name(category: Category) -> &'static str {
    match category {
        Category::Marketing => "MARKETING",
        Category::Utility | Category::Service => "UTILITY",
    }
}
