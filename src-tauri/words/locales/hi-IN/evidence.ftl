### ऑर्डर का पन्ना: क्या हुआ और कौन कहता है, पैसा क्यों नहीं आया, और अभी क्या किया जा सकता है।

account-test-configuration-ok = “{ $configuration }” से भुगतान आ चुके हैं।
account-test-configuration-unknown = “{ $configuration }” से अभी किसी ने भुगतान नहीं किया, और WhatsApp नहीं बताता कि नाम सही है या नहीं। अपने को ₹1.00 का बिल भेजकर भुगतान कीजिए।
account-test-key-missing = कुंजी अभी यहाँ रखी नहीं है। उसे डालिए, फिर जाँचिए।
account-test-key-ok = कुंजी मान ली गई।
account-test-key-unknown = कुंजी जाँची नहीं जा सकी।
account-test-reach-ok = { $host } जवाब देता है।
action-cancel = रद्द करें
action-completed = पूरा हुआ
action-duplicate = दूसरा बनाएँ
action-look-up = फिर पता करें
action-partially-shipped = कुछ रवाना हुआ
action-processing = तैयारी शुरू करें
action-refund = पैसे लौटाएँ
action-resend = फिर भेजें
action-revise = बिल बदलें
action-send = WhatsApp पर भेजें
action-shipped = रवाना हुआ
action-take-cash = नकद लें
action-take-cash-now = नकद अभी लें
evidence-at-clock = { $clock } बजे
evidence-attempt-confirmed = { $nth ->
        [1] पता किया: भुगतान हुआ, गेटवे के पास है
        [2] पता किया: दूसरी कोशिश का भुगतान गेटवे के पास है
        [3] पता किया: तीसरी कोशिश का भुगतान गेटवे के पास है
       *[other] पता किया: कोशिश { $nth } का भुगतान गेटवे के पास है
    }
evidence-attempt-failed = { $nth ->
        [1] पहली कोशिश विफल: { $reason }
        [2] दूसरी कोशिश विफल: { $reason }
        [3] तीसरी कोशिश विफल: { $reason }
       *[other] कोशिश { $nth } विफल: { $reason }
    }
evidence-attempt-hinted = { $nth ->
        [1] भुगतान हुआ, पुष्टि बाकी
        [2] दूसरी कोशिश: भुगतान हुआ, पुष्टि बाकी
        [3] तीसरी कोशिश: भुगतान हुआ, पुष्टि बाकी
       *[other] कोशिश { $nth }: भुगतान हुआ, पुष्टि बाकी
    }
evidence-attempt-pending = { $nth ->
        [1] पहली कोशिश शुरू
        [2] दूसरी कोशिश शुरू
        [3] तीसरी कोशिश शुरू
       *[other] कोशिश { $nth } शुरू
    }
evidence-bill-accepted = बिल ऑर्डर संदेश के रूप में भेजा
evidence-bill-asks = बिल आपके जवाब का इंतज़ार कर रहा है
evidence-bill-delivered = पहुँचा
evidence-bill-failed = बिल ग्राहक तक नहीं पहुँचा
evidence-bill-queued = बिल भेजे जाने का इंतज़ार कर रहा है
evidence-bill-read = पढ़ा
evidence-bill-refused = WhatsApp ने बिल नहीं लिया
evidence-bill-sending = बिल भेजा जा रहा है
evidence-bill-unknown = पता नहीं कि बिल गया या नहीं
evidence-bill-withdrawn = बिल आख़िर भेजा नहीं गया
evidence-cancel-failed = WhatsApp ने भुगतान का रास्ता बंद नहीं किया
evidence-cancel-queued = भुगतान का रास्ता बंद किया जा रहा है
evidence-cash-recorded = नकद लिया
evidence-cash-waiting = नकद, WhatsApp का रास्ता बंद होते ही दर्ज होगा
evidence-clock = { $part ->
        [early] रात { $time }
        [morning] सुबह { $time }
        [noon] दोपहर { $time }
        [evening] शाम { $time }
       *[night] रात { $time }
    }
evidence-date = { $day } { $month ->
        [1] जन
        [2] फ़र
        [3] मार्च
        [4] अप्रै
        [5] मई
        [6] जून
        [7] जुल
        [8] अग
        [9] सित
        [10] अक्तू
        [11] नव
       *[other] दिस
    }
