### Invoices, vouchers and credit notes: what is due, what was made, and what keeps one from being made.

attention-document-not-made-do = Open the order: beside its papers it says what is missing.
attention-document-not-made-title = Invoice not made
attention-document-not-made-what = An invoice is due for this order and could not be made.
attention-rate-changed-do = Look at the invoice before you give it out.
attention-rate-changed-title = Rate changed
attention-rate-changed-what = A rate changed between the order and its invoice. The customer pays the same; the value before tax changed.
error-document-cancelled = The number of this document was cancelled. Choose another document.
error-document-not-found = There is no document { $number }. Check its number.
error-format-meets = Numbers of this format could be those of another series. Change a letter of it.
error-ifsc-invalid = This is not an IFSC. It has eleven characters, the fifth is a zero.
error-invoice-stands = This order has an invoice. Cancel its number first, or make a credit note.
error-paper-not-shown = No program on this computer shows PDF files. Install one, or save the paper as a file.
error-total-would-change = Between states the tax would come to another total than was agreed. Make a new bill.
error-what-left-unknown = Some goods left. Choose which, and the invoice for them is made.
evidence-document-cancelled = Number { $number } cancelled: { $why }
evidence-document-made = { $kind ->
        [tax_invoice] Tax invoice { $number }
        [bill_of_supply] Bill of supply { $number }
        [invoice_cum_bill_of_supply] Invoice and bill of supply { $number }
        [consolidated] Invoice of the day { $number }
        [receipt_voucher] Receipt voucher { $number }
        [refund_voucher] Refund voucher { $number }
        [credit_note] Credit note { $number }
       *[bill] Bill { $number }
    }
history-buyer-changed = The customer’s details for the invoice were changed.
history-document-cancelled = The number of a document was cancelled.
history-document-made = { $kind ->
        [receipt_voucher] A receipt voucher of { MONEY($total) } was made.
        [refund_voucher] A refund voucher of { MONEY($total) } was made.
        [credit_note] A credit note of { MONEY($total) } was made.
       *[other] The invoice of { MONEY($total) } was made.
    }
paper-cancelled = CANCELLED: { $why }
paper-received-cash = Cash
paper-received-online = { $how ->
        [upi] UPI
        [card] Card
        [netbanking] Netbanking
        [wallet] Wallet
       *[other] Online
    }, { $id }
paper-settings = Paper
paper-settings-bank-account = Bank account
paper-settings-bank-name = Account holder
paper-settings-branch = Branch
paper-settings-ifsc = IFSC
paper-settings-language = Language of papers
paper-settings-logo = Logo
paper-settings-logo-choose = Choose a picture
paper-settings-logo-none = None. A PNG or JPEG picture, at most 5 MB.
paper-settings-logo-remove = Remove
paper-settings-phone = Shop’s phone, as printed
paper-settings-registrations = Other registrations, one a line
paper-settings-registrations-example = FSSAI 11526998000123
paper-settings-sheet = Sheet
paper-settings-sheet-a4 = A4
paper-settings-sheet-a5 = A5
paper-settings-signatory = Who signs
paper-settings-signature = A line for the signature
paper-settings-terms = Terms at the foot
papers-against = for { $number }
papers-buyer = Customer’s details
papers-buyer-saved = Customer’s details saved
papers-buyer-title = Who the invoice is for
papers-cancel = Cancel number
papers-cancel-title = Cancel number { $number }?
papers-cancel-verb = Cancel number { $number }
papers-cancel-what = The number stays in its series and is reported as cancelled. Do this only while the paper is still here; if it was given out, make a credit note.
papers-cancel-why = Why
papers-cancelled = number cancelled: { $why }
papers-close-day = Make today’s invoice now
papers-credit = Credit note
papers-credit-all = All that is left
papers-credit-how = How much
papers-credit-some = Some of it
papers-credit-title = Credit note for { $number }
papers-credit-verb = Credit { $amount }
papers-credit-verb-some = Make credit note
papers-credit-what = { $amount } of this invoice is left. A credit note takes it back in the books; it returns no money by itself.
papers-credited = Credit note { $number } of { $amount } made
papers-day-closed = Invoice of the day: { $number }
papers-day-nothing = No small sale waits for an invoice
papers-give-back = Refund voucher
papers-item = Item
papers-left = Left
papers-look = Open PDF
papers-look-label = Open PDF of { $number }
papers-made = { $kind } { $number } made
papers-make = Make invoice
papers-make-all = Make it for everything
papers-make-part = Make it for these
papers-make-title = New paper: { $kind }
papers-make-what = Change a quantity if only some of it leaves now. The rest gets its own invoice later.
papers-none = None yet. The invoice is made by itself when money is confirmed or goods leave.
papers-number-cancelled = Number { $number } cancelled
papers-on-payment = When money is confirmed, make
papers-on-payment-invoice = the invoice
papers-on-payment-voucher = a receipt voucher
papers-or-amount = or amount
papers-quantity = Quantity
papers-series = Numbers
papers-series-begun = This year’s numbers have begun and stay as they are. A new form counts from the next financial year on.
papers-series-bill = Bills
papers-series-bill-of-supply = Bills of supply
papers-series-cancelled = { $count } cancelled
papers-series-credit-note = Credit notes
papers-series-edit = Change
papers-series-edit-title = How numbers are written: { $what }
papers-series-format = Form
papers-series-format-hint = In curly brackets: till is the till’s letter, year the financial year, number:5 the count with five digits.
papers-series-fresh = No number was given this year, so a new form counts at once.
papers-series-given = Given
papers-series-invoice = Invoices
papers-series-next = Next number
papers-series-note = Numbers follow each other without gaps, each kind by itself, and begin again on 1 April. A cancelled number stays and is reported.
papers-series-receipt-voucher = Receipt vouchers
papers-series-refund-voucher = Refund vouchers
papers-series-what = For
papers-series-year = Year
papers-settings = Invoices
papers-share-day = A small sale: it shares the invoice of its day, which is made when the day is over.
papers-shipping = Delivery is taxed
papers-shipping-fixed = at its own rate
papers-shipping-highest-rate = at the highest
papers-shipping-hsn = Code of the service
papers-shipping-pro-rata = like the goods
papers-shipping-rate = Rate, in %
papers-small-sales = Sales below ₹200 share one invoice a day
papers-title = Papers
papers-to-shop = Open the shop’s settings
papers-turnover = Yearly turnover
papers-turnover-above-5-crore = Above ₹5 crore
papers-turnover-from-10-crore = ₹10 crore or more
papers-turnover-up-to-5-crore = Up to ₹5 crore
papers-why-stands = Why it stays (kept with the paper)
settings-view-invoices = Invoices
settings-view-paper = Paper
verify-check-documents = Invoices are as they were made, and no number is missing
