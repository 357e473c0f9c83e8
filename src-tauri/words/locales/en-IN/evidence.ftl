### An order's page: what happened and who says so, why it is not paid, and what can be done with it now.

account-test-configuration-ok = Payments have come through “{ $configuration }”.
account-test-configuration-unknown = Nobody has paid through “{ $configuration }” yet, and WhatsApp does not say whether the name is right. Send a bill of ₹1.00 to yourself and pay it.
account-test-key-missing = The key is not stored here yet. Enter it, then test again.
account-test-key-ok = The key is accepted.
account-test-key-unknown = The key could not be tried.
account-test-reach-ok = { $host } answers.
action-cancel = Cancel
action-completed = Mark completed
action-duplicate = Duplicate
action-look-up = Look up again
action-partially-shipped = Mark part shipped
action-processing = Start getting ready
action-refund = Refund
action-resend = Send again
action-revise = Change the bill
action-send = Send on WhatsApp
action-shipped = Mark shipped
action-take-cash = Take cash
action-take-cash-now = Take cash at once
evidence-at-clock = at { $clock }
evidence-attempt-confirmed = { $nth ->
        [1] Looked up: paid and kept by the gateway
        [2] Looked up: second attempt paid and kept by the gateway
        [3] Looked up: third attempt paid and kept by the gateway
       *[other] Looked up: attempt { $nth } paid and kept by the gateway
    }
evidence-attempt-failed = { $nth ->
        [1] First attempt failed: { $reason }
        [2] Second attempt failed: { $reason }
        [3] Third attempt failed: { $reason }
       *[other] Attempt { $nth } failed: { $reason }
    }
evidence-attempt-hinted = { $nth ->
        [1] Paid, confirming
        [2] Second attempt: paid, confirming
        [3] Third attempt: paid, confirming
       *[other] Attempt { $nth }: paid, confirming
    }
evidence-attempt-pending = { $nth ->
        [1] First attempt begun
        [2] Second attempt begun
        [3] Third attempt begun
       *[other] Attempt { $nth } begun
    }
evidence-bill-accepted = Bill sent as an order message
evidence-bill-asks = The bill waits for your word
evidence-bill-delivered = Delivered
evidence-bill-failed = The bill did not reach the customer
evidence-bill-queued = The bill waits to be sent
evidence-bill-read = Read
evidence-bill-refused = WhatsApp refused the bill
evidence-bill-sending = The bill is being sent
evidence-bill-unknown = Not known whether the bill was sent
evidence-bill-withdrawn = The bill was not sent after all
evidence-cancel-failed = WhatsApp did not take back the way to pay
evidence-cancel-queued = Taking back the way to pay
evidence-cash-recorded = Cash taken
evidence-cash-waiting = Cash, recorded once WhatsApp can take no payment
evidence-clock = { $part ->
        [early] { $time } am
        [morning] { $time } am
        [noon] { $time } pm
        [evening] { $time } pm
       *[night] { $time } pm
    }
evidence-date = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[other] Dec
    }
evidence-found-canceled-paid = Paid after it was cancelled
evidence-found-no-order = Paid after the backup, for a bill this book does not have ({ $reference })
evidence-found-paid = Paid meanwhile, looked up at the gateway
evidence-found-refunded = Refunded meanwhile
evidence-looked-up = { $state ->
        [pending] Checked with the gateway: an attempt is still open
        [failed] Checked with the gateway: still unpaid, the attempt failed
       *[unpaid] Checked with the gateway: still unpaid
    }
evidence-on-date = on { $date } at { $clock }
evidence-order-canceled = Order cancelled
evidence-order-drafted = Bill begun
evidence-order-issued = Bill made
evidence-order-revised = Bill changed, revision { $revision }
evidence-reason = { $reason ->
        [bank_technical_error] trouble at the bank
        [credit_failed] the money did not arrive
        [debit_instrument_blocked] the account or card is blocked
        [gateway_technical_error] trouble at the gateway
        [incorrect_pin] wrong UPI PIN
        [insufficient_funds] not enough money in the account
        [invalid_vpa] wrong UPI ID
        [none] no reason given
        [payment_cancelled] stopped by the customer
        [payment_collect_request_expired] not approved in time
        [payment_declined] the bank refused
        [payment_failed] the payment failed
        [payment_timed_out] it took too long
        [transaction_daily_limit_exceeded] the day’s limit is used up
        [vpa_resolution_failed] wrong UPI ID
       *[other] “{ $reason }”
    }
evidence-refund = { $state ->
        [success] Refund done
        [failed] Refund failed
       *[pending] Refund asked
    }
evidence-status = { $to ->
        [processing] Getting ready
        [partially_shipped] Part shipped
        [shipped] Shipped
       *[completed] Completed
    }
evidence-status-asks = The news of the status waits for your word
evidence-status-refused = WhatsApp did not show the customer the status
evidence-way-closed = { $why ->
        [canceled] The customer can no longer pay by { $reference }
        [expired] The time to pay ended ({ $reference })
       *[other] The way to pay { $reference } is closed
    }
