### What is printed on invoices and receipts, and what goes wrong with printers and logos.
### Names of taxes, GSTIN, PAN, HSN, IFSC and UPI are the same in every language and stand in the program.

error-logo-pixels = This picture has too many pixels for a logo. Save it with at most 6,000 pixels on a side, then choose it again.
error-logo-too-large = This file is too large for a logo. Choose a picture of at most 5 MB.
error-logo-type = A logo must be a PNG or JPEG picture. Choose such a file.
error-logo-unreadable = This picture is damaged. Save it again as PNG, then choose it.
error-paper-does-not-add-up = The figures of this document do not add up, so it was not printed. Check the book, then try again.
error-paper-tax-not-allowed = This kind of document must not show tax, so it was not printed. Choose another kind.
error-printer-access = This computer may not use the printer. Allow it for your user, then print again.
error-printer-cover-open = The printer’s cover is open. Close it, then print again.
error-printer-error = The printer reports a fault. Switch it off and on, then print again.
error-printer-gone = The printer went away while it was printing. Look at the slip before you print again.
error-printer-not-found = There is no such printer. Check its name or address in the settings.
error-printer-off = The printer does not answer. Switch it on and check its cable; the receipt waits.
error-printer-paper-out = The printer is out of paper. Put in a new roll; the receipt waits.
error-printer-slow = The printer takes nothing any more. Look at the slip, then print again.
error-printer-unsupported = This system cannot print that way. Choose another connection in the settings.
paper-account = Account
paper-against = Against invoice
paper-against-value = { $number } of { $date }
paper-amount = Amount
paper-any-app = Any UPI app:
paper-bank = Bank transfer
paper-bank-branch = Branch
paper-bank-name = Name
paper-bill-discount = Bill discount
paper-billed-to = Billed to
paper-brought-forward = Brought forward
paper-by-rate = Tax by HSN and rate, in ₹
paper-carried-forward = Carried forward
paper-copy-duplicate = Duplicate for transporter
paper-copy-original = Original for recipient
paper-copy-reprint = Printed again
paper-copy-triplicate = Triplicate for supplier
paper-customer = Customer
paper-date = Date
paper-date-value = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
} { $year }
paper-delivered-to = Delivered to
paper-discount = Discount
paper-due = Balance due
paper-due-by = Due by
paper-errors-excepted = E. & O. E.
paper-fades = Thermal paper fades: ask for the PDF on WhatsApp.
paper-for-seller = For { $name }
paper-in-words = In words
paper-item = Item
paper-items-at-rate = Items at rate
paper-kind-bill = Bill
paper-kind-bill-of-supply = Bill of Supply
paper-kind-credit-note = Credit Note
paper-kind-invoice-cum-bill = Invoice-cum-Bill of Supply
paper-kind-receipt-voucher = Receipt Voucher
paper-kind-refund-voucher = Refund Voucher
paper-kind-tax-invoice = Tax Invoice
paper-law-bill-of-supply = Section 31(3)(c), Rule 49
paper-law-credit-note = Section 34, Rule 53
paper-law-invoice-cum-bill = Rule 46A
paper-law-receipt-voucher = Section 31(3)(d), Rule 50
paper-law-refund-voucher = Section 31(3)(e), Rule 51
paper-law-tax-invoice = Section 31, Rule 46
paper-line-discounts = Line discounts
paper-nearest-rupee = To the nearest rupee
paper-no = No
paper-note-composition = Composition taxable person, not eligible to collect tax on supplies
paper-note-no-irn = An e-invoice number (IRN) was not made for this document.
paper-note-no-tax = No tax is charged on this bill. The buyer cannot claim credit for it.
paper-note-reverse-charge = The buyer pays the tax on reverse charge.
paper-number-bill = Bill no.
paper-number-invoice = Invoice no.
paper-number-note = Note no.
paper-number-voucher = Voucher no.
paper-order = Order
paper-page = Page { $page } of { $pages }
paper-phone = Phone
paper-place-of-supply = Place of supply
paper-practice = PRACTICE
paper-practice-note = Practice. Nothing on this paper is real.
paper-prices-include = Prices include GST.
paper-quantity = Qty
paper-rate = Rate
paper-reference = Reference
paper-reverse-charge = Reverse charge
paper-round-off = Round off
paper-scan = Scan to pay
paper-shipping = Shipping
paper-signatory = Authorised signatory
paper-state = State
paper-tax = Tax
paper-taxable = Taxable
paper-taxable-value = Taxable value
paper-test-note = If this slip is straight and whole, the printer is set up.
paper-test-print = Test print
paper-thanks = Thank you. Please come again.
paper-total = Total
paper-total-credit = Credit
paper-total-items = { $count ->
    [one] Total, { $count } item
   *[other] Total, { $count } items
}
paper-total-pay = To pay
paper-total-received = Received
paper-total-refunded = Refunded
paper-value-of-supply = Value of supply
paper-yes = Yes
