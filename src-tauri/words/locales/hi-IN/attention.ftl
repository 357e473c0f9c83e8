### जो इंसान को देखना है। `-title` छोटा शब्द, `-what` क्या हुआ, `-do` क्या करने से निपटेगा।

asks-count = { $count ->
        [one] { $count } संदेश आपके जवाब का इंतज़ार कर रहा है।
       *[other] { $count } संदेश आपके जवाब का इंतज़ार कर रहे हैं।
    }
asks-question = अभी भेजें?
asks-reason-amount-changed = रकम या ख़र्च अब वह नहीं है जो आपने देखा था।
asks-reason-book-restored = बही बैकअप से आई है, इसलिए हो सकता है कि संदेश जा चुका हो।
asks-reason-kind-changed = ग्राहक के 24 घंटे पूरे हो गए, इसलिए यह टेम्पलेट बनकर जाएगा।
asks-reason-nothing-can-go = ग्राहक के 24 घंटे पूरे हो गए, और कोई मंज़ूर टेम्पलेट नहीं है। ग्राहक से लिखने को कहें, या भुगतान दूसरे तरीके से लें।
asks-reason-order-canceled = इस बीच ऑर्डर रद्द हो गया।
asks-reason-order-paid = इस बीच ऑर्डर का भुगतान हो गया।
asks-reason-order-revised = इस बीच ऑर्डर में संशोधन हुआ।
asks-reason-outcome-unknown = तीन बार कोशिश हुई, फिर भी पता नहीं कि पहुँचा या नहीं।
asks-reason-too-old = यह एक दिन से ज़्यादा समय से रुका है।
attention-account-refused-do = खाते की कुंजी और बैलेंस उसकी सेटिंग में देखें। संदेश रुके हैं और अपने आप जाएँगे।
attention-account-refused-title = खाता नामंज़ूर
attention-account-refused-what = WhatsApp की सेवा अभी इस खाते को नहीं मान रही है।
attention-amount-differs-do = बाकी लें, ज़्यादा हो तो लौटाएँ, या जैसा है वैसा मान लें।
attention-amount-differs-title = रकम अलग
attention-amount-differs-what = { MONEY($expected) } माँगे गए थे, पर { MONEY($captured) } मिले।
attention-another-number-do = उस नंबर का कॉलबैक पता ठीक करें, या नंबर को यहाँ खाते के रूप में जोड़ें। एक हफ़्ते बाद यह सूचना अपने आप हट जाएगी।
attention-another-number-title = दूसरा नंबर
attention-another-number-what = WhatsApp नंबर { $reference } की ख़बरें यहाँ आ रही हैं। वह इस बही के किसी खाते का नहीं है, इसलिए उनसे कुछ नहीं बदला।
attention-bubble-refused-do = यहाँ ऑर्डर सही है। ज़रूरी हो तो ग्राहक को ख़ुद बताएँ।
attention-bubble-refused-title = स्थिति नहीं दिखी
attention-bubble-refused-what = WhatsApp ने ग्राहक को ऑर्डर की नई स्थिति नहीं दिखाई।
attention-captured-after-cancel-do = पैसे लौटाएँ, या इसके लिए नया ऑर्डर बनाएँ।
attention-captured-after-cancel-title = रद्द के बाद मिला
attention-captured-after-cancel-what = ऑर्डर रद्द होने के बाद { MONEY($captured) } मिले।
attention-cash-and-capture-do = दोनों में से एक लौटाएँ।
attention-cash-and-capture-title = नकद और UPI
attention-cash-and-capture-what = इस ऑर्डर का नकद मिल चुका है, और WhatsApp से भी { MONEY($captured) } आए।
attention-clock-wrong-do = घड़ी ठीक करें, ताकि बिल की तारीख़ और भुगतान का समय सही रहे।
attention-clock-wrong-title = घड़ी ग़लत
attention-clock-wrong-what = इस कंप्यूटर की घड़ी { $minutes ->
        [one] { $minutes } मिनट
       *[other] { $minutes } मिनट
    } ग़लत है।
