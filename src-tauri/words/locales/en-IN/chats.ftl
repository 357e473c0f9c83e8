### Chats with customers: reminders, and why somebody gets none.

reminder-excluded-canceled = The order was cancelled.
reminder-excluded-confirming = The customer is paying, or says that it is paid.
reminder-excluded-consent-withdrawn = The customer does not want messages any more.
reminder-excluded-expired = The time to pay is over. Send the bill again instead.
reminder-excluded-message-waiting = A message of this order is still waiting.
reminder-excluded-needs-template = The customer has not written for 24 hours, so only an approved template could go.
reminder-excluded-no-consent = Nobody has noted that the customer agreed to messages.
reminder-excluded-no-phone = There is no phone number.
reminder-excluded-no-way-to-pay = The customer has no bill on WhatsApp that can be paid.
reminder-excluded-not-sent = This bill was not sent yet.
reminder-excluded-paid = Nothing is due.
reminder-excluded-reminded-today = The customer is reminded once today already.
