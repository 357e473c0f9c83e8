### The order book and the accounts: what a check found, what was done, what an account can hear.

account-added = The account “{ $name }” was added.
account-ask-key = API key of the account:
account-ask-passphrase = Passphrase for the file with the keys:
account-hears-everything = Payments and messages: you also see what was delivered and read, and what customers write.
account-hears-payments = Payments only: whether a message was delivered stays unknown. A relay would add that, and customers’ messages.
account-removed = The account “{ $name }” was removed, and its key with it.
account-test-key-refused = The account “{ $name }” was reached, but its key is not accepted. Copy the key again.
account-test-ok = The account “{ $name }” works: the key is accepted and the payment configuration is active.
account-test-reached = The account “{ $name }” was reached and its key is accepted. The payment configuration could not be checked.
book-backed-up = The book was saved as { $path }.
book-begun = A new order book was begun in { $path }.
book-generated = { $count ->
        [one] { $count } synthetic order was written.
       *[other] { $count } synthetic orders were written.
    }
book-restored = The backup was restored. Nothing is sent until you have looked at what happened since.
sync-applied = { $count ->
        [one] { $count } piece of news was applied.
       *[other] { $count } pieces of news were applied.
    }
sync-attention = { $count ->
        [one] { $count } order needs you.
       *[other] { $count } orders need you.
    }
sync-idle = All messages delivered.
sync-looked-up = { $count ->
        [one] { $count } payment was looked up.
       *[other] { $count } payments were looked up.
    }
sync-sent = { $count ->
        [one] { $count } message was sent.
       *[other] { $count } messages were sent.
    }
sync-waiting = { $count ->
        [one] { $count } message waits; it goes by itself.
       *[other] { $count } messages wait; they go by themselves.
    }
sync-waits-for-holder = Another program does the sending; waiting for its report.
verify-check-attention = Every open matter is counted
verify-check-bills = Bills add up
verify-check-chats = Chats and their unread messages are counted right
verify-check-foreign-keys = Nothing points to what is missing
verify-check-history-chain = The history is unbroken
verify-check-integrity = The database file is whole
verify-check-messages = Every message that went out is on record
verify-check-one-open-reference = Each order can be paid in one way at a time
verify-check-order-numbers = No order number lies beyond the counter
verify-check-outbox-lanes = Messages of each order stand in their sequence
verify-check-payments = Payments add up
verify-check-search-index = Searching finds every order
verify-check-status-counts = The counts of the states agree
verify-detail-checked = { $count ->
        [one] { $count } row was checked.
       *[other] { $count } rows were checked.
    }
verify-detail-first-fault = { $count ->
        [one] { $count } row is wrong: { $row }.
       *[other] { $count } rows are wrong, the first is { $row }.
    }
verify-sound = The book is sound.
verify-unsound = The book is not sound. Keep it as it is and restore the newest backup.
