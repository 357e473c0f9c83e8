### The outbox: what waits, asks, was refused; bills sent together, reminders, and what to do where no message can go.

batch-asking = { $count ->
        [one] { $count } asks you.
       *[other] { $count } ask you.
    }
batch-cancel = { $count ->
        [one] Take back the one left
       *[other] Take back the { $count } left
    }
batch-left-out = { $count ->
        [one] { $count } order was left out.
       *[other] { $count } orders were left out.
    }
batch-pause = Pause
batch-resume = Go on
batch-since = since { $time }
batch-spent = Cost so far { $amount }.
batch-state = { $accepted } accepted, { $refused } refused, { $left } to go.
batch-title = { $count ->
        [one] { $count } bill sent together
       *[other] { $count } bills sent together
    }
batch-withdrawn = { $count ->
        [one] { $count } was taken back.
       *[other] { $count } were taken back.
    }
bulk-as = Goes as
bulk-as-free = Free message
bulk-as-template = Template
bulk-free = All go free: these customers wrote in the last 24 hours.
bulk-lead = { $count ->
        [one] { $count } bill asks for { $amount }.
       *[other] { $count } bills ask for { $amount } together.
    }
bulk-left-out = { $count ->
        [one] { $count } order is left out
       *[other] { $count } orders are left out
    }
bulk-none = None of these orders can be sent now.
bulk-open = Send together
bulk-send = { $count ->
        [one] Send { $count } bill
       *[other] Send { $count } bills
    }
bulk-templates = { $count ->
        [one] { $count } goes as a template, for which WhatsApp takes its price.
       *[other] { $count } go as templates, for which WhatsApp takes its price.
    }
bulk-templates-cost = { $count ->
        [one] { $count } goes as a template, at most { $cost }.
       *[other] { $count } go as templates, at most { $cost } together.
    }
bulk-title = Send bills together
no-message-noted = Noted. For 24 hours messages to this customer go free.
no-message-qr = UPI QR
no-message-wrote = The customer has just written
no-message-wrote-what = WhatsApp takes the bill for certain if the customer wrote in the last 24 hours.
outbox-counts = { $asks } ask, { $unknown } not known, { $refused } refused, { $waiting } wait
outbox-key-send = send all
outbox-more = and { $count } more
outbox-next = Next try
outbox-none = Everything has been sent.
outbox-none-waiting = Nothing waits to be sent.
outbox-none-what = Messages that wait, ask or were refused stand here.
outbox-refused = { $count ->
        [one] { $count } refused
       *[other] { $count } refused
    }
outbox-screen = Outbox
outbox-side = Bills sent together, not known, refused
outbox-template = template
outbox-template-cost = template, { $cost }
outbox-unknown = Not known
outbox-unknown-what = The line dropped after these left. We look by ourselves whether they arrived; do not send them again.
outbox-waiting = Waiting
outbox-waiting-paused = { $count ->
        [one] { $count } message; all sending is paused
       *[other] { $count } messages; all sending is paused
    }
outbox-waiting-what = { $count ->
        [one] { $count } message, it goes by itself
       *[other] { $count } messages, they go by themselves
    }
outbox-waits-account = The account, see what needs you
outbox-waits-answer = The answer
outbox-waits-batch = You paused these bills
outbox-waits-check = Checking whether it arrived
outbox-waits-for = Waits for
outbox-waits-message-before = The message before it
outbox-waits-network = The network
outbox-waits-slow-down = WhatsApp asked to slow down
outbox-waits-turn = Its turn
outbox-waits-way-to-pay = The first way to pay closes
pay-qr-chat = Or begin a chat
pay-qr-chat-what = The customer scans this and writes to the shop. For 24 hours after that the bill goes free.
pay-qr-no-upi = The shop has no UPI id yet.
pay-qr-pay = Pay by any UPI app:
pay-qr-pay-what = The customer scans this. The money is not seen here by itself: take it as paid once your UPI app shows it.
pay-qr-title = Order { $number } without a message
remind-by-itself = Remind customers by itself before their bill ends
remind-by-itself-what = By day, once for each bill, and only those who agreed.
remind-done = { $count ->
        [one] { $count } reminder waits in the outbox.
       *[other] { $count } reminders wait in the outbox.
    }
remind-due = Due
remind-excluded = { $count ->
        [one] { $count } is left out
       *[other] { $count } are left out
    }
remind-free = All go free.
remind-lead = { $count ->
        [one] { $count } customer is reminded.
       *[other] { $count } customers are reminded.
    }
remind-none = Nobody can be reminded now.
remind-none-what = A reminder goes to customers who agreed to it, whose bill can still be paid, and at most once a day.
remind-one = Remind of order { $number }
remind-open = Remind
remind-pick = Remind
remind-send = { $count ->
        [one] Remind { $count } customer
       *[other] Remind { $count } customers
    }
remind-templates = { $count ->
        [one] { $count } goes as a template, for which WhatsApp takes its price.
       *[other] { $count } go as templates, for which WhatsApp takes its price.
    }
remind-title = Remind of what is due
remind-until = Can pay until
