### Refusals and failures. The code `empty_bill` is said with the key `error-empty-bill`.
### Each text says what happened and what to do next, in the words of the counter.

error-account-exists = There is already an account called “{ $name }”. Choose another name.
error-account-in-use = Orders still wait for money through this account. Close them first, then remove it.
error-account-not-found = There is no account called “{ $name }”. Check the name in the list of accounts.
error-act-refused = { $why ->
        [already_paid] The order is paid already, so there is nothing to press.
        [attempt_pending] The customer is paying at this moment. Let that end first.
        [canceled] The order was cancelled, so it cannot be paid any more.
        [empty] There is nothing written. Write something first.
        [expired] The time to pay is over. Send the bill again.
        [no_request] The shop has not asked this customer for an address. Ask in the chat first.
        [no_order] There is no bill on this phone. Send one first.
        [no_way_to_pay] Nobody can pay through this account’s payment configuration. Use the one of the practice account.
        [not_on_whatsapp] This customer is not on WhatsApp. Choose another customer.
        [not_received] The bill has not reached the customer yet. Wait a moment.
       *[other] The customer cannot do this now. Look at the phone to see how the order stands.
    }
error-address-needed = These goods are delivered, so WhatsApp needs the customer’s full address. Fill in house, city, state and PIN code.
error-already-open = The order book is already open in another program, which does the sending. Use that one, or close it first.
error-already-paid = This order is already paid. Nothing more needs to be asked for.
error-already-sent = This order has already been sent. Send it again only with “resend”, which closes the first way to pay.
error-amount-invalid = This is not an amount in rupees. Write it in digits, such as 1234.50.
error-amount-precision = An amount has at most two digits after the point. Write rupees and paise, such as 1234.50.
error-amount-too-large = An amount on this bill is too large to be counted. Check quantities and prices.
error-amount-zero = The amount must be more than zero. Write how much it is.
error-asks-waiting = A message of this order waits for your word. Answer it first: send it or drop it.
error-attempt-pending = The customer is paying at this moment. Wait for the result, then try again.
error-batch-not-found = These bills are not being sent together any more. Open the list again.
error-batch-too-large = At most 1,000 bills are sent together. Narrow the list, then send the rest after it.
error-body-empty = The message has no text. Write what the customer should read.
error-body-too-long = WhatsApp takes at most 4096 characters in one message. Shorten it, or send it in two.
error-book-busy = Another window is writing in the order book. Try again in a moment.
error-book-damaged = The order book is damaged and was not changed. Restore the newest backup, and keep the damaged file.
error-book-exists = There is already an order book in this folder. Open it, or choose another folder.
error-book-missing = There is no order book in this folder. Choose another folder, or start a new book.
error-book-newer = This book was written by a newer version of the program ({ $version }). Update the program, then open it again.
error-book-read-only = The order book can only be read. Check that its folder may be written to.
error-cancel-requested = Cancelling has been asked for and WhatsApp has not answered yet. Wait for the answer.
error-catalog-codes-missing = No line of this bill has a code of the catalogue. Give at least one line an “sku”, and one bill at most 30.
error-cess-exceeds = The cess on this item is larger than its price, which already contains it. Correct the cess or the price.
error-channel-cannot-say = The channel { $channel } has no documented way to send { $what ->
        [address_request] a question for an address
        [catalog] the catalogue
        [document] a file
        [image] an image above a bill
        [product_list] a list of products
        [template] an order by a template
       *[other] this message
    }. Use another channel for it.
error-channel-unknown = There is no channel called { $channel }. The command’s --help lists them.
error-channel-without-templates = { $why ->
        [payments_only] This account does not hear when customers write.
        [never_wrote] The customer has not written to the shop yet.
       *[other] The customer has not written in the last 24 hours.
    } This channel cannot send a bill as a template. Let them pay by UPI QR, or ask them to write to the shop.
