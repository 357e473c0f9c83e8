### Receipts on their way to a thermal printer, and the printers a shop has.

error-print-interrupted = The program ended while it was printing. Look at the slip before you print again.
error-print-settled = Somebody answered for this receipt already.
error-printer-name-taken = Another printer is called { $name }. Choose another name.
error-printer-none = No receipt printer is set up. Add one in the settings, or open the paper as PDF.