evidence-found-canceled-paid = रद्द होने के बाद भुगतान हुआ
evidence-found-no-order = बैकअप के बाद भुगतान, जिसका बिल इस बही में नहीं है ({ $reference })
evidence-found-paid = इस बीच भुगतान हुआ, गेटवे से पता किया
evidence-found-refunded = इस बीच पैसे लौटाए गए
evidence-looked-up = { $state ->
        [pending] गेटवे से पूछा: एक कोशिश अभी जारी है
        [failed] गेटवे से पूछा: पैसा नहीं आया, कोशिश विफल रही
       *[unpaid] गेटवे से पूछा: पैसा अभी नहीं आया
    }
evidence-on-date = { $date } को { $clock } बजे
evidence-order-canceled = ऑर्डर रद्द
evidence-order-drafted = बिल शुरू किया
evidence-order-issued = बिल बना
evidence-order-revised = बिल बदला, संशोधन { $revision }
evidence-reason = { $reason ->
        [bank_technical_error] बैंक में गड़बड़ी
        [credit_failed] पैसा पहुँचा नहीं
        [debit_instrument_blocked] खाता या कार्ड बंद है
        [gateway_technical_error] गेटवे में गड़बड़ी
        [incorrect_pin] UPI PIN ग़लत
        [insufficient_funds] खाते में पैसे कम
        [invalid_vpa] UPI ID ग़लत
        [none] कारण नहीं बताया
        [payment_cancelled] ग्राहक ने रोक दिया
        [payment_collect_request_expired] समय पर मंज़ूरी नहीं मिली
        [payment_declined] बैंक ने मना किया
        [payment_failed] भुगतान नहीं हुआ
        [payment_timed_out] बहुत देर लगी
        [transaction_daily_limit_exceeded] दिन की सीमा पूरी हो गई
        [vpa_resolution_failed] UPI ID ग़लत
       *[other] कारण “{ $reason }”
    }
evidence-refund = { $state ->
        [success] पैसे लौट गए
        [failed] पैसे लौटाना विफल
       *[pending] पैसे लौटाने को कहा
    }
evidence-status = { $to ->
        [processing] तैयारी
        [partially_shipped] कुछ रवाना
        [shipped] रवाना
       *[completed] पूरा
    }
evidence-status-asks = स्थिति की सूचना आपके जवाब का इंतज़ार कर रही है
evidence-status-refused = WhatsApp ने ग्राहक को स्थिति नहीं दिखाई
evidence-way-closed = { $why ->
        [canceled] ग्राहक अब { $reference } से भुगतान नहीं कर सकता
        [expired] भुगतान का समय समाप्त ({ $reference })
       *[other] भुगतान का रास्ता { $reference } बंद है
    }
evidence-who-accepted = WhatsApp ने लिया। संदर्भ { $reference }
evidence-who-code = WhatsApp, कोड { $code }
evidence-who-gateway = { $gateway }, पता करने पर
evidence-who-gateway-payment = { $gateway } { $payment }, पता करने पर
evidence-who-hint = WhatsApp ने बताया; गेटवे से तुरंत पूछा गया
evidence-who-read = WhatsApp। पढ़ना भुगतान नहीं है
evidence-who-till = यह काउंटर
evidence-who-till-later = यह काउंटर। अपने आप जाएगा
evidence-who-told = यह काउंटर। ग्राहक को बताया { $time }
evidence-who-told-not = यह काउंटर। ग्राहक को नहीं बताया गया
evidence-who-told-refused = यह काउंटर। WhatsApp ने नहीं दिखाया
evidence-who-told-soon = यह काउंटर। ग्राहक को बताया जा रहा है
evidence-who-whatsapp = WhatsApp ने बताया
why-all-returned = { MONEY($captured) } मिले थे और सब लौटा दिए गए।
why-asks = बिल भेजा नहीं गया। { $reason }
why-attempt-failed-first = पहली कोशिश विफल रही: { $reason }।
why-attempt-pending = भुगतान की कोशिश { $time } शुरू हुई और अभी पूरी नहीं हुई।
why-attempted = { $count ->
        [one] भुगतान की एक कोशिश, { $time }, विफल रही: { $reason }।
       *[other] भुगतान की { $count } कोशिशें विफल रहीं, आख़िरी { $time }: { $reason }।
    }
