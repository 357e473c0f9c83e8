### Lists of items and customers that are imported, and what is said of their rows.

error-column-missing = No column is chosen for “{ $field }”. Choose the column that holds it.
error-column-unknown = The column for “{ $field }” is not in the file, or is chosen twice. Choose another column.
error-import-cancelled = The import was stopped. Nothing was changed.
error-import-rows-wrong = Some rows cannot be read: { NUMBER($count) }. Nothing was changed. Correct them, or leave them out.
error-sheet-empty = Nothing stands in this file. Choose another file.
error-sheet-unreadable = This file cannot be read as a table. Save it as XLSX or CSV and choose it again.
error-too-many-rows = This table has more than 1,00,000 rows. Divide it into several files.
import-done = Imported: { NUMBER($new) } new, { NUMBER($changed) } changed, { NUMBER($unchanged) } as before, { NUMBER($out) } left out
import-preview = { NUMBER($rows) } rows: { NUMBER($new) } new, { NUMBER($changed) } to change, { NUMBER($unchanged) } as before, { NUMBER($warned) } to look at, { NUMBER($wrong) } with errors, { NUMBER($out) } left out
import-progress = { NUMBER($done) } of { NUMBER($total) } rows
import-row = Row { NUMBER($row) }, { $field }: { $message }
warning-import-formula = This begins like a formula of a spreadsheet. It is taken as text. Check it.
warning-import-hsn-zero = A zero was put before this HSN code, because spreadsheets drop it. Check the code.
warning-import-same-name = Another item with this name has another code. Check that it is not the same item.
warning-import-several-phones = Several numbers stand here. The first one is taken.
warning-import-twice = A later row of this file is about the same. The later row counts.
