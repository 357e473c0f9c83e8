//! The typed keys that the window compiles against.

use crate::{keys, typescript};

#[track_caller]
fn check_line(line: &str) {
    assert!(typescript().lines().any(|known| known == line), "{line} is not in\n{}", typescript());
}

#[test]
fn arguments_have_the_type_that_their_use_asks_for() {
    check_line("  'payment-state-part-paid': { due: Paise };");
    check_line("  'asks-count': { count: number };");
    check_line("  'error-order-not-found': { number: string };");
    check_line("  'order-state-draft': undefined;");
    check_line(
        "  'history-refund-seen': { amount: Paise; state: 'failed' | 'pending' | 'success' | (string & {}) };",
    );
}

#[test]
fn every_key_stands_in_the_interface_once() {
    let properties = typescript().lines().filter(|line| line.starts_with("  '")).count();
    assert_eq!(properties, keys().count());
}

#[test]
fn the_translating_function_asks_for_values_only_where_a_text_needs_them() {
    check_line("export interface Messages {");
    check_line("export type MessageKey = keyof Messages;");
    check_line("  ...values: Messages[K] extends undefined ? [] : [Messages[K]]");
}

#[test]
fn keys_are_sorted_so_that_they_can_be_searched() {
    let keys: Vec<&str> = keys().collect();
    assert!(keys.is_sorted());
}
