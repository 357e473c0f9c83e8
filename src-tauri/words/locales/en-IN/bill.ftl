### What the core says of the bill on the counter.

bill-walk-in = Walk-in customer
bill-why-never-wrote = This customer has not written to the shop yet. WhatsApp may refuse the bill; then let them scan the UPI QR, or ask them to write first.
bill-why-never-wrote-template = It goes as a template: this customer has not written to the shop yet.
bill-why-no-account = No WhatsApp account is set up, so this is only how it would look.
bill-why-payments-only = This account does not hear when customers write. If the customer has not written in the last 24 hours, WhatsApp may refuse the bill.
bill-why-payments-only-template = It goes as a template: this account does not hear when customers write.
bill-why-said-to-have-written = Free: you said that the customer has just written.
bill-why-window-closed = The customer has not written in the last 24 hours.
bill-why-window-closed-template = It goes as a template: the customer has not written in the last 24 hours.
bill-why-window-open = Free: the customer wrote in the last 24 hours.