why-bill-accepted = WhatsApp ने बिल { $time } लिया। इस खाते को पता नहीं चलता कि पढ़ा गया या नहीं।
why-bill-delivered = बिल { $name } के फ़ोन पर { $time } पहुँचा और अभी पढ़ा नहीं गया।
why-bill-not-delivered = WhatsApp ने बिल { $time } लिया, पर वह { $name } के फ़ोन तक अभी नहीं पहुँचा।
why-bill-read = { $name } ने बिल { $time } पढ़ा।
why-cancel-closing = जब तक WhatsApp पुष्टि न करे, ग्राहक अब भी भुगतान कर सकता है।
why-canceled = कुछ नहीं मिला, और अब कोई भुगतान नहीं कर सकता।
why-canceled-paid = फिर भी { MONEY($captured) } मिले। उन्हें लौटाइए या उनके लिए नया ऑर्डर बनाइए।
why-cash-closing = ग्राहक अभी थोड़ी देर WhatsApp पर भुगतान कर सकता है; वह बंद होते ही { MONEY($due) } नकद दर्ज होगा।
why-checked = गेटवे से { $time } पूछा गया।
why-confirmed = पता करने पर पक्का हुआ।
why-confirmed-late = गेटवे ने अब तक पुष्टि नहीं की। सामान अभी न दीजिए।
why-confirming = WhatsApp ने { $time } बताया कि भुगतान हो गया; गेटवे से पूछा गया है, पुष्टि बाकी है।
why-draft = अभी किसी से पैसे नहीं माँगे गए।
why-due = { MONEY($due) } बाकी हैं। WhatsApp पर नहीं माँगे गए।
why-due-rest = { MONEY($captured) } मिले, { MONEY($due) } अभी बाकी हैं।
why-expired = भुगतान का समय { $time } समाप्त हुआ।
why-no-attempt = उसके बाद भुगतान की कोई कोशिश नहीं।
why-not-delivered = बिल { $name } तक नहीं पहुँचा। { $reason }
why-nothing-since = उसके बाद कुछ नहीं।
why-over = { MONEY($over) } ज़्यादा मिले।
why-returned = उसके बाद { MONEY($refunded) } लौटाए गए।
why-sending = बिल अभी भेजा जा रहा है।
why-title-asks = बिल आपका इंतज़ार कर रहा है
why-title-cancel-closing = रद्द, भुगतान का रास्ता बंद हो रहा है
why-title-canceled = रद्द
why-title-canceled-paid = रद्द, पर भुगतान मिला
why-title-cash = नकद मिला, { $time }
why-title-cash-closing = नकद, भुगतान का रास्ता बंद हो रहा है
why-title-confirming = भुगतान हुआ, पुष्टि बाकी
why-title-draft = अभी भेजा नहीं
why-title-due = बाकी
why-title-expired = समय समाप्त, भुगतान नहीं हुआ
why-title-not-delivered = बिल नहीं पहुँचा
why-title-not-sent = { $reason ->
        [offline] अभी भेजा नहीं: इंटरनेट नहीं है
        [paused] अभी भेजा नहीं: भेजना रुका है
        [quarantined] अभी भेजा नहीं: बही बैकअप से आई है
        [no_key] अभी भेजा नहीं: खाते की कुंजी नहीं है
        [account] अभी भेजा नहीं: WhatsApp खाता नहीं मान रहा
        [closing] अभी भेजा नहीं: भुगतान का पहला रास्ता बंद हो रहा है
       *[waiting] अभी भेजा नहीं
    }
why-title-over = ज़्यादा भुगतान
why-title-paid = { $nth ->
        [1] भुगतान मिला, { $time }
        [2] दूसरी कोशिश में भुगतान मिला, { $time }
        [3] तीसरी कोशिश में भुगतान मिला, { $time }
       *[other] कोशिश { $nth } में भुगतान मिला, { $time }
    }
why-title-part-paid = कुछ मिला
why-title-part-refunded = कुछ लौटाया
why-title-paying = भुगतान हो रहा है
why-title-refunded = लौटाया
why-title-sending = भेजा जा रहा है
why-title-twice = दो बार भुगतान
why-title-unknown = पता नहीं कि गया या नहीं
why-title-unpaid = पैसा क्यों नहीं आया?
why-unknown = किसी को पता नहीं कि बिल पहुँचा या नहीं। जाँच चल रही है; फिर से न भेजिए।
why-waiting = { $reason ->
        [offline] बिल रुका है और इंटरनेट आते ही अपने आप जाएगा।
        [paused] बिल रुका है। भेजना फिर शुरू कीजिए, वह अपने आप जाएगा।
        [quarantined] जो मिला उसे देखिए, फिर बही को छोड़िए।
        [no_key] खाते की कुंजी डालिए, बिल अपने आप जाएगा।
        [account] खाते की कुंजी और बैलेंस देखिए; बिल तब अपने आप जाएगा।
        [closing] पहला बिल बंद होते ही नया अपने आप जाएगा।
       *[waiting] बिल थोड़ी देर में अपने आप जाएगा।
    }
why-way-closed = ग्राहक अब WhatsApp पर भुगतान नहीं कर सकता। फिर भेजिए या नकद लीजिए।