error-chat-message-not-found = This message is not in the chat any more. Open the chat again.
error-clock-behind = This computer’s clock is behind the last entry in the book. Set the clock, then try again.
error-clock-wrong = This computer’s clock is wrong by { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }. Set it; until then nothing is sent.
error-composition-inter-state = A shop in the composition scheme cannot sell to another state. Check the customer’s state.
error-configuration-in-use = An account’s bills name the payment configuration “{ $name }”. Let the account use another one first.
error-configuration-inactive = The payment configuration “{ $name }” is not active. Finish connecting it in WhatsApp Manager.
error-configuration-not-ready = Nobody can pay by “{ $name }” yet. Connect its gateway first, then ask WhatsApp again.
error-configuration-unknown = The payment configuration “{ $name }” does not exist in WhatsApp Manager. Copy its name from there exactly, or the customer cannot pay.
error-customer-not-found = There is no such customer. Check the name or number.
error-customer-phone-missing = This customer has no phone number. Add an Indian mobile number, or take cash.
error-date-invalid = This is not a date. Write year, month and day, such as 2026-11-22.
error-discount-exceeds = The discount is larger than what it is taken from. Make it smaller.
error-discount-invalid = A discount is a percentage from 0 to 100 or an amount in rupees. Correct the discount.
error-disk-full = The disk is full, so nothing could be saved. Free some space and try again.
error-draft-only = This can be done only with a draft. An order that went out is not edited; make a revision.
error-empty-bill = This bill has no items. Add at least one.
error-encryption-not-built-in = This program was built without encryption, and the book is encrypted. Use the installed version.
error-expiry-invalid = The time to pay must end at least five minutes from now. Choose a later time.
error-faults-invalid = These faults cannot be read. Write them as in the help of the command.
error-field-invalid = “{ $field }” cannot be read. Correct it.
error-field-missing = “{ $field }” is missing. Fill it in.
error-file-not-found = The file { $path } does not exist. Check its name.
error-file-unreadable = The file { $path } cannot be read. Check that it is open to you and not in use.
error-folder-not-empty = This folder is not empty. Choose an empty folder.
error-gateway-for-tests = These keys are for trying out, and this shop’s money is real. Enter the live keys.
error-gateway-key-refused = The payment gateway does not accept the key. Enter the key again in Settings.
error-gateway-missing = No payment gateway is set up. Add the gateway’s key in Settings first.
error-gateway-refused = The payment gateway refused: { $details } ({ $code }). Look at the payment on the gateway’s page.
error-gateway-unknown = “{ $gateway }” is no payment gateway known here. Use razorpay or payu.
error-gateway-unreachable = The payment gateway could not be reached. Check the internet and try again.
error-gstin-invalid = This GSTIN has a mistake in it. Compare its 15 characters with the customer’s paper.
error-host-not-allowed = { $host } is not an address of the provider, and keys would go to it. If you trust it, type the address again to allow it.
error-https-needed = The address must begin with https://, so that keys cannot be read on the way. Correct the address.
error-importer-needed = Items that are not in the WhatsApp catalogue need an importer or packer. Add the name and address in the account’s settings.
error-internal = Something went wrong inside the program. Nothing was lost; try again, and report it if it stays.
error-language-unknown = The program does not speak this language. Choose English (en) or Hindi (hi).
error-malformed = The answer of WhatsApp’s service could not be understood. It is kept and will be looked at again; do not send it again.
error-name-missing = An item has no name. Write what it is.
error-network-folder = The order book cannot live in a network or synchronised folder. Choose a folder on this computer.
error-no-account = No WhatsApp account is set up. Add an account, then send again; the order is kept.
error-not-a-draft = This order is not a draft any more. Open the order to see what can be done.
error-not-a-webhook = This is no webhook of WhatsApp. Check that it is the right file.
error-not-json = This is not JSON. Check that it is the right file and that it is complete.
error-not-managed = This account’s service has no way to do this from here. Do it on its own page, then enter the name here.
error-not-sendable = { MONEY($amount) } cannot be asked for on WhatsApp, which takes from ₹0.01 to ₹5,00,000.00. Take the money another way, by cash, UPI QR or bank.
error-not-sent-yet = This order has not been sent yet. Change the draft, or send it.
error-nothing-selected = Nothing is chosen. Choose at least one line.
error-nothing-to-look-up = Nothing of this order has been sent, so there is no payment to ask after.
error-nothing-to-refund = Nothing has been paid for this order that could go back.
error-nothing-to-release = No message of this order waits for your word. Nothing was changed.
error-nothing-to-repeat = This customer has no earlier bill here. Type the items, or choose another customer.
error-nothing-to-send = None of these orders can be sent. The list says why for each.
error-number-invalid = This is not an order number. Copy it from the list of orders.
error-numbers-used-up = This till has used up its order numbers. Begin a new till letter in the settings.
error-order-final = This order is completed or cancelled, and stays so. Make a new order if more is needed.
error-order-not-found = There is no order { $number }. Check the number.
error-outcome-unknown = We do not know whether this was sent. It is being checked; do not send it again.
error-passphrase-needed = A passphrase is needed to open the keys. Give it, then try again.
error-passphrase-short = This passphrase is too short to be safe. Use at least eight characters.
error-passphrase-wrong = This passphrase does not open the keys. Type it again.
error-payment-setting-missing = The account does not say how this is paid. Add “{ $field }” to the account.
error-phone-invalid = This is not a mobile number. Write the ten digits, such as 98123 45678.
error-pin-invalid = A PIN code has six digits and does not begin with 0. Correct the PIN code.
error-plan-changed = Something changed since you looked: an order was paid, or a bill now costs something to send. Look at the list again, then send.
error-port-in-use = Port { $port } is already in use on this computer. Choose another port.
error-practice-only = This can be done only in the practice shop. Your real book was not touched.
error-preferences-not-kept = Your choice could not be saved on this computer. Check that the data folder may be written to.
error-price-invalid = The price is not an amount in rupees. Write it in digits, such as 44.50.
error-price-negative = A price cannot be below zero. To take money off, use a discount.
error-price-precision = A price has at most two digits after the point. Write rupees and paise, such as 44.50.
error-price-too-large = This price is larger than a bill can hold. Check the digits.
error-product-code-taken = Another item already has the code { $code }. Choose another code.
error-product-not-found = This item is not in the list any more. Look for it again.
error-provider-refused = WhatsApp refused this ({ $code }): { $details }. Correct it, then try again.
error-quantity-invalid = A quantity must be more than 0 and have at most six digits after the point. Correct the quantity.
error-quarantined = This book came from a backup or a copy, so nothing is sent yet. Look at what was found, then release the book.
error-rate-invalid = A rate is a percentage from 0 to 100. Correct the rate.
error-rate-not-in-force = This GST rate does not apply on the date of the bill. Choose the rate of that day.
error-rate-unknown = There is no such GST rate. Choose one from the list.
error-real-only = This cannot be done in the practice shop. Open your own book first.
error-reference-invalid = A reference has only letters, digits, dots, dashes and underscores, at most 35 of them. Correct the reference.
error-reference-open = The customer can still pay the first message. It is being closed; after that the order can be sent again.
error-reference-unknown = No order has the reference { $reference }. Check it on the bill.
error-refund-exceeds = At most { MONEY($left) } can still be refunded. Make the amount smaller.
error-refund-first = { MONEY($captured) } has been paid for this order. Refund it first, then cancel.
error-refund-not-offered = This account cannot refund from here. Refund in the payment gateway’s own page; the order will show it.
error-refused = WhatsApp’s service refused the message with the code { $code }. It was not sent; open the order to see why.
error-report-in-paise = The amounts in this report are a hundred times what the gateway told: paise stand where rupees belong. Nothing was taken over; save the report in rupees.
error-report-row-wrong = Row { $row } of the report cannot be used: { $why }. Nothing was taken over; save the report again.
error-report-unknown = This table is no settlement report: no columns for payment, amount and credit were found. Save the report from the gateway’s page again.
error-secret-invalid = This key cannot be right: it is empty or has spaces in it. Copy it again.
error-secret-missing = The account’s key is not stored here. Enter it again in the account’s settings.
error-shipping-invalid = The delivery charge must be an amount in rupees, 0 or more. Correct the charge.
error-shipping-without-value = A delivery charge needs at least one item with a price. Add an item or remove the charge.
error-state-unknown = There is no such state code. Use the two digits of the state, such as 29 for Karnataka.
error-statement-unknown = This table is no bank statement: no columns for description and credit were found. Save it from the bank’s page as CSV again.
error-status-not-allowed = The order cannot go from “{ $from ->
        [draft] Draft
        [held] Held
        [pending] New
        [processing] Processing
        [partially_shipped] Part shipped
        [shipped] Shipped
        [completed] Completed
        [canceled] Cancelled
       *[other] { $from }
    }” to “{ $to ->
        [draft] Draft
        [held] Held
        [pending] New
        [processing] Processing
        [partially_shipped] Part shipped
        [shipped] Shipped
        [completed] Completed
        [canceled] Cancelled
       *[other] { $to }
    }”. Choose another status.
