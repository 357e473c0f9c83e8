# ऑर्डर, एक ऑर्डर, अभ्यास दुकान और रुके सवाल।

asks-dialog-done = { NUMBER($released) } अब जाएँगे, { NUMBER($withdrawn) } नहीं भेजे जाएँगे।
asks-dialog-drop = न भेजें
asks-dialog-drop-all = { $count ->
    [one] न भेजें
   *[other] { $count } में से कोई न भेजें
    }
asks-dialog-later = बाद में
asks-dialog-none = आपके लिए कुछ नहीं रुका है।
asks-dialog-send = भेजें
asks-dialog-send-all = { $count ->
    [one] भेजें
   *[other] सभी { $count } भेजें
    }
asks-dialog-since = कब से
asks-dialog-title = आपके जवाब के लिए रुके संदेश
asks-dialog-what = इनमें से हर एक के बाद कुछ बदल गया या बहुत देर हो गई। एक जवाब सबके लिए काफ़ी है; ऑर्डर नंबर उसे खोलता है।
asks-dialog-why = क्यों
order-actions = क्या किया जा सकता है
order-bill = बिल
order-bill-and-facts = बिल और ऑर्डर की जानकारी
order-cancel-title = { $number } रद्द करें?
order-cancel-unsent = अभी किसी से पैसे नहीं माँगे गए। रद्द ऑर्डर रद्द ही रहता है।
order-cancel-verb = ऑर्डर रद्द करें
order-cancel-what = { $name } को WhatsApp पर बताया जाएगा और भुगतान बंद हो जाएगा। रद्द ऑर्डर रद्द ही रहता है।
order-captured = चुकाया
order-cash-closed = भुगतान का रास्ता बंद होने पर
order-cash-closed-what = सुरक्षित: कोई दोबारा नहीं चुका सकता। थोड़ा समय लगता है, इंटरनेट न हो तो ज़्यादा।
order-cash-now = अभी
order-cash-now-what = नकद अभी लिखा जाएगा। अगर ग्राहक फिर भी WhatsApp पर चुकाए तो ऑर्डर दो बार चुकाया दिखेगा और एक लौटाना पड़ेगा।
order-cash-title = { $amount } नकद लें?
order-cash-verb = { $amount } लिखें
order-cash-what = { $name } काउंटर पर चुकाएँगे। WhatsApp पर खुला भुगतान पहले बंद होगा, ताकि दो बार न चुके।
order-cash-when = कब लिखा जाए
order-deliver-to = पहुँचाना है
order-due = बाकी
order-evidence = क्या हुआ
order-evidence-none = ऐसा अभी कुछ नहीं।
order-evidence-which = इनमें से क्या
order-facts = ऑर्डर के बारे में
order-group-all = सब
order-group-message = संदेश
order-group-money = पैसा
order-gstin = GSTIN
order-issued = बना
order-kept = रखा
order-key-back = ऑर्डर पर वापस
order-key-evidence = क्या हुआ
order-looking-up = गेटवे से पूछा जा रहा है। जवाब यहीं दिखेगा।
order-method-card = कार्ड
order-method-cash = नकद
order-method-netbanking = नेट बैंकिंग
order-method-upi = UPI
order-method-wallet = वॉलेट
order-no-phone = फ़ोन नंबर नहीं
order-no-total = इस बिल का जोड़ अभी नहीं बनता। खोलकर पंक्तियाँ पूरी करें।
order-off-now = अभी नहीं
order-off-paying = अभी भुगतान हो रहा है
order-off-refund-first = पहले लौटाएँ
order-paid-by = { $how } से चुकाया
order-phone = फ़ोन
order-reference = संदर्भ
order-refunded = लौटाया
order-revision = बदलाव { NUMBER($number) }
order-shipped-hint = जैसे कौन ला रहा है और कब। ख़ाली भी रह सकता है।
order-shipped-note = ग्राहक के लिए नोट
order-shipped-title = रवाना हो गया?
order-shipped-what = { $name } को संदेश जाएगा कि ऑर्डर रवाना हुआ।
order-stamp = चुकता
order-step-now = (अभी)
order-steps = ऑर्डर कहाँ पहुँचा
order-sure-back = वापस
order-today = आज
order-until = { $day }, { $time } तक
orders-chosen = चुना ऑर्डर
orders-clear = खोज साफ़ करें
orders-do-amount-differs = मिलाएँ
orders-do-captured-after-cancel = तय करें
orders-do-cash-and-capture = एक लौटाएँ
orders-do-late-capture = तय करें
orders-do-look = देखें
orders-do-message-failed = कारण देखें
orders-do-not-confirmed = जाँचें
orders-do-outcome-unknown = पूछें
orders-do-paid-over = निपटाएँ
orders-do-paid-twice = एक लौटाएँ
orders-filter-all = सभी
orders-filter-attention = आप देखें
orders-filter-canceled = रद्द
orders-filter-completed = पूरे
orders-filter-confirming = पुष्टि हो रही
orders-filter-draft = ड्राफ़्ट
orders-filter-paid = चुकाए
orders-filter-part-paid = आंशिक
orders-filter-pending = नए
orders-filter-processing = तैयारी
orders-filter-send-failed = भेजना विफल
orders-filter-shipped = रवाना
orders-filter-unpaid = बाकी
orders-filters = कौन से ऑर्डर
orders-found = { $count ->
    [0] कोई ऑर्डर नहीं मिला।
    [one] { $count } ऑर्डर मिला।
   *[other] { $count } ऑर्डर मिले।
    }
