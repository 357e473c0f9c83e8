### अभ्यास की दुकान: डेमो के क़दम और सैंडबॉक्स।

demo-done = सारे क़दम ऑर्डर बही से पढ़कर जाँचे गए।
demo-opening = अभ्यास की दुनिया { $url } पर खुल रही है
demo-step-attempt-failed = ग्राहक ने एक बार भुगतान की कोशिश की, वह विफल रही।
demo-step-captured = ग्राहक ने { MONEY($amount) } दिए, और गेटवे ने पुष्टि की।
demo-step-completed = ऑर्डर पूरा हुआ।
demo-step-delivered = बिल ग्राहक के फ़ोन पर पहुँचा।
demo-step-drafted-offline = बिना इंटरनेट के { MONEY($amount) } का बिल लिखा गया।
demo-step-invoice-issued = बीजक { $number } बना।
demo-step-missing = यह क़दम ऑर्डर बही से पढ़ा नहीं जा सका: { $step }।
demo-step-processing = ऑर्डर तैयार हो रहा है, ग्राहक को बताया गया।
demo-step-queued = बिल इंटरनेट आने तक कतार में है।
demo-step-read = ग्राहक ने बिल पढ़ा।
demo-step-refunded-partly = { MONEY($amount) } लौटाए गए।
demo-step-sent = बिल संदर्भ { $reference } से भेजा गया।
demo-step-settlement-matched = बैंक में आया पैसा ऑर्डर से मिलाया गया।
demo-step-shipped = ऑर्डर रवाना हुआ, ग्राहक को बताया गया।
practice-band = अभ्यास की दुकान: यहाँ असली पैसा नहीं है।
practice-customer-abandons = ग्राहक ने बिल पढ़ा पर भुगतान नहीं किया।
practice-customer-fails = ग्राहक का भुगतान विफल रहा।
practice-customer-pays = ग्राहक ने भुगतान किया।
practice-customer-reads = ग्राहक ने संदेश पढ़ा।
practice-shop-name = अभ्यास किराना
practice-start = अभ्यास की दुकान में आज़माएँ
sandbox-ready = अभ्यास की दुनिया { $url } पर चल रही है। इस कमांड के साथ ही बंद होगी।
sandbox-stopped = अभ्यास की दुनिया बंद हो गई।