error-status-same = The order has this status already. Nothing was changed.
error-status-unknown = There is no status { $status }. Use processing, partially_shipped, shipped or completed.
error-template-invalid = This cannot be a template’s name. Copy it from WhatsApp Manager: small letters, digits and underscores.
error-template-language-invalid = This cannot be a template’s language. Write it as WhatsApp Manager does, such as en or en_US.
error-template-missing = { $why ->
        [payments_only] This account does not hear when customers write.
        [never_wrote] The customer has not written to the shop yet.
       *[other] The customer has not written in the last 24 hours.
    } The bill needs an approved template in the customer’s language, and the account has none. Let them pay by UPI QR, or ask them to write to the shop.
error-template-not-approved = { $why ->
        [payments_only] This account does not hear when customers write.
        [never_wrote] The customer has not written to the shop yet.
       *[other] The customer has not written in the last 24 hours.
    } The bill needs a template, and WhatsApp refused or stopped yours; the account’s settings say why. Let them pay by UPI QR, or ask them to write to the shop.
error-template-pending = { $why ->
        [payments_only] This account does not hear when customers write.
        [never_wrote] The customer has not written to the shop yet.
       *[other] The customer has not written in the last 24 hours.
    } The bill needs a template, and WhatsApp is still looking at yours. Let them pay by UPI QR, or ask them to write to the shop.
