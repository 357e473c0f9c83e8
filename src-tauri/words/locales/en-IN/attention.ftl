### What needs a person. `-title` fits a chip, `-what` says what happened, `-do` says what settles it.

asks-count = { $count ->
        [one] { $count } message waits for your word.
       *[other] { $count } messages wait for your word.
    }
asks-question = Send them now?
asks-reason-amount-changed = The amount or the cost is no longer what you saw.
asks-reason-book-restored = The book came from a backup, so the message may have left already.
asks-reason-kind-changed = The customer’s 24 hours are over, so it would go as a template.
asks-reason-nothing-can-go = The customer’s 24 hours are over, and no approved template can go. Ask the customer to write, or take the payment another way.
asks-reason-order-canceled = The order has been cancelled since.
asks-reason-order-paid = The order has been paid since.
asks-reason-order-revised = The order has been revised since.
asks-reason-outcome-unknown = It was tried three times, and we still do not know whether it arrived.
asks-reason-too-old = It has waited for more than a day.
attention-account-refused-do = Check the account’s key and balance in its settings. Messages wait and go by themselves.
attention-account-refused-title = Account refused
attention-account-refused-what = WhatsApp’s service does not accept this account at present.
attention-amount-differs-do = Take the rest, give the extra back, or accept it as it is.
attention-amount-differs-title = Different amount
attention-amount-differs-what = { MONEY($expected) } was asked for, but { MONEY($captured) } was paid.
attention-another-number-do = Correct the callback address of that number, or add the number as an account here. A week later this note goes by itself.
attention-another-number-title = Another number
attention-another-number-what = News about the WhatsApp number { $reference } arrives here. It belongs to no account of this book, so it changed nothing.
attention-bubble-refused-do = The order here is right. Tell the customer yourself if it matters.
attention-bubble-refused-title = Status not shown
attention-bubble-refused-what = WhatsApp did not show the customer the order’s new status.
attention-captured-after-cancel-do = Refund it, or make a new order for it.
attention-captured-after-cancel-title = Paid after cancel
attention-captured-after-cancel-what = { MONEY($captured) } was paid after the order was cancelled.
attention-cash-and-capture-do = Refund one of the two.
attention-cash-and-capture-title = Cash and UPI
attention-cash-and-capture-what = This order was paid in cash, and { MONEY($captured) } came by WhatsApp as well.
attention-clock-wrong-do = Set the clock, so that dates on bills and the time to pay are right.
attention-clock-wrong-title = Clock wrong
attention-clock-wrong-what = This computer’s clock is wrong by { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
attention-late-capture-do = Give the goods if you still have them, or refund it.
attention-late-capture-title = Paid after expiry
attention-late-capture-what = { MONEY($captured) } was paid after the time to pay had ended.
attention-message-failed-do = See the reason in the order. Then send it again, or show the UPI QR.
attention-message-failed-title = Sending failed
attention-message-failed-what = The message did not reach the customer (code { $code }).
attention-not-confirmed-do = Do not hand over the goods yet. Look at the gateway’s own page, or ask the customer for the UPI number.
attention-not-confirmed-title = Not confirmed
attention-not-confirmed-what = WhatsApp said that this was paid, but after 15 minutes the gateway still has not confirmed it.
attention-outcome-unknown-do = Ask the customer. Then say here whether it arrived.
attention-outcome-unknown-title = Not known
attention-outcome-unknown-what = We do not know whether a message reached the customer, and checking did not settle it.
attention-paid-no-order-do = Make the order for it, or refund it.
attention-paid-no-order-title = Money, no order
attention-paid-no-order-what = { MONEY($captured) } was paid with the reference { $reference }, which belongs to no order in this book.
attention-paid-over-do = Refund the extra, or keep it for the next bill if the customer agrees.
attention-paid-over-title = Paid too much
attention-paid-over-what = The customer paid { MONEY($over) } more than the bill.
attention-paid-twice-do = Refund one of the payments.
attention-paid-twice-title = Paid twice
attention-paid-twice-what = The customer paid twice; { MONEY($over) } is too much.
attention-quarantine-found-do = Look through the list, then release the book.
attention-quarantine-found-title = After the backup
attention-quarantine-found-what = Since the backup, { $count ->
        [one] { $count } thing has
       *[other] { $count } things have
    } happened that this book did not know.
attention-refund-conflict-do = Look at the gateway’s own page before you refund again.
attention-refund-conflict-title = Refund unclear
attention-refund-conflict-what = The refund of { MONEY($amount) } is reported both as done and as failed.
attention-refund-failed-do = Try again later, or give the money back in cash and record it.
attention-refund-failed-title = Refund failed
attention-refund-failed-what = The refund of { MONEY($amount) } did not go through.
attention-text-failed-do = See the reason in the chat. Then write again, or call the customer.
attention-text-failed-title = Not delivered
attention-text-failed-what = What was written to the customer did not arrive (code { $code }).
attention-unread-delivery-do = Nothing is lost: it is kept. Update the program.
attention-unread-delivery-title = News not read
attention-unread-delivery-what = WhatsApp sent something that this version of the program cannot read.
