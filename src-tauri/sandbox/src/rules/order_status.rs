//! The `order_status` message: the only thing that moves an order's bubble. Whether the move is allowed is the
//! order's business, and is found out later.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::{body_and_footer, reference};
use crate::orders::OrderStatus;
use crate::refusal::Refusal;

/// A status the shop wants the customer to see.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StatusChange {
    pub(crate) reference: String,
    pub(crate) status: OrderStatus,
    pub(crate) body: String,
}

pub(super) fn read(interactive: &Field) -> Result<StatusChange, Refusal> {
    interactive.only(&["type", "body", "footer", "action"])?;
    let body = body_and_footer(interactive)?;
    let action = interactive.required("action")?;
    action.only(&["name", "parameters"])?;
    action.required("name")?.one_of(&["review_order"])?;
    let parameters = action.required("parameters")?;
    parameters.only(&["reference_id", "order"])?;
    let reference = reference(&parameters.required("reference_id")?)?;
    let order = parameters.required("order")?;
    order.only(&["status", "description"])?;
    if let Some(description) = order.optional("description")? {
        description.text(120)?;
    }
    let status = order.required("status")?;
    let name = status.one_of(&OrderStatus::SENDABLE.map(OrderStatus::name))?;
    let known = OrderStatus::SENDABLE.into_iter().find(|known| known.name() == name);
    let known = known.ok_or_else(|| status.invalid("must be an order status"))?;
    Ok(StatusChange { reference, status: known, body })
}
