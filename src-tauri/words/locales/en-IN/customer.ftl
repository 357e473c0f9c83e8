### What the customer reads on WhatsApp. WhatsApp's limits, in UTF-16 units: item names, footers and the
### descriptions of tax, discount and shipping 60; descriptions of a status and of the expiry 120; bodies 1024.

customer-address-request = Please tell { $shop } where to deliver your order.
customer-bill-body = Namaste { $name }, here is your bill { $number } from { $shop }. Total { MONEY($amount) }.
customer-bill-body-resent = Namaste { $name }, here is your bill { $number } from { $shop } again. Total { MONEY($amount) }. Please pay with this message; the earlier one is closed.
customer-bill-body-revised = Namaste { $name }, your bill { $number } from { $shop } has changed. Total { MONEY($amount) }. Please pay with this message; the earlier one is closed.
customer-bill-footer = Please pay only with the button below.
customer-bill-free-items = Without charge: { $items }.
customer-canceled-by-refund = Namaste { $name }, your order { $number } at { $shop } is cancelled. { MONEY($amount) } is on its way back to you.
customer-catalog-body = Have a look at what { $shop } has, and order it here on WhatsApp.
customer-chat-first-words = Hello, I am writing about order { $number }.
customer-discount = Discount
customer-discount-with-round-off = Discount { MONEY($discounts) }, round-off { MONEY($round) }
customer-document-follows = { $document } for your order { $number }. Thank you, { $shop }.
customer-expiry = You can pay until { $until }.
customer-expiry-passed = The time to pay has ended. Please ask the shop for a new bill.
customer-item-position = Item { $position }
customer-item-whole-bill = Bill { $number } · { $count ->
        [one] { $count } item
       *[other] { $count } items
    }
customer-link-offer = You can also pay here: { $url }
customer-payment-received = Namaste { $name }, { $shop } has received { MONEY($amount) } for your bill { $number }. Thank you!
customer-product-body = From { $shop }. You can order it here on WhatsApp.
customer-products-body = { $shop } has these for you. You can order them here on WhatsApp.
customer-products-section = Products
customer-refund-body = Namaste { $name }, { $shop } has refunded { MONEY($amount) } for your bill { $number }. It reaches your account in 5 to 7 days.
customer-reminder = Namaste { $name }, { MONEY($amount) } is still due for your bill { $number } from { $shop }.
customer-round-off = Round-off
customer-shipping = Delivery
customer-status-canceled = Your order is cancelled. Please do not pay for it.
customer-status-canceled-body = Your order { $number } from { $shop } is cancelled.
customer-status-canceled-cash = You paid at the shop. Thank you!
customer-status-canceled-resent = Please pay with the newer message for this order.
customer-status-completed = Your order is complete. Thank you!
customer-status-completed-body = Your order { $number } from { $shop } is complete. Thank you!
customer-status-partially-shipped = A part of your order is on its way. The rest follows.
customer-status-partially-shipped-body = A part of your order { $number } from { $shop } is on its way.
customer-status-processing = We are getting your order ready.
customer-status-processing-body = { $shop } is getting your order { $number } ready.
customer-status-shipped = Your order is on its way.
customer-status-shipped-body = Your order { $number } from { $shop } is on its way.
customer-tax-cess = Cess { MONEY($cess) }
customer-tax-included = Includes GST { MONEY($gst) }
customer-tax-included-cess = Includes cess { MONEY($cess) }
customer-tax-included-with-cess = Includes GST { MONEY($gst) } and cess { MONEY($cess) }
customer-tax-included-with-cess-and-round-off = Incl. GST { MONEY($gst) }, cess { MONEY($cess) }, round-off { MONEY($round) }
customer-tax-included-with-round-off = Includes GST { MONEY($gst) }, round-off { MONEY($round) }
customer-tax-inter = IGST { MONEY($igst) }
customer-tax-inter-with-cess = IGST { MONEY($igst) } + cess { MONEY($cess) }
customer-tax-inter-with-round-off = IGST { MONEY($igst) } + round-off { MONEY($round) }
customer-tax-intra = CGST { MONEY($cgst) } + SGST { MONEY($sgst) }
customer-tax-intra-with-cess = CGST { MONEY($cgst) } + SGST { MONEY($sgst) } + cess { MONEY($cess) }
customer-tax-intra-with-round-off = CGST { MONEY($cgst) } + SGST { MONEY($sgst) }, round-off { MONEY($round) }
customer-tax-with-cess-and-round-off = GST { MONEY($gst) }, cess { MONEY($cess) }, round-off { MONEY($round) }
customer-tax-with-round-off = Includes round-off { MONEY($round) }
customer-template-bill = Here is your bill. Please review it and pay with the button below.
customer-template-reminder = Namaste { $name }, order { $number } of ₹{ $amount } can still be paid in this chat.
customer-template-status = There is news about your order.