evidence-who-accepted = WhatsApp accepted it. Reference { $reference }
evidence-who-code = WhatsApp, code { $code }
evidence-who-gateway = { $gateway }, by lookup
evidence-who-gateway-payment = { $gateway } { $payment }, by lookup
evidence-who-hint = WhatsApp said so; a lookup was asked for at once
evidence-who-read = WhatsApp. Read is not paid
evidence-who-till = This till
evidence-who-till-later = This till. It goes by itself
evidence-who-told = This till. Customer told { $time }
evidence-who-told-not = This till. The customer was not told
evidence-who-told-refused = This till. WhatsApp did not show it
evidence-who-told-soon = This till. The customer is being told
evidence-who-whatsapp = WhatsApp
why-all-returned = { MONEY($captured) } was paid and all of it went back.
why-asks = The bill was not sent. { $reason }
why-attempt-failed-first = The first attempt failed: { $reason }.
why-attempt-pending = An attempt to pay began { $time } and has not ended.
why-attempted = { $count ->
        [one] One attempt to pay, { $time }, failed: { $reason }.
       *[other] { $count } attempts to pay failed, the last { $time }: { $reason }.
    }
why-bill-accepted = WhatsApp took the bill { $time }. This account does not hear whether it was read.
why-bill-delivered = The bill reached { $name }’s phone { $time } and has not been read yet.
why-bill-not-delivered = WhatsApp took the bill { $time }, but it has not reached { $name }’s phone yet.
why-bill-read = { $name } read the bill { $time }.
why-cancel-closing = Until WhatsApp confirms it, the customer may still pay.
why-canceled = Nothing was paid, and nobody can pay it any more.
why-canceled-paid = { MONEY($captured) } was paid all the same. Refund it, or make a new order for it.
why-cash-closing = The customer can still pay on WhatsApp for a moment; when that is closed, { MONEY($due) } in cash is recorded.
why-checked = Checked with the gateway { $time }.
why-confirmed = Confirmed by lookup.
why-confirmed-late = The gateway still has not confirmed it. Do not hand over the goods yet.
why-confirming = WhatsApp said { $time } that it was paid; the gateway has been asked and has not confirmed it yet.
why-draft = Nobody has been asked for the money yet.
why-due = { MONEY($due) } is due. It was not asked for on WhatsApp.
why-due-rest = { MONEY($captured) } has come, { MONEY($due) } is still due.
why-expired = The time to pay ended { $time }.
why-no-attempt = No attempt to pay since.
why-not-delivered = The bill did not reach { $name }. { $reason }
why-nothing-since = Nothing since.
why-over = { MONEY($over) } too much was paid.
why-returned = { MONEY($refunded) } returned since.
why-sending = The bill is being sent now.
why-title-asks = The bill waits for you
why-title-cancel-closing = Cancelled, closing the way to pay
why-title-canceled = Cancelled
why-title-canceled-paid = Cancelled, but paid
why-title-cash = Paid in cash, { $time }
why-title-cash-closing = Cash, closing the way to pay
why-title-confirming = Paid, confirming
why-title-draft = Not sent yet
why-title-due = Due
why-title-expired = Expired unpaid
why-title-not-delivered = The bill did not arrive
why-title-not-sent = { $reason ->
        [offline] Not sent yet: no internet
        [paused] Not sent yet: sending is paused
        [quarantined] Not sent yet: the book came from a backup
        [no_key] Not sent yet: the account has no key
        [account] Not sent yet: WhatsApp does not accept the account
        [closing] Not sent yet: the first way to pay is being closed
       *[waiting] Not sent yet
    }
why-title-over = Paid too much
why-title-paid = { $nth ->
        [1] Paid, { $time }
        [2] Paid on the second attempt, { $time }
        [3] Paid on the third attempt, { $time }
       *[other] Paid on attempt { $nth }, { $time }
    }
why-title-part-paid = Part paid
why-title-part-refunded = Part refunded
why-title-paying = Paying now
why-title-refunded = Refunded
why-title-sending = Being sent
why-title-twice = Paid twice
why-title-unknown = Not known if sent
why-title-unpaid = Why is this not paid?
why-unknown = Nobody knows whether the bill arrived. It is being checked; do not send it again.
why-waiting = { $reason ->
        [offline] The bill waits and goes by itself when the connection is back.
        [paused] The bill waits. Let sending go on, and it goes by itself.
        [quarantined] Look at what was found, then release the book.
        [no_key] Enter the account’s key, and the bill goes by itself.
        [account] Check the account’s key and balance; the bill goes by itself then.
        [closing] The new bill goes as soon as the first can no longer be paid.
       *[waiting] The bill goes by itself in a moment.
    }
why-way-closed = The customer cannot pay on WhatsApp any more. Send it again, or take cash.
