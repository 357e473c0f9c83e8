### खिड़की के आसपास का प्रोग्राम: ट्रे, सूचनाएँ, और वह जो बिना खिड़की के कहना पड़े।

shell-key-title = पर्ची: कुंजी
shell-name = पर्ची
shell-not-sent = { $count ->
        [one] { $count } बिल ग्राहक तक नहीं पहुँचा।
       *[other] { $count } बिल ग्राहकों तक नहीं पहुँचे।
    }
shell-paid = बिल { $order } के { MONEY($amount) } मिले।
shell-paid-by = { $customer } से बिल { $order } के { MONEY($amount) } मिले।
shell-paid-many = { $count ->
        [one] { $count } भुगतान मिला: { MONEY($amount) }।
       *[other] { $count } भुगतान मिले, कुल { MONEY($amount) }।
    }
shell-practice-title = पर्ची: अभ्यास की दुकान
shell-tray-new-bill = नया बिल
shell-tray-open = खोलें
shell-tray-outbox = भेजने की कतार ({ $count })
shell-tray-pause = भेजना रोकें
shell-tray-quit = बंद करें
shell-web-view-missing = इस कंप्यूटर में Microsoft Edge WebView2 नहीं है, जिससे यह खिड़की बनती है। इसे https://developer.microsoft.com/microsoft-edge/webview2/ से लगाएँ और फिर शुरू करें। आपके बिल सुरक्षित हैं।
shell-worker-stopped = प्रोग्राम की एक ख़राबी से भेजना रुक गया। यह अपने आप फिर शुरू होगा; कुछ खोया नहीं है।
