### ऑर्डर और बही का इतिहास: हर घटना का एक वाक्य। रकम घटना से आती है, नाम कभी नहीं।

history-attempt-seen = { $state ->
        [success] ग्राहक का भुगतान सफल हुआ।
        [failed] ग्राहक ने भुगतान की कोशिश की, पर वह विफल रही।
       *[pending] ग्राहक भुगतान कर रहा है।
    }
history-attention-raised = { $code ->
        [amount_differs] आपको देखना है: जितना माँगा था, उतना नहीं मिला।
        [another_number] आपको देखना है: किसी दूसरे WhatsApp नंबर की ख़बर आई।
        [bubble_refused] आपको देखना है: WhatsApp ने ग्राहक को नई स्थिति नहीं दिखाई।
        [captured_after_cancel] आपको देखना है: रद्द होने के बाद भुगतान मिला।
        [clock_wrong] आपको देखना है: इस कंप्यूटर की घड़ी ग़लत है।
        [late_capture] आपको देखना है: समय ख़त्म होने के बाद भुगतान मिला।
        [message_failed] आपको देखना है: एक संदेश ग्राहक तक नहीं पहुँचा।
        [not_confirmed] आपको देखना है: गेटवे ने भुगतान की पुष्टि नहीं की।
        [outcome_unknown] आपको देखना है: पता नहीं कि एक संदेश पहुँचा या नहीं।
        [paid_no_order] आपको देखना है: पैसे आए जो किसी ऑर्डर के नहीं हैं।
        [paid_over] आपको देखना है: ग्राहक ने ज़्यादा दिए।
        [paid_twice] आपको देखना है: ग्राहक ने दो बार भुगतान किया।
        [refund_conflict] आपको देखना है: पैसे लौटाने की दो अलग ख़बरें हैं, हुआ भी और विफल भी।
       *[other] यह आपको देखना है।
    }
history-attention-settled = जो देखना था, वह निपटा दिया गया।
history-book-opened = बही शुरू हुई।
history-book-quarantined = बही बैकअप या कॉपी से आई; तब से कुछ नहीं भेजा गया।
history-book-released = बही देखकर चालू की गई; भेजना फिर शुरू हुआ।
history-bubble-refused = WhatsApp ने ग्राहक को नई स्थिति नहीं दिखाई।
history-cancel-requested = WhatsApp से रद्द करने का अनुरोध किया गया।
history-cash-recorded = { MONEY($amount) } नकद लिए गए।
history-exception-found = पैसे के मिलान में कुछ निपटाने को मिला।
history-exception-resolved = पैसे के मिलान की एक बात हाथ से निपटाई गई।
history-generation-begun = बही की नई पीढ़ी शुरू हुई; नए संदर्भों में { $tag } रहेगा।
history-late-capture = भुगतान का समय ख़त्म होने के बाद { MONEY($amount) } मिले।
history-looked-up = गेटवे से जाँचा: { $state ->
        [unpaid] अब भी बाकी।
        [confirming] भुगतान अभी पूरा नहीं हुआ।
        [part_paid] कुछ मिला।
        [paid] भुगतान मिला।
        [paid_over] ज़्यादा मिला।
        [part_refunded] कुछ लौटाया।
        [refunded] लौटाया।
       *[other] { $state }।
    }
history-message-accepted = { $effect ->
        [cancel] WhatsApp ने रद्द करना मान लिया।
        [order_details] WhatsApp ने बिल ले लिया।
        [order_status] WhatsApp ने ऑर्डर की स्थिति ले ली।
       *[text] WhatsApp ने संदेश ले लिया।
    }
history-message-asks = { $effect ->
        [cancel] रद्द की सूचना भेजने से पहले आपके जवाब का इंतज़ार है।
        [cash] नकद लिखने से पहले आपके जवाब का इंतज़ार है।
        [order_details] बिल भेजने से पहले आपके जवाब का इंतज़ार है।
        [order_status] ऑर्डर की स्थिति भेजने से पहले आपके जवाब का इंतज़ार है।
       *[text] संदेश भेजने से पहले आपके जवाब का इंतज़ार है।
    }
history-message-delivered = { $effect ->
        [cancel] रद्द की सूचना ग्राहक के फ़ोन पर पहुँची।
        [order_details] बिल ग्राहक के फ़ोन पर पहुँचा।
        [order_status] ऑर्डर की स्थिति ग्राहक के फ़ोन पर पहुँची।
       *[text] संदेश ग्राहक के फ़ोन पर पहुँचा।
    }
history-message-failed = { $effect ->
        [cancel] रद्द की सूचना ग्राहक तक नहीं पहुँची (कोड { $code })।
        [order_details] बिल ग्राहक तक नहीं पहुँचा (कोड { $code })।
        [order_status] ऑर्डर की स्थिति ग्राहक तक नहीं पहुँची (कोड { $code })।
       *[text] संदेश ग्राहक तक नहीं पहुँचा (कोड { $code })।
    }
history-message-not-sent = कनेक्शन नहीं था, इसलिए कुछ नहीं गया। अपने आप फिर कोशिश होगी।
history-message-outcome-unknown = { $effect ->
        [cancel] पता नहीं कि रद्द की सूचना भेजी गई या नहीं; जाँच चल रही है।
        [order_details] पता नहीं कि बिल भेजा गया या नहीं; जाँच चल रही है।
        [order_status] पता नहीं कि ऑर्डर की स्थिति भेजी गई या नहीं; जाँच चल रही है।
       *[text] पता नहीं कि संदेश भेजा गया या नहीं; जाँच चल रही है।
    }