attention-late-capture-do = सामान अब भी हो तो दे दें, वरना पैसे लौटाएँ।
attention-late-capture-title = समय के बाद मिला
attention-late-capture-what = भुगतान का समय ख़त्म होने के बाद { MONEY($captured) } मिले।
attention-message-failed-do = कारण ऑर्डर में देखें। फिर दोबारा भेजें, या UPI QR दिखाएँ।
attention-message-failed-title = नहीं भेजा गया
attention-message-failed-what = संदेश ग्राहक तक नहीं पहुँचा (कोड { $code })।
attention-not-confirmed-do = अभी सामान न दें। गेटवे के अपने पन्ने पर देखें, या ग्राहक से UPI नंबर पूछें।
attention-not-confirmed-title = पुष्टि नहीं हुई
attention-not-confirmed-what = WhatsApp ने बताया कि भुगतान हुआ, पर 15 मिनट बाद भी गेटवे ने पुष्टि नहीं की।
attention-outcome-unknown-do = ग्राहक से पूछें। फिर यहाँ बताएँ कि पहुँचा या नहीं।
attention-outcome-unknown-title = पता नहीं
attention-outcome-unknown-what = पता नहीं कि संदेश ग्राहक तक पहुँचा या नहीं, और जाँच से भी साफ़ नहीं हुआ।
attention-paid-no-order-do = इसका ऑर्डर बनाएँ, या पैसे लौटाएँ।
attention-paid-no-order-title = पैसा, ऑर्डर नहीं
attention-paid-no-order-what = संदर्भ { $reference } से { MONEY($captured) } मिले, पर इस बही में उसका कोई ऑर्डर नहीं है।
attention-paid-over-do = ज़्यादा रकम लौटाएँ, या ग्राहक माने तो अगले बिल के लिए रखें।
attention-paid-over-title = ज़्यादा मिला
attention-paid-over-what = ग्राहक ने बिल से { MONEY($over) } ज़्यादा दिए।
attention-paid-twice-do = एक भुगतान लौटाएँ।
attention-paid-twice-title = दो बार भुगतान
attention-paid-twice-what = ग्राहक ने दो बार भुगतान किया; { MONEY($over) } ज़्यादा आए।
attention-quarantine-found-do = सूची देखें, फिर बही चालू करें।
attention-quarantine-found-title = बैकअप के बाद
attention-quarantine-found-what = बैकअप के बाद { $count ->
        [one] { $count } बात ऐसी हुई
       *[other] { $count } बातें ऐसी हुईं
    } जो इस बही को पता नहीं थी।
attention-refund-conflict-do = दोबारा लौटाने से पहले गेटवे के अपने पन्ने पर देखें।
attention-refund-conflict-title = लौटाना साफ़ नहीं
attention-refund-conflict-what = { MONEY($amount) } लौटाने के बारे में दो ख़बरें हैं: हो गया भी, और विफल भी।
attention-refund-failed-do = बाद में फिर कोशिश करें, या नकद लौटाकर लिख लें।
attention-refund-failed-title = लौटाना विफल
attention-refund-failed-what = { MONEY($amount) } लौटाए नहीं जा सके।
attention-text-failed-do = कारण बातचीत में देखें। फिर दोबारा लिखें, या ग्राहक को फ़ोन करें।
attention-text-failed-title = नहीं पहुँचा
attention-text-failed-what = ग्राहक को जो लिखा गया, वह नहीं पहुँचा (कोड { $code })।
attention-unread-delivery-do = कुछ खोया नहीं, वह सुरक्षित है। प्रोग्राम अपडेट करें।
attention-unread-delivery-title = ख़बर नहीं पढ़ी
attention-unread-delivery-what = WhatsApp ने कुछ भेजा जो प्रोग्राम का यह संस्करण नहीं पढ़ सकता।
