### Invoices, vouchers and credit notes: what is due, what was made, and what keeps one from being made.

attention-document-not-made-do = ऑर्डर खोलें: उसके दस्तावेज़ों के पास लिखा है कि क्या कमी है।
attention-document-not-made-title = बीजक नहीं बना
attention-document-not-made-what = इस ऑर्डर का बीजक बनना था, पर बन नहीं सका।
attention-rate-changed-do = बीजक देने से पहले उसे देख लें।
attention-rate-changed-title = दर बदली
attention-rate-changed-what = ऑर्डर और बीजक के बीच एक दर बदल गई। ग्राहक उतना ही देगा; टैक्स से पहले का मूल्य बदला है।
error-document-cancelled = इस दस्तावेज़ का नंबर रद्द हो चुका है। दूसरा दस्तावेज़ चुनें।
error-document-not-found = दस्तावेज़ { $number } नहीं मिला। नंबर जाँच लें।
error-format-meets = ऐसे नंबर किसी दूसरी शृंखला के भी हो सकते हैं। इसका एक अक्षर बदलें।
error-ifsc-invalid = यह IFSC नहीं है। उसमें ग्यारह अक्षर होते हैं, पाँचवाँ शून्य।
error-invoice-stands = इस ऑर्डर का बीजक बन चुका है। पहले उसका नंबर रद्द करें, या क्रेडिट नोट बनाएँ।
error-paper-not-shown = इस कंप्यूटर में PDF दिखाने वाला प्रोग्राम नहीं है। एक लगाएँ, या फ़ाइल में सहेजें।
error-total-would-change = दूसरे राज्य के टैक्स से कुल रकम बदल जाएगी। नया बिल बनाएँ।
error-what-left-unknown = कुछ सामान गया है। बताएँ कौन-सा, तो उसका बीजक बन जाएगा।
evidence-document-cancelled = नंबर { $number } रद्द: { $why }
evidence-document-made = { $kind ->
        [tax_invoice] कर बीजक { $number }
        [bill_of_supply] आपूर्ति बिल { $number }
        [invoice_cum_bill_of_supply] बीजक-सह-आपूर्ति बिल { $number }
        [consolidated] दिन का बीजक { $number }
        [receipt_voucher] रसीद वाउचर { $number }
        [refund_voucher] वापसी वाउचर { $number }
        [credit_note] क्रेडिट नोट { $number }
       *[bill] बिल { $number }
    }
history-buyer-changed = बीजक के लिए ग्राहक का ब्योरा बदला गया।
history-document-cancelled = एक दस्तावेज़ का नंबर रद्द हुआ।
history-document-made = { $kind ->
        [receipt_voucher] { MONEY($total) } का रसीद वाउचर बना।
        [refund_voucher] { MONEY($total) } का वापसी वाउचर बना।
        [credit_note] { MONEY($total) } का क्रेडिट नोट बना।
       *[other] { MONEY($total) } का बीजक बना।
    }
paper-cancelled = रद्द: { $why }
paper-received-cash = नकद
paper-received-online = { $how ->
        [upi] UPI
        [card] कार्ड
        [netbanking] नेटबैंकिंग
        [wallet] वॉलेट
       *[other] ऑनलाइन
    }, { $id }
