# Orders, an order, the practice shop, and the questions that wait.

asks-dialog-done = { NUMBER($released) } go now, { NUMBER($withdrawn) } will not be sent.
asks-dialog-drop = Do not send
asks-dialog-drop-all = { $count ->
    [one] Do not send it
   *[other] Send none of { $count }
    }
asks-dialog-later = Later
asks-dialog-none = Nothing waits for you.
asks-dialog-send = Send
asks-dialog-send-all = { $count ->
    [one] Send it
   *[other] Send all { $count }
    }
asks-dialog-since = Since
asks-dialog-title = Messages that wait for you
asks-dialog-what = Each of these has changed or waited too long since you queued it. One answer is enough for all; an order’s number opens it.
asks-dialog-why = Why
order-actions = What can be done
order-bill = Bill
order-bill-and-facts = The bill and facts about the order
order-cancel-title = Cancel { $number }?
order-cancel-unsent = Nobody has been asked for the money. A cancelled order stays cancelled.
order-cancel-verb = Cancel the order
order-cancel-what = { $name } is told on WhatsApp and can no longer pay. A cancelled order stays cancelled.
order-captured = Paid
order-cash-closed = When the way to pay is closed
order-cash-closed-what = Safe: nobody can pay a second time. It takes a moment, longer without internet.
order-cash-now = Now
order-cash-now-what = The cash is recorded at once. If the customer still pays on WhatsApp, the order shows as paid twice and one has to be refunded.
order-cash-title = Take { $amount } in cash?
order-cash-verb = Record { $amount }
order-cash-what = { $name } pays at the counter. What is open on WhatsApp is closed first, so that nobody pays twice.
order-cash-when = When it is recorded
order-deliver-to = Deliver to
order-due = Due
order-evidence = What happened
order-evidence-none = Nothing of this kind yet.
order-evidence-which = Which of it
order-facts = About the order
order-group-all = All
order-group-message = Messages
order-group-money = Money
order-gstin = GSTIN
order-issued = Made
order-kept = Kept
order-key-back = back to orders
order-key-evidence = what happened
order-looking-up = The gateway is being asked. Its answer shows here.
order-method-card = card
order-method-cash = cash
order-method-netbanking = net banking
order-method-upi = UPI
order-method-wallet = wallet
order-no-phone = No phone number
order-no-total = This bill cannot be added up yet. Open it and finish its lines.
order-off-now = not now
order-off-paying = being paid now
order-off-refund-first = refund first
order-paid-by = Paid by { $how }
order-phone = Phone
order-reference = Reference
order-refunded = Returned
order-revision = Revision { NUMBER($number) }
order-shipped-hint = For example who brings it, and when. It may stay empty.
order-shipped-note = Note for the customer
order-shipped-title = On its way?
order-shipped-what = { $name } gets a message that the order is on its way.
order-stamp = PAID
order-step-now = (now)
order-steps = Where the order stands
order-sure-back = Back
order-today = Today
order-until = until { $day }, { $time }
orders-chosen = The chosen order
orders-clear = Clear the search
orders-do-amount-differs = Compare
orders-do-captured-after-cancel = Decide
orders-do-cash-and-capture = Refund one
orders-do-late-capture = Decide
orders-do-look = Look
orders-do-message-failed = See why
orders-do-not-confirmed = Check
orders-do-outcome-unknown = Ask
orders-do-paid-over = Settle
orders-do-paid-twice = Refund one
orders-filter-all = All
orders-filter-attention = Needs you
orders-filter-canceled = Cancelled
orders-filter-completed = Completed
orders-filter-confirming = Confirming
orders-filter-draft = Drafts
orders-filter-paid = Paid
orders-filter-part-paid = Part paid
orders-filter-pending = New
orders-filter-processing = Processing
orders-filter-send-failed = Sending failed
orders-filter-shipped = Shipped
orders-filter-unpaid = Unpaid
orders-filters = Which orders
orders-found = { $count ->
    [0] No order found.
    [one] { $count } order found.
   *[other] { $count } orders found.
    }
