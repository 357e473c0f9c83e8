### The history of an order and of the book: one text per kind of event. Figures come from the event, names never.

history-attempt-seen = { $state ->
        [success] The customer’s payment went through.
        [failed] The customer tried to pay, and it failed.
       *[pending] The customer is paying.
    }
history-attention-raised = { $code ->
        [amount_differs] This needs you: the amount paid is not the amount asked for.
        [another_number] This needs you: news came of another WhatsApp number.
        [bubble_refused] This needs you: WhatsApp did not show the customer the new status.
        [captured_after_cancel] This needs you: it was paid after it was cancelled.
        [clock_wrong] This needs you: this computer’s clock is wrong.
        [late_capture] This needs you: it was paid after the time to pay had ended.
        [message_failed] This needs you: a message did not reach the customer.
        [not_confirmed] This needs you: the gateway has not confirmed the payment.
        [outcome_unknown] This needs you: it is not known whether a message arrived.
        [paid_no_order] This needs you: money came that belongs to no order.
        [paid_over] This needs you: the customer paid too much.
        [paid_twice] This needs you: the customer paid twice.
        [refund_conflict] This needs you: a refund is reported both as done and as failed.
       *[other] This needs you.
    }
history-attention-settled = A person settled what needed attention.
history-book-opened = The book was begun.
history-book-quarantined = The book came from a backup or a copy; nothing was sent from then on.
history-book-released = The book was looked through and released; sending began again.
history-bubble-refused = WhatsApp did not show the customer the new status.
history-cancel-requested = Cancelling was asked for at WhatsApp.
history-cash-recorded = { MONEY($amount) } was taken in cash.
history-exception-found = The match of money found something to settle.
history-exception-resolved = Something in the match of money was settled by hand.
history-generation-begun = A new generation of the book began; new references carry the tag { $tag }.
history-late-capture = { MONEY($amount) } was paid after the time to pay had ended.
history-looked-up = Looked up at the gateway: { $state ->
        [unpaid] still unpaid.
        [confirming] the payment is not finished yet.
        [part_paid] paid in part.
        [paid] paid.
        [paid_over] paid too much.
        [part_refunded] refunded in part.
        [refunded] refunded.
       *[other] { $state }.
    }
history-message-accepted = { $effect ->
        [cancel] WhatsApp took the cancelling.
        [order_details] WhatsApp took the bill.
        [order_status] WhatsApp took the order’s status.
       *[text] WhatsApp took the message.
    }
history-message-asks = { $effect ->
        [cancel] The cancelling waits for your word before it is sent.
        [cash] Recording the cash waits for your word.
        [order_details] The bill waits for your word before it is sent.
        [order_status] The order’s status waits for your word before it is sent.
       *[text] The message waits for your word before it is sent.
    }
history-message-delivered = { $effect ->
        [cancel] The cancelling reached the customer’s phone.
        [order_details] The bill reached the customer’s phone.
        [order_status] The order’s status reached the customer’s phone.
       *[text] The message reached the customer’s phone.
    }
history-message-failed = { $effect ->
        [cancel] The cancelling did not reach the customer (code { $code }).
        [order_details] The bill did not reach the customer (code { $code }).
        [order_status] The order’s status did not reach the customer (code { $code }).
       *[text] The message did not reach the customer (code { $code }).
    }
history-message-not-sent = There was no connection, so nothing left. It is tried again by itself.
history-message-outcome-unknown = { $effect ->
        [cancel] It is not known whether the cancelling was sent; it is being checked.
        [order_details] It is not known whether the bill was sent; it is being checked.
        [order_status] It is not known whether the order’s status was sent; it is being checked.
       *[text] It is not known whether the message was sent; it is being checked.
    }
history-message-queued = { $effect ->
        [cancel] The cancelling was put in the queue.
        [cash] The cash is recorded once the way to pay is closed.
        [order_details] The bill was put in the queue.
        [order_status] The order’s status was put in the queue.
       *[text] A message was put in the queue.
    }
history-message-read = { $effect ->
        [cancel] The customer read the cancelling.
        [order_details] The customer read the bill.
        [order_status] The customer read the order’s status.
       *[text] The customer read the message.
    }
history-message-refused = { $effect ->
        [cancel] WhatsApp refused the cancelling (code { $code }).
        [order_details] WhatsApp refused the bill (code { $code }).
        [order_status] WhatsApp refused the order’s status (code { $code }).
       *[text] WhatsApp refused the message (code { $code }).
    }
history-message-released = { $effect ->
        [cancel] You said: send the cancelling.
        [cash] You said: record the cash.
        [order_details] You said: send the bill.
        [order_status] You said: send the order’s status.
       *[text] You said: send the message.
    }
history-message-sent = { $effect ->
        [cancel] Sending the cancelling was begun.
        [order_details] Sending the bill was begun.
        [order_status] Sending the order’s status was begun.
       *[text] Sending the message was begun.
    }
history-message-settled = { $outcome ->
        [arrived] Checking showed that the message had arrived.
        [not_arrived] Checking showed that the message had not arrived.
       *[unknown] Checking did not show whether the message arrived.
    }
history-message-withdrawn = { $effect ->
        [cancel] The cancelling was dropped before it was sent.
        [cash] The cash was not recorded after all.
        [order_details] The bill was dropped before it was sent.
        [order_status] The order’s status was dropped before it was sent.
       *[text] The message was dropped before it was sent.
    }
history-order-canceled = The order was cancelled.
history-order-drafted = The order was begun as a draft.
history-order-edited = The draft was changed.
history-order-held = The draft was held.
history-order-issued = The order was issued: { MONEY($total) }.
history-order-recalled = The draft was taken up again.
history-order-revised = A revision of the order was made.
history-payment-changed = { $state ->
        [unpaid] The order is unpaid.
        [confirming] The customer says the order is paid.
        [part_paid] The order is paid in part.
        [paid] The order is paid.
        [paid_over] The order is paid too much.
        [part_refunded] The order is refunded in part.
        [refunded] The order is refunded.
       *[other] The order’s payment is { $state }.
    }
history-payment-confirmed = The gateway confirmed { MONEY($amount) }.
history-payment-confirming = WhatsApp said that this is paid; the gateway was asked to confirm it.
history-reference-closed = The way to pay { $reference } is closed.
history-reference-closing = The way to pay { $reference } is being closed.
history-reference-opened = The customer can pay with the reference { $reference }.
history-refund-seen = { $state ->
        [success] { MONEY($amount) } was refunded.
        [failed] The refund of { MONEY($amount) } failed.
       *[pending] The refund of { MONEY($amount) } is on its way.
    }
history-status-changed = { $to ->
        [processing] The order is being made ready.
        [partially_shipped] A part of the order left the shop.
        [shipped] The order left the shop.
        [completed] The order is complete.
        [canceled] The order was cancelled.
       *[other] The order became { $to }.
    }
history-stray-found = { MONEY($amount) } was found that belongs to no order of this book.
history-unknown = This version of the program has no words for “{ $what }”.
history-work-taken-over = Sending was taken over from a program that ended; what was on its way is being checked.
