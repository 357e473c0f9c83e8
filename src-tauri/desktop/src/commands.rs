//! The commands of the two windows. Each is read, calls one use case off the main thread, and shows its answer; what it
//! may do is decided in `app`.

pub mod accounts;
pub mod bill;
pub mod bindings;
pub mod chats;
pub mod documents;
pub mod exports;
pub mod import;
pub mod keys;
pub mod listening;
pub mod managing;
pub mod names;
pub mod orders;
pub mod practice;
pub mod printing;
pub mod products;
pub mod sending;
pub mod start;
pub mod status;
pub mod waiting;
pub mod window;

use crate::desk::Desk;
use crate::events::{
    BookChanged, CloseAsked, GoTo, ImportProgress, PapersProgress, PracticeChanged, StatusChanged,
};
use app::{App, AppError, Code, ErrorView};
use domain::OrderNumber;
use tauri::{State, Wry};
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};
use words::Words;

/// All commands and events, for the program and for the file that is written from them.
#[must_use]
pub fn builder() -> Builder<Wry> {
    Builder::<Wry>::new()
        .disable_serde_phases()
        .error_handling(ErrorHandlingMode::Throw)
        .commands(collect_commands![
            start::opening,
            start::retry_opening,
            start::open_practice,
            start::leave_practice,
            start::begin_book,
            start::restart_practice,
            start::set_preferences,
            start::remember_place,
            start::states_of_india,
            start::shop,
            start::set_shop,
            status::status,
            status::set_paused,
            bill::current_bill,
            bill::new_bill,
            bill::open_bill,
            bill::save_bill,
            bill::hold_bill,
            bill::held_bills,
            bill::discard_bill,
            bill::finish_bill,
            products::find_customers,
            products::find_products,
            products::save_product,
            products::list_products,
            products::remove_product,
            products::bring_back_product,
            products::price_rules,
            import::choose_import,
            import::opened_import,
            import::preview_import,
            import::import_rows,
            import::run_import,
            import::cancel_import,
            import::save_wrong_rows,
            import::close_import,
            printing::printers,
            printing::save_printer,
            printing::remove_printer,
            printing::set_default_printer,
            printing::test_printer,
            printing::print_receipt,
            printing::print_jobs,
            printing::answer_print,
            chats::chats,
            chats::chat,
            chats::mark_chat_read,
            chats::reply,
            chats::bill_of_message,
            chats::accept_address,
            chats::record_consent,
            chats::erase_chat,
            chats::preview_reminders,
            chats::remind,
            chats::reminds_by_itself,
            chats::set_reminds_by_itself,
            managing::templates,
            managing::refresh_templates,
            managing::create_templates,
            managing::vouch_for_template,
            managing::configurations,
            managing::refresh_configurations,
            managing::create_configuration,
            managing::connect_configuration,
            managing::delete_configuration,
            managing::use_configuration,
            sending::outbox,
            sending::plan_bulk,
            sending::send_bulk,
            sending::pause_bulk,
            sending::cancel_bulk,
            sending::pay_qr,
            sending::say_customer_wrote,
            sending::template_cost,
            sending::set_template_cost,
            sending::ask_for_address,
            sending::offer_catalogue,
            sending::offer_products,
            bill::repeat_last,
            products::read_pasted,
            bill::duplicate_order,
            bill::revise_order,
            orders::orders,
            orders::order_counts,
            orders::needs_you,
            orders::order,
            orders::move_order,
            orders::cancel_order,
            orders::resend_order,
            orders::send_order,
            orders::take_cash,
            orders::look_up_order,
            documents::order_documents,
            documents::set_buyer,
            documents::make_invoice,
            documents::credit_document,
            documents::refund_voucher,
            documents::cancel_document,
            documents::open_paper,
            documents::paper_settings,
            documents::set_paper_settings,
            documents::logo,
            documents::choose_logo,
            documents::remove_logo,
            documents::close_day,
            documents::documents,
            documents::series,
            documents::set_series_format,
            exports::export_periods,
            exports::preview_export,
            exports::save_export,
            exports::save_papers,
            exports::cancel_papers,
            status::look_up_all,
            waiting::asks,
            waiting::release,
            waiting::quarantine,
            waiting::release_book,
            accounts::accounts,
            accounts::add_account,
            accounts::change_key,
            accounts::test_account,
            accounts::remove_account,
            accounts::vault,
            accounts::unlock_vault,
            listening::listener,
            listening::set_listener,
            listening::agree_secret,
            listening::close_route,
            practice::phone,
            practice::act,
            practice::faults,
            practice::set_faults,
            window::open_link,
            window::answer_close,
            keys::key_wanted,
            keys::keep_key,
            keys::cancel_key,
            keys::drawn_secret,
        ])
        .events(collect_events![
            BookChanged,
            StatusChanged,
            PracticeChanged,
            CloseAsked,
            GoTo,
            ImportProgress,
            PapersProgress
        ])
}

/// Asks the open shop.
async fn ask<T: Send + 'static>(
    desk: State<'_, Desk>,
    question: impl FnOnce(&App, &Words) -> Result<T, AppError> + Send + 'static,
) -> Result<T, ErrorView> {
    on_desk(desk, move |desk| question(&desk.shop()?, &desk.words())).await
}

/// Has the open shop do something; the worker looks whether there is something to do for it now.
async fn change<T: Send + 'static>(
    desk: State<'_, Desk>,
    change: impl FnOnce(&App, &Words) -> Result<T, AppError> + Send + 'static,
) -> Result<T, ErrorView> {
    on_desk(desk, move |desk| {
        let done = change(&desk.shop()?, &desk.words());
        desk.nudge();
        done
    })
    .await
}

/// Does something at the desk, off the thread that draws. Refusals are written down once, here; arguments never are.
async fn on_desk<T: Send + 'static>(
    desk: State<'_, Desk>,
    work: impl FnOnce(&Desk) -> Result<T, AppError> + Send + 'static,
) -> Result<T, ErrorView> {
    let desk = desk.inner().clone();
    let at_work = desk.clone();
    let done = tauri::async_runtime::spawn_blocking(move || work(&at_work)).await;
    // A fault in a use case ends this command and nothing else; the panic itself was written down where it happened.
    let done = done.unwrap_or_else(|_| Err(AppError::new(Code::Internal)));
    done.map_err(|refusal| {
        tracing::info!(code = refusal.code.as_str(), "refused");
        desk.refuse(&refusal)
    })
}

fn number(typed: &str) -> Result<OrderNumber, AppError> {
    typed.parse().map_err(|_| AppError::new(Code::NumberInvalid).at("number"))
}