paper-settings = काग़ज़
paper-settings-bank-account = बैंक खाता
paper-settings-bank-name = खाताधारक
paper-settings-branch = शाखा
paper-settings-ifsc = IFSC कोड
paper-settings-language = काग़ज़ों की भाषा
paper-settings-logo = लोगो
paper-settings-logo-choose = तस्वीर चुनें
paper-settings-logo-none = कोई नहीं। PNG या JPEG तस्वीर, ज़्यादा से ज़्यादा 5 MB।
paper-settings-logo-remove = हटाएँ
paper-settings-phone = दुकान का फ़ोन, जैसा छपे
paper-settings-registrations = दूसरे पंजीकरण, एक पंक्ति में एक
paper-settings-registrations-example = FSSAI नं. 11526998000123
paper-settings-sheet = पन्ना
paper-settings-sheet-a4 = A4 पन्ना
paper-settings-sheet-a5 = A5 पन्ना
paper-settings-signatory = कौन दस्तखत करता है
paper-settings-signature = दस्तखत की जगह
paper-settings-terms = नीचे की शर्तें
papers-against = { $number } का
papers-buyer = ग्राहक का ब्योरा
papers-buyer-saved = ग्राहक का ब्योरा रखा गया
papers-buyer-title = बीजक किसके नाम
papers-cancel = नंबर रद्द करें
papers-cancel-title = नंबर { $number } रद्द करें?
papers-cancel-verb = नंबर { $number } रद्द करें
papers-cancel-what = नंबर अपनी शृंखला में रहता है और रद्द बताया जाता है। ऐसा तभी करें जब काग़ज़ अभी यहीं हो; दे दिया हो तो क्रेडिट नोट बनाएँ।
papers-cancel-why = क्यों
papers-cancelled = नंबर रद्द: { $why }
papers-close-day = आज का बीजक अभी बनाएँ
papers-credit = क्रेडिट नोट
papers-credit-all = जितना बचा है, सब
papers-credit-how = कितना
papers-credit-some = कुछ हिस्सा
papers-credit-title = { $number } का क्रेडिट नोट
papers-credit-verb = { $amount } क्रेडिट करें
papers-credit-verb-some = क्रेडिट नोट बनाएँ
papers-credit-what = इस बीजक में { $amount } बचे हैं। क्रेडिट नोट हिसाब में वापस लेता है; पैसा अपने-आप नहीं लौटता।
papers-credited = { $amount } का क्रेडिट नोट { $number } बना
papers-day-closed = दिन का बीजक: { $number }
papers-day-nothing = कोई छोटी बिक्री बीजक की राह नहीं देख रही
papers-give-back = वापसी वाउचर
papers-item = सामान
papers-left = बचा
papers-look = PDF देखें
papers-look-label = PDF देखें: { $number }
papers-made = { $kind } { $number } बना
papers-make = बीजक बनाएँ
papers-make-all = सब का बनाएँ
papers-make-part = इतने का बनाएँ
papers-make-title = नया काग़ज़: { $kind }
papers-make-what = अभी कुछ ही जा रहा हो तो मात्रा बदलें। बाकी का बीजक बाद में बनेगा।
papers-none = अभी कोई नहीं। पैसा पक्का होने या सामान जाने पर बीजक अपने-आप बनता है।
papers-number-cancelled = नंबर { $number } रद्द हुआ
papers-on-payment = पैसा पक्का होने पर बने
papers-on-payment-invoice = बीजक
papers-on-payment-voucher = रसीद वाउचर
papers-or-amount = या रकम
papers-quantity = मात्रा
papers-series = नंबर
papers-series-begun = इस साल के नंबर शुरू हो चुके हैं और वैसे ही रहेंगे। नया रूप अगले वित्त वर्ष से चलेगा।
papers-series-bill = बिल
papers-series-bill-of-supply = आपूर्ति बिल
papers-series-cancelled = { $count } रद्द
papers-series-credit-note = क्रेडिट नोट
papers-series-edit = बदलें
papers-series-edit-title = नंबर कैसे लिखे जाएँ: { $what }
papers-series-format = रूप
papers-series-format-hint = घुँघराले कोष्ठक में: till काउंटर का अक्षर है, year वित्त वर्ष, number:5 पाँच अंकों की गिनती।
papers-series-fresh = इस साल कोई नंबर नहीं दिया गया, इसलिए नया रूप तुरंत चलेगा।
papers-series-given = दिए
papers-series-invoice = बीजक
papers-series-next = अगला नंबर
papers-series-note = हर तरह के नंबर बिना छूटे एक के बाद एक चलते हैं और 1 अप्रैल से फिर शुरू होते हैं। रद्द नंबर बना रहता है और बताया जाता है।
papers-series-receipt-voucher = रसीद वाउचर
papers-series-refund-voucher = वापसी वाउचर
papers-series-what = किसके
papers-series-year = साल
papers-settings = बीजक
papers-share-day = छोटी बिक्री: दिन पूरा होने पर बनने वाले साझे बीजक में आएगी।
papers-shipping = डिलीवरी पर टैक्स
papers-shipping-fixed = अपनी दर से
papers-shipping-highest-rate = सबसे ऊँची दर से
papers-shipping-hsn = सेवा का कोड
papers-shipping-pro-rata = सामान जैसा
papers-shipping-rate = दर, % में
papers-small-sales = ₹200 से कम की बिक्री का दिन में एक ही बीजक बने
papers-title = काग़ज़
papers-to-shop = दुकान की सेटिंग खोलें
papers-turnover = साल का कारोबार
papers-turnover-above-5-crore = ₹5 करोड़ से ज़्यादा
papers-turnover-from-10-crore = ₹10 करोड़ या ज़्यादा
papers-turnover-up-to-5-crore = ₹5 करोड़ तक
papers-why-stands = यह क्यों रहे (काग़ज़ के साथ रखा जाएगा)
settings-view-invoices = बीजक
settings-view-paper = काग़ज़
verify-check-documents = बीजक वैसे ही हैं जैसे बने थे, और कोई नंबर नहीं छूटा
