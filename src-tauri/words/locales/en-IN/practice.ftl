### The practice shop: the demo's steps, and the sandbox.

demo-done = All steps were read back from the order book.
demo-opening = Opening the practice world at { $url }
demo-step-attempt-failed = The customer tried to pay once, and it failed.
demo-step-captured = The customer paid { MONEY($amount) }, and the gateway confirmed it.
demo-step-completed = The order is complete.
demo-step-delivered = The bill reached the customer’s phone.
demo-step-drafted-offline = A bill of { MONEY($amount) } was written without a connection.
demo-step-invoice-issued = The invoice { $number } was made.
demo-step-missing = This step could not be read back from the order book: { $step }.
demo-step-processing = The order is being made ready, and the customer was told.
demo-step-queued = The bill waits in the outbox for the connection.
demo-step-read = The customer read the bill.
demo-step-refunded-partly = { MONEY($amount) } was refunded.
demo-step-sent = The bill was sent with the reference { $reference }.
demo-step-settlement-matched = The bank’s payment was matched to the order.
demo-step-shipped = The order left the shop, and the customer was told.
practice-band = Practice shop: nothing here is real money.
practice-customer-abandons = The customer read the bill and did not pay.
practice-customer-fails = The customer’s payment failed.
practice-customer-pays = The customer paid.
practice-customer-reads = The customer read the message.
practice-shop-name = Practice Kirana
practice-start = Try it with a practice shop
sandbox-ready = The practice world listens at { $url }. It stops with this command.
sandbox-stopped = The practice world has stopped.
