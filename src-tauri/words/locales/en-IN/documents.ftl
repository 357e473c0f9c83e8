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
history-document-cancelled = The number of a document was cancelled.
history-document-made = { $kind ->
        [receipt_voucher] A receipt voucher of { MONEY($total) } was made.
        [refund_voucher] A refund voucher of { MONEY($total) } was made.
        [credit_note] A credit note of { MONEY($total) } was made.
       *[other] The invoice of { MONEY($total) } was made.
    }
verify-check-documents = Invoices are as they were made, and no number is missing
