### What the core says of the bill on the counter.

bill-walk-in = Walk-in customer
bill-why-never-wrote = This customer has not written to the shop yet. WhatsApp may refuse the bill; then take cash, or ask the customer to write first.
bill-why-no-account = No WhatsApp account is set up, so this is only how it would look.
bill-why-payments-only = This account does not hear when customers write. If the customer has not written in the last 24 hours, WhatsApp may refuse the bill.
bill-why-window-closed = The customer has not written in the last 24 hours. WhatsApp may refuse the bill; then take cash, or ask the customer to write.
bill-why-window-open = Free: the customer wrote in the last 24 hours.