orders-key-clear = साफ़
orders-key-next = अगला काम
orders-key-open = खोलें
orders-key-peek = ब्योरा
orders-key-row = अगली पंक्ति
orders-looking-up = गेटवे से पूछा जा रहा है। जवाब यहीं दिखेगा।
orders-message = संदेश
orders-needs-all = सब देखें
orders-needs-more = { NUMBER($count) } और
orders-needs-you = आप देखें
orders-none = अभी कोई बिल नहीं। F2 से पहला बनाएँ।
orders-none-found = “{ $text }” के लिए कुछ नहीं मिला।
orders-none-here = यहाँ कोई ऑर्डर नहीं।
orders-not-sent = नहीं भेजा
orders-open = ऑर्डर खोलें
orders-open-draft = बिल खोलें
orders-order = ऑर्डर
orders-peek = ब्योरा
orders-search = ऑर्डर खोजें
orders-search-ask = नाम, फ़ोन, नंबर या सामान
orders-show-all = सभी ऑर्डर दिखाएँ
orders-space = स्पेस
orders-time = समय
practice-screen-act-as = { $name } बनकर करें
practice-screen-act-as-nobody = ग्राहक बनकर करें
practice-screen-act-expire = समय जाने दें
practice-screen-act-hint = अंक तब चलते हैं जब कीबोर्ड इनमें से किसी बटन पर हो।
practice-screen-act-pay = भुगतान करें
practice-screen-act-pay-twice = दो बार चुकाएँ
practice-screen-act-read = पढ़ें
practice-screen-act-send-cart = कार्ट भेजें
practice-screen-act-write = जवाब लिखें
practice-screen-act-wrong-pin = ग़लत पिन
practice-screen-bad-day = ख़राब दिन
practice-screen-bank = अभ्यास बैंक ··21 से
practice-screen-chat = बातचीत
practice-screen-controls = अभ्यास के बटन
practice-screen-count = { $count ->
    [one] { $count } ऑर्डर
   *[other] { $count } ऑर्डर
    }
practice-screen-empty = अभी कुछ नहीं आया।
practice-screen-fault-disordered = ख़बर उल्टे क्रम में आए
practice-screen-fault-late = जवाब 2 सेकंड देर से
practice-screen-fault-lost = काम के बाद जवाब खो जाए
practice-screen-fault-offline = इंटरनेट नहीं
practice-screen-fault-silent = कोई ख़बर अपने आप न आए
practice-screen-fault-twice = ख़बर दो बार आए
practice-screen-key-act = ग्राहक बनकर करें
practice-screen-leave = अभ्यास छोड़ें
practice-screen-no-orders = अभी कोई ऑर्डर नहीं। पहले बिल भेजें।
practice-screen-nobody = बिल भेजें, ग्राहक का फ़ोन यहाँ दिखेगा।
practice-screen-pay = { $amount } चुकाएँ
practice-screen-phone = ग्राहक का फ़ोन
practice-screen-phone-hide = फ़ोन हटाएँ
practice-screen-phone-of = { $name } का फ़ोन
practice-screen-phone-show = ग्राहक का फ़ोन
practice-screen-restart = दिन फिर से शुरू करें
practice-screen-restart-title = अभ्यास का दिन फिर से शुरू करें?
practice-screen-restart-what = अभ्यास के सारे बिल, ग्राहक और संदेश हट जाएँगे और नया अभ्यास दिन शुरू होगा। आपकी असली बही वैसी ही रहेगी।
practice-screen-review = अपना ऑर्डर देखें
practice-screen-show-phone = इस ग्राहक का फ़ोन दिखाएँ
practice-screen-state-canceled = रद्द
practice-screen-state-expired = समय समाप्त
practice-screen-state-paid = चुकाया
practice-screen-state-pending = भुगतान हो रहा है
practice-screen-state-to-pay = देना है
practice-screen-title = अभ्यास दुकान
practice-screen-unread = नया
practice-screen-whose = किसका फ़ोन
practice-screen-write-label = दुकान को संदेश
practice-screen-write-send = भेजें
practice-screen-write-title = { $name } बनकर लिखें
practice-screen-written = ग्राहक ने लिखा:
quarantine-dialog-alone = कोई और कंप्यूटर अभी यह बही नहीं चला रहा
quarantine-dialog-drop = { $count ->
    [one] न भेजें; शायद पहुँच चुका है
   *[other] { $count } में से कोई न भेजें; शायद पहुँच चुके हैं
    }
quarantine-dialog-found = इस बीच मिला
quarantine-dialog-found-none = सेवाओं के अनुसार इस बीच कुछ नहीं हुआ।
quarantine-dialog-know = क्या पता है
quarantine-dialog-nobody = अज्ञात
quarantine-dialog-not-alone = पहले बताएँ कि कोई और कंप्यूटर यह बही नहीं चला रहा।
quarantine-dialog-quiet = बाद में, शांत रहने दें
quarantine-dialog-release = बही चालू करें
quarantine-dialog-send = { $count ->
    [one] बही चालू होते ही भेजें
   *[other] बही चालू होते ही सभी { $count } भेजें
    }
quarantine-dialog-since = कब से शांत
quarantine-dialog-sweep = भुगतानों की जाँच
quarantine-dialog-sweeping = { NUMBER($count) } बाकी हैं
quarantine-dialog-swept = सब पूरी
quarantine-dialog-then = ये बैकअप लौटाने से पहले जा चुके होंगे। इनका क्या करें?
quarantine-dialog-title = यह बही बैकअप से आई है। अभी कुछ नहीं भेजा जा रहा।
quarantine-dialog-wait = रुकिए, हर भुगतान पूछ लिया जाए।
quarantine-dialog-waiting = रुके संदेश
quarantine-dialog-what = इस बीच जो हुआ उसे जाँचा जा रहा है। बिल बनाना और खोजना चलता रहेगा।
