### The program around the window: tray, notifications, and what is said where there is no window.

shell-key-title = Parchi: key
shell-name = Parchi
shell-not-sent = { $count ->
        [one] { $count } bill did not reach the customer.
       *[other] { $count } bills did not reach the customers.
    }
shell-paid = { MONEY($amount) } received for bill { $order }.
shell-paid-by = { MONEY($amount) } received from { $customer } for bill { $order }.
shell-paid-many = { $count ->
        [one] { $count } payment received: { MONEY($amount) }.
       *[other] { $count } payments received, { MONEY($amount) } in all.
    }
shell-practice-title = Parchi: practice shop
shell-tray-new-bill = New bill
shell-tray-open = Open
shell-tray-outbox = Outbox ({ $count })
shell-tray-pause = Pause sending
shell-tray-quit = Quit
shell-web-view-missing = Microsoft Edge WebView2, which draws this window, is missing on this computer. Install it from https://developer.microsoft.com/microsoft-edge/webview2/ and start again. Your bills are safe.
shell-worker-stopped = Sending stopped because of a fault in the program. It starts again by itself; nothing was lost.
