### Returns, books and lists that are made into files, and what to know before they leave the shop.

book-alias = Name in Latin letters
book-cess-per-unit = Cess each
book-cess-rate = Cess %
book-code = Code
book-credit = Credit
book-debit = Debit
book-item = Item
book-last-wrote = Last wrote
book-ledger = Ledger
book-owes = Owes
book-payment = Payment
book-phone = Phone
book-price = Price
book-state = Order
book-unit = Unit
book-voucher = Voucher
books-file-csv = Save as CSV
books-file-json = Save for the portal
books-file-xlsx = Save as Excel
books-file-xml = Save vouchers for Tally
books-file-xml-ledgers = Save ledgers for Tally
books-first-rows = The first { NUMBER($shown) } of { NUMBER($count) } rows. The file holds all.
books-from = From
books-key-kind = Book
books-key-period = Period
books-key-save = Make a file
books-kind = What
books-kind-customers = Customers
books-kind-day-book = Day book
books-kind-documents = Register of documents
books-kind-gstr1 = GSTR-1 return
books-kind-orders = Orders
books-kind-products = Items
books-kind-tally = Vouchers for Tally
books-kind-tax-by-rate = Tax by rate
books-none = Nothing in these days. Choose another period.
books-none-kept = Nothing to list yet.
books-not-now = Not made: { $why }
books-of-now = As it is now; no period.
books-papers = All of them as PDF
books-papers-making = Making the papers
books-papers-saved = { $count ->
    [one] { NUMBER($count) } paper saved in { $folder }
   *[other] { NUMBER($count) } papers saved in { $folder }
}
books-papers-stop = Stop
books-period = Period
books-period-month = Months
books-period-other = Other days
books-period-quarter = Quarters
books-period-year = Financial years
books-rows = { $count ->
        [one] { NUMBER($count) } row
       *[other] { NUMBER($count) } rows
    }
books-saved = Saved: { $file }
books-screen = Books
books-sheet-empty = Nothing stands on this sheet.
books-sheets = Sheets
books-sum = Sum
books-to = To
books-totals = It comes to
books-warnings = Know before you save
error-export-exists = There is a file { $file } already. Choose another name, or say that it may be replaced.
error-export-format = This cannot be made as that kind of file. Choose another kind.
error-export-not-written = { $file } could not be written there. Choose another folder.
error-no-documents = No documents were made in this period. Choose another one.
error-papers-cancelled = Making the papers was stopped. None was kept.
error-period-invalid = These are no days of a period. Write both days, the earlier one first.
error-period-not-filed = A return is for a month or for a quarter. Choose one of them.
export-warning-hsn-missing = { $count ->
        [one] { NUMBER($count) } document has
       *[other] { NUMBER($count) } documents have
    } lines without an HSN code, { MONEY($amount) } before tax. Table 12 leaves them out; the portal may ask for them.
export-warning-other-registration = { $count ->
        [one] { NUMBER($count) } document was
       *[other] { NUMBER($count) } documents were
    } made under another GSTIN or registration and left out of this return.
export-warning-period-running = This period is not over. What is sold later will be missing.
export-warning-practice = These are practice figures. Nothing in them is real.
export-warning-series-gap = { $count ->
        [one] { NUMBER($count) } number is missing
       *[other] { NUMBER($count) } numbers are missing
    } between { $after } and { $before }. Check the book before you file.