error-throttled = WhatsApp’s service asks us to slow down. The message waits and goes by itself.
error-timed-out = This took too long and was stopped. Nothing was lost; it goes on next time.
error-too-large = This is larger than the program accepts. Check that it is the right file.
error-too-many-lines = This bill has more lines than a bill can hold. Make two bills of it.
error-unknown-code = Something was refused with the code “{ $code }”. Nothing was lost; try again, and report the code if it stays.
error-unreachable = There is no connection to WhatsApp’s service. Nothing was sent; it is tried again by itself.
error-url-has-secret = An address must not hold a name or password. Give the key separately.
error-url-invalid = This is not a web address. Write it in full, such as https://api.in.kaleyra.io.
error-usage = The command was not understood. Run it with --help to see how it is written.
error-variable-missing = The environment variable { $name } is not set. Set it, then try again.
error-vault-damaged = The file with the keys is damaged. Put it back from a backup, or enter the account’s keys again.
error-vault-locked = The keys are locked. Unlock the keychain or give the passphrase; messages wait until then.
error-vault-missing = The file with the keys is gone. Put it back from a backup, or enter the account’s keys again.
error-vault-read-only = The keys could not be saved. Check that the data folder may be written to.
error-window-closed = The customer has not written in the last 24 hours, so WhatsApp takes only an approved template. Ask the customer to write, or show the UPI QR.
