//! What is said outside the window: money that came, bills that did not arrive. Customers are named only where the
//! person wants so, because a screen at the counter is seen by everybody.

use crate::work::News;
use app::preferences::Preferences;
use app::views::PaymentNews;
use domain::Paise;
use words::{Message, Words};

/// What a notification says of the news, if it is worth one.
#[must_use]
pub fn text(news: &News, preferences: &Preferences, words: &Words) -> Option<String> {
    match news {
        News::Paid(payments) => paid(payments, preferences.show_names_in_notifications, words),
        News::NotSent(count) => Some(words.say(&Message::ShellNotSent { count: (*count).into() })),
        News::Book(_) | News::Status(_) | News::Practice => None,
    }
}

fn paid(payments: &[PaymentNews], with_names: bool, words: &Words) -> Option<String> {
    match payments {
        [] => None,
        [PaymentNews { order, customer, amount }] => {
            let amount = paise(amount);
            let is_named = with_names && !customer.trim().is_empty();
            Some(words.say(&if is_named {
                Message::ShellPaidBy { amount, customer, order }
            } else {
                Message::ShellPaid { amount, order }
            }))
        }
        several => {
            let count = i64::try_from(several.len()).unwrap_or(i64::MAX);
            let amount = Paise::sum(several.iter().map(|one| paise(&one.amount)));
            amount.map(|amount| words.say(&Message::ShellPaidMany { amount, count }))
        }
    }
}

/// The core's own amounts read back.
fn paise(rupees: &str) -> Paise {
    Paise::parse_rupees(rupees).unwrap_or(Paise::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    fn payment(order: &str, amount: &str) -> PaymentNews {
        PaymentNews { order: order.into(), customer: "Moushumi Ghosh".into(), amount: amount.into() }
    }

    #[track_caller]
    fn check(news: &News, with_names: bool, expected: Option<&str>) {
        let preferences = Preferences { show_names_in_notifications: with_names, ..Preferences::default() };
        let said = text(news, &preferences, &Words::new(Language::English));
        assert_eq!(said.as_deref(), expected);
    }

    #[test]
    fn money_is_told_without_names_unless_they_are_wanted() {
        let news = News::Paid(vec![payment("A-12", "1234.50")]);
        check(&news, false, Some("₹1,234.50 received for bill A-12."));
        check(&news, true, Some("₹1,234.50 received from Moushumi Ghosh for bill A-12."));
    }

    #[test]
    fn several_payments_are_one_notice() {
        let news = News::Paid(vec![payment("A-12", "1234.50"), payment("A-13", "0.50")]);
        check(&news, true, Some("2 payments received, ₹1,235.00 in all."));
    }

    #[test]
    fn bills_that_did_not_arrive_are_counted() {
        check(&News::NotSent(2), false, Some("2 bills did not reach the customers."));
        check(&News::Book(1), false, None);
        check(&News::Paid(Vec::new()), false, None);
    }
}
