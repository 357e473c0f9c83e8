### ऑर्डर बही और खाते: जाँच में क्या मिला, क्या किया गया, खाता क्या सुन सकता है।

account-added = खाता “{ $name }” जोड़ा गया।
account-ask-key = खाते की API चाबी:
account-ask-passphrase = चाबियों की फ़ाइल का पासफ़्रेज़:
account-hears-everything = भुगतान और संदेश: क्या पहुँचा, क्या पढ़ा और ग्राहक ने क्या लिखा, यह भी दिखता है।
account-hears-payments = सिर्फ़ भुगतान: संदेश पहुँचा या नहीं, यह पता नहीं चलता। रिले जोड़ने से यह और ग्राहकों के संदेश भी मिलेंगे।
account-removed = खाता “{ $name }” और उसकी चाबी हटाई गई।
account-test-key-refused = खाते “{ $name }” से संपर्क हुआ, पर चाबी नहीं मानी गई। चाबी फिर से कॉपी करें।
account-test-ok = खाता “{ $name }” चल रहा है: चाबी सही है और भुगतान कॉन्फ़िगरेशन चालू है।
account-test-reached = खाते “{ $name }” से संपर्क हुआ और चाबी सही है। भुगतान कॉन्फ़िगरेशन की जाँच नहीं हो सकी।
book-backed-up = बही { $path } में सहेजी गई।
book-begun = नई ऑर्डर बही { $path } में शुरू हुई।
book-generated = { $count ->
        [one] { $count } बनावटी ऑर्डर लिखा गया।
       *[other] { $count } बनावटी ऑर्डर लिखे गए।
    }
book-restored = बैकअप वापस लाया गया। बीच में क्या हुआ, यह देखने तक कुछ नहीं भेजा जाएगा।
sync-applied = { $count ->
        [one] { $count } ख़बर दर्ज हुई।
       *[other] { $count } ख़बरें दर्ज हुईं।
    }
sync-attention = { $count ->
        [one] { $count } ऑर्डर आपको देखना है।
       *[other] { $count } ऑर्डर आपको देखने हैं।
    }
sync-idle = सारे संदेश पहुँच गए।
sync-looked-up = { $count ->
        [one] { $count } भुगतान जाँचा गया।
       *[other] { $count } भुगतान जाँचे गए।
    }
sync-sent = { $count ->
        [one] { $count } संदेश भेजा गया।
       *[other] { $count } संदेश भेजे गए।
    }
sync-waiting = { $count ->
        [one] { $count } संदेश रुका है; अपने आप जाएगा।
       *[other] { $count } संदेश रुके हैं; अपने आप जाएँगे।
    }
sync-waits-for-holder = भेजने का काम दूसरा प्रोग्राम कर रहा है; उसके जवाब का इंतज़ार है।
verify-check-attention = हर खुली बात गिनी हुई है
verify-check-bills = बिलों का जोड़ सही है
verify-check-chats = बातचीत और बिना पढ़े संदेशों की गिनती सही है
verify-check-foreign-keys = कोई कड़ी टूटी नहीं है
verify-check-history-chain = इतिहास अटूट है
verify-check-integrity = डेटाबेस फ़ाइल पूरी है
verify-check-messages = जो भी संदेश गया, वह दर्ज है
verify-check-one-open-reference = हर ऑर्डर का भुगतान एक समय में एक ही तरीके से हो सकता है
verify-check-order-numbers = कोई ऑर्डर नंबर गिनती से आगे नहीं है
verify-check-outbox-lanes = हर ऑर्डर के संदेश अपने क्रम में हैं
verify-check-payments = भुगतानों का जोड़ सही है
verify-check-search-index = खोज में हर ऑर्डर मिलता है
verify-check-status-counts = स्थितियों की गिनती मिलती है
verify-detail-checked = { $count ->
        [one] { $count } लाइन जाँची गई।
       *[other] { $count } लाइनें जाँची गईं।
    }
verify-detail-first-fault = { $count ->
        [one] { $count } लाइन ग़लत है: { $row }।
       *[other] { $count } लाइनें ग़लत हैं, पहली { $row } है।
    }
verify-sound = बही ठीक है।
verify-unsound = बही ठीक नहीं है। इसे ऐसे ही रहने दें और सबसे नया बैकअप वापस लाएँ।
