//! `customer …`: whom the shop knows.

use super::import;
use super::quote::shown;
use crate::args::Customer;
use crate::output::Answer;
use crate::refusal::Refusal;
use crate::session::Session;
use app::views::ImportKindName;

/// Does what the command says.
pub fn run(session: &Session, command: &Customer) -> Result<Answer, Refusal> {
    match command {
        Customer::Import(options) => import::run(session, ImportKindName::Customers, options),
        Customer::List(page) => {
            let view = session.open()?.list_customers(page.after, page.limit)?;
            let mut lines: Vec<String> = view
                .customers
                .iter()
                .map(|customer| format!("{}  {}  {}", customer.phone, customer.name, shown(&customer.owes)))
                .collect();
            lines.extend(view.next.map(|next| format!("--after {next}")));
            Ok(Answer::of(view).said(lines))
        }
    }
}