orders-key-clear = clear
orders-key-next = next step
orders-key-open = open
orders-key-peek = details
orders-key-row = next row
orders-looking-up = The gateways are being asked. What they say shows here.
orders-message = Message
orders-needs-all = See all
orders-needs-more = { NUMBER($count) } more
orders-needs-you = Needs you
orders-none = No bills yet. F2 makes the first.
orders-none-found = Nothing for “{ $text }”.
orders-none-here = No orders here.
orders-not-sent = Not sent
orders-open = Open order
orders-open-draft = Open the bill
orders-order = Order
orders-peek = Details
orders-search = Find orders
orders-search-ask = Name, phone, number or item
orders-show-all = Show all orders
orders-space = Space
orders-time = Time
practice-screen-act-as = Act as { $name }
practice-screen-act-as-nobody = Act as the customer
practice-screen-act-expire = Let it expire
practice-screen-act-hint = The digits work while the keyboard is on one of these.
practice-screen-act-pay = Pay
practice-screen-act-pay-twice = Pay twice
practice-screen-act-read = Read it
practice-screen-act-send-cart = Send a cart
practice-screen-act-write = Write back
practice-screen-act-wrong-pin = Wrong PIN
practice-screen-bad-day = Bad day
practice-screen-bank = From Practice Bank ··21
practice-screen-chat = Chat
practice-screen-controls = Practice controls
practice-screen-count = { $count ->
    [one] { $count } order
   *[other] { $count } orders
    }
practice-screen-empty = Nothing has come yet.
practice-screen-fault-disordered = News comes out of order
practice-screen-fault-late = Answers come late, 2 s
practice-screen-fault-lost = Answers lost after the work
practice-screen-fault-offline = No internet
practice-screen-fault-silent = No news comes by itself
practice-screen-fault-twice = News comes twice
practice-screen-key-act = act as the customer
practice-screen-leave = Leave practice
practice-screen-no-orders = No orders yet. Send a bill first.
practice-screen-nobody = Send a bill, and the customer’s phone shows here.
practice-screen-pay = Pay { $amount }
practice-screen-phone = The customer’s phone
practice-screen-phone-hide = Put the phone away
practice-screen-phone-of = { $name }’s phone
practice-screen-phone-show = The customer’s phone
practice-screen-restart = Start the day again
practice-screen-restart-title = Start the practice day again?
practice-screen-restart-what = All practice bills, customers and messages are deleted, and a new practice day begins. Your real book is not touched.
practice-screen-review = Review your order
practice-screen-show-phone = Show this customer’s phone
practice-screen-state-canceled = Cancelled
practice-screen-state-expired = Expired
practice-screen-state-paid = Paid
practice-screen-state-pending = Payment under way
practice-screen-state-to-pay = To pay
practice-screen-title = Practice shop
practice-screen-unread = unread
practice-screen-whose = Whose phone
practice-screen-write-label = Message to the shop
practice-screen-write-send = Send
practice-screen-write-title = Write as { $name }
practice-screen-written = Written by the customer:
quarantine-dialog-alone = No other computer uses this book now
quarantine-dialog-drop = { $count ->
    [one] Do not send it; it may have arrived already
   *[other] Send none of the { $count }; they may have arrived already
    }
quarantine-dialog-found = Found since
quarantine-dialog-found-none = Nothing happened meanwhile, as far as the providers say.
quarantine-dialog-know = What we know
quarantine-dialog-nobody = Unknown
quarantine-dialog-not-alone = Say first that no other computer uses this book.
quarantine-dialog-quiet = Later, keep it quiet
quarantine-dialog-release = Release the book
quarantine-dialog-send = { $count ->
    [one] Send it when the book is released
   *[other] Send all { $count } when the book is released
    }
quarantine-dialog-since = Quiet since
quarantine-dialog-sweep = Payments asked after
quarantine-dialog-sweeping = { NUMBER($count) } still asked
quarantine-dialog-swept = All of them
quarantine-dialog-then = These may have left before the backup was put back. What about them?
quarantine-dialog-title = This book came from a backup. Nothing leaves yet.
quarantine-dialog-wait = Wait until every payment was asked after.
quarantine-dialog-waiting = Messages that wait
quarantine-dialog-what = What happened since is being looked up. Bills and searching work meanwhile.
