//! The `order_status` message: the only thing that moves an order's bubble. Whether the move is allowed is the
//! order's business, and is found out later.

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::{body_and_footer, reference};
use crate::orders::OrderStatus;
use crate::refusal::Refusal;
use crate::shown::Frame;

/// A status the shop wants the customer to see.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StatusChange {
    pub(crate) reference: String,
    /// Where the reference stands in what was sent.
    pub(crate) reference_path: String,
    pub(crate) status: OrderStatus,
    pub(crate) frame: Frame,
}

pub(super) fn read(interactive: &Field) -> Result<StatusChange, Refusal> {
    interactive.only(&["type", "body", "footer", "action"])?;
    let frame = body_and_footer(interactive)?;
    let action = interactive.required("action")?;
    action.only(&["name", "parameters"])?;
    action.required("name")?.one_of(&["review_order"])?;
    Ok(StatusChange { frame, ..change(&action.required("parameters")?)? })
}

/// The change itself; the frame around it is left empty. The same fields stand in a template's component.
pub(super) fn change(parameters: &Field) -> Result<StatusChange, Refusal> {
    parameters.only(&["reference_id", "order"])?;
    let reference_field = parameters.required("reference_id")?;
    let reference = reference(&reference_field)?;
    let order = parameters.required("order")?;
    order.only(&["status", "description"])?;
    order.optional_text("description", 120)?;
    let status = order.required("status")?;
    let name = status.one_of(&OrderStatus::SENDABLE.map(OrderStatus::name))?;
    let known = OrderStatus::SENDABLE.into_iter().find(|known| known.name() == name);
    let known = known.ok_or_else(|| status.invalid("must be an order status"))?;
    let reference_path = reference_field.path().to_owned();
    Ok(StatusChange { reference, reference_path, status: known, frame: Frame::default() })
}