history-message-queued = { $effect ->
        [cancel] रद्द की सूचना कतार में रखी गई।
        [cash] भुगतान का रास्ता बंद होते ही नकद लिखा जाएगा।
        [order_details] बिल कतार में रखा गया।
        [order_status] ऑर्डर की स्थिति कतार में रखी गई।
       *[text] संदेश कतार में रखा गया।
    }
history-message-read = { $effect ->
        [cancel] ग्राहक ने रद्द की सूचना पढ़ी।
        [order_details] ग्राहक ने बिल पढ़ा।
        [order_status] ग्राहक ने ऑर्डर की स्थिति पढ़ी।
       *[text] ग्राहक ने संदेश पढ़ा।
    }
history-message-refused = { $effect ->
        [cancel] WhatsApp ने रद्द करना नहीं माना (कोड { $code })।
        [order_details] WhatsApp ने बिल नहीं लिया (कोड { $code })।
        [order_status] WhatsApp ने ऑर्डर की स्थिति नहीं ली (कोड { $code })।
       *[text] WhatsApp ने संदेश नहीं लिया (कोड { $code })।
    }
history-message-released = { $effect ->
        [cancel] आपने कहा: रद्द की सूचना भेजें।
        [cash] आपने कहा: नकद लिखें।
        [order_details] आपने कहा: बिल भेजें।
        [order_status] आपने कहा: ऑर्डर की स्थिति भेजें।
       *[text] आपने कहा: संदेश भेजें।
    }
history-message-sent = { $effect ->
        [cancel] रद्द की सूचना भेजना शुरू हुआ।
        [order_details] बिल भेजना शुरू हुआ।
        [order_status] ऑर्डर की स्थिति भेजना शुरू हुआ।
       *[text] संदेश भेजना शुरू हुआ।
    }
history-message-settled = { $outcome ->
        [arrived] जाँच से पता चला कि संदेश पहुँच गया था।
        [not_arrived] जाँच से पता चला कि संदेश नहीं पहुँचा था।
       *[unknown] जाँच से पता नहीं चला कि संदेश पहुँचा या नहीं।
    }
history-message-withdrawn = { $effect ->
        [cancel] रद्द की सूचना भेजने से पहले हटाई गई।
        [cash] नकद नहीं लिखा गया।
        [order_details] बिल भेजने से पहले हटाया गया।
        [order_status] ऑर्डर की स्थिति भेजने से पहले हटाई गई।
       *[text] संदेश भेजने से पहले हटाया गया।
    }
history-order-canceled = ऑर्डर रद्द किया गया।
history-order-drafted = ऑर्डर ड्राफ़्ट के रूप में शुरू हुआ।
history-order-edited = ड्राफ़्ट बदला गया।
history-order-held = ड्राफ़्ट रोका गया।
history-order-issued = ऑर्डर बना: { MONEY($total) }।
history-order-recalled = रोका हुआ ड्राफ़्ट फिर खोला गया।
history-order-revised = ऑर्डर का संशोधन बनाया गया।
history-payment-changed = { $state ->
        [unpaid] ऑर्डर का भुगतान बाकी है।
        [confirming] ग्राहक के अनुसार ऑर्डर का भुगतान हो गया।
        [part_paid] ऑर्डर का कुछ भुगतान मिला।
        [paid] ऑर्डर का भुगतान मिला।
        [paid_over] ऑर्डर का ज़्यादा भुगतान मिला।
        [part_refunded] ऑर्डर का कुछ पैसा लौटाया गया।
        [refunded] ऑर्डर का पैसा लौटाया गया।
       *[other] ऑर्डर का भुगतान { $state } है।
    }
history-payment-confirmed = गेटवे ने { MONEY($amount) } की पुष्टि की।
history-payment-confirming = WhatsApp ने बताया कि भुगतान हो गया; गेटवे से पुष्टि माँगी गई।
history-reference-closed = भुगतान का रास्ता { $reference } बंद हो गया।
history-reference-closing = भुगतान का रास्ता { $reference } बंद किया जा रहा है।
history-reference-opened = ग्राहक संदर्भ { $reference } से भुगतान कर सकता है।
history-refund-seen = { $state ->
        [success] { MONEY($amount) } लौटाए गए।
        [failed] { MONEY($amount) } लौटाना विफल रहा।
       *[pending] { MONEY($amount) } लौटाए जा रहे हैं।
    }
history-status-changed = { $to ->
        [processing] ऑर्डर तैयार किया जा रहा है।
        [partially_shipped] ऑर्डर का कुछ सामान रवाना हुआ।
        [shipped] ऑर्डर रवाना हुआ।
        [completed] ऑर्डर पूरा हुआ।
        [canceled] ऑर्डर रद्द किया गया।
       *[other] ऑर्डर { $to } हुआ।
    }
history-stray-found = { MONEY($amount) } मिले जो इस बही के किसी ऑर्डर के नहीं हैं।
history-unknown = प्रोग्राम के इस संस्करण में “{ $what }” के लिए शब्द नहीं हैं।
history-work-taken-over = बंद हुए प्रोग्राम से भेजने का काम लिया गया; जो रास्ते में था, उसकी जाँच चल रही है।
