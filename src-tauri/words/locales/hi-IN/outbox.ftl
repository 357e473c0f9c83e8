### भेजना बाकी: जो रुका है, पूछता है, नामंज़ूर हुआ; साथ भेजे बिल, याद दिलाना, और जब कोई संदेश न जा सके।

batch-asking = { $count ->
        [one] { $count } आपसे पूछता है।
       *[other] { $count } आपसे पूछते हैं।
    }
batch-cancel = { $count ->
        [one] बचा एक वापस लें
       *[other] बचे { $count } वापस लें
    }
batch-left-out = { $count ->
        [one] { $count } ऑर्डर छोड़ा गया।
       *[other] { $count } ऑर्डर छोड़े गए।
    }
batch-pause = रोकें
batch-resume = आगे बढ़ाएँ
batch-since = { $time } से
batch-spent = अब तक ख़र्च { $amount }।
batch-state = { $accepted } लिए गए, { $refused } नामंज़ूर, { $left } बाकी।
batch-title = { $count ->
        [one] { $count } बिल साथ भेजा
       *[other] { $count } बिल साथ भेजे
    }
batch-withdrawn = { $count ->
        [one] { $count } वापस लिया गया।
       *[other] { $count } वापस लिए गए।
    }
bulk-as = कैसे जाएगा
bulk-as-free = मुफ़्त संदेश
bulk-as-template = टेम्पलेट
bulk-free = सब मुफ़्त जाएँगे: इन ग्राहकों ने पिछले 24 घंटों में लिखा है।
bulk-lead = { $count ->
        [one] { $count } बिल { $amount } माँगता है।
       *[other] { $count } बिल मिलकर { $amount } माँगते हैं।
    }
bulk-left-out = { $count ->
        [one] { $count } ऑर्डर छूटा
       *[other] { $count } ऑर्डर छूटे
    }
bulk-none = इनमें से कोई ऑर्डर अभी नहीं भेजा जा सकता।
bulk-open = साथ भेजें
bulk-send = { $count ->
        [one] { $count } बिल भेजें
       *[other] { $count } बिल भेजें
    }
bulk-templates = { $count ->
        [one] { $count } टेम्पलेट बनकर जाएगा, जिसका दाम WhatsApp लेता है।
       *[other] { $count } टेम्पलेट बनकर जाएँगे, जिनका दाम WhatsApp लेता है।
    }
bulk-templates-cost = { $count ->
        [one] { $count } टेम्पलेट बनकर जाएगा, ज़्यादा से ज़्यादा { $cost }।
       *[other] { $count } टेम्पलेट बनकर जाएँगे, मिलकर ज़्यादा से ज़्यादा { $cost }।
    }
bulk-title = कई बिल साथ भेजें
no-message-noted = लिख लिया। 24 घंटे तक इस ग्राहक के संदेश मुफ़्त जाएँगे।
no-message-qr = UPI QR कोड
no-message-wrote = ग्राहक ने अभी लिखा है
no-message-wrote-what = ग्राहक ने पिछले 24 घंटों में लिखा हो तो WhatsApp बिल ज़रूर लेता है।
outbox-counts = { $asks } पूछते हैं, { $unknown } का पता नहीं, { $refused } नामंज़ूर, { $waiting } रुके हैं
outbox-key-send = सब भेजें
outbox-more = और { $count } भी
outbox-next = अगली कोशिश
outbox-none = सब कुछ भेजा जा चुका है।
outbox-none-waiting = भेजने को कुछ नहीं रुका है।
outbox-none-what = जो संदेश रुके हैं, पूछते हैं या नामंज़ूर हुए, वे यहाँ दिखते हैं।
outbox-refused = { $count ->
        [one] { $count } नामंज़ूर
       *[other] { $count } नामंज़ूर
    }
outbox-screen = भेजना बाकी
outbox-side = साथ भेजे बिल, जिनका पता नहीं, नामंज़ूर
outbox-template = टेम्पलेट
outbox-template-cost = टेम्पलेट, { $cost }
outbox-unknown = पता नहीं
outbox-unknown-what = इनके जाने के बाद लाइन टूट गई। पहुँचे या नहीं, हम ख़ुद देखते हैं; इन्हें दोबारा न भेजें।
outbox-waiting = रुके हुए
outbox-waiting-paused = { $count ->
        [one] { $count } संदेश; भेजना रुका है
       *[other] { $count } संदेश; भेजना रुका है
    }
outbox-waiting-what = { $count ->
        [one] { $count } संदेश, अपने आप जाएगा
       *[other] { $count } संदेश, अपने आप जाएँगे
    }
outbox-waits-account = खाता; ध्यान देने की सूची देखें
outbox-waits-answer = जवाब
outbox-waits-batch = आपने ये बिल रोके हैं
outbox-waits-check = पहुँचा या नहीं, देख रहे हैं
outbox-waits-for = किसलिए रुका
outbox-waits-message-before = इससे पहले का संदेश
outbox-waits-network = नेटवर्क
outbox-waits-slow-down = WhatsApp ने धीमे चलने को कहा
outbox-waits-turn = अपनी बारी
outbox-waits-way-to-pay = पहला भुगतान रास्ता बंद हो
pay-qr-chat = या चैट शुरू करें
pay-qr-chat-what = ग्राहक इसे स्कैन करके दुकान को लिखे। उसके बाद 24 घंटे तक बिल मुफ़्त जाता है।
pay-qr-no-upi = दुकान की UPI id अभी नहीं है।
pay-qr-pay = किसी भी UPI ऐप से चुकाएँ:
pay-qr-pay-what = ग्राहक इसे स्कैन करे। पैसा यहाँ अपने आप नहीं दिखता: आपके UPI ऐप में दिखे तब चुकाया हुआ लिखें।
pay-qr-title = ऑर्डर { $number } बिना संदेश के
remind-by-itself = बिल का समय ख़त्म होने से पहले अपने आप याद दिलाएँ
remind-by-itself-what = दिन में, हर बिल के लिए एक बार, और सिर्फ़ उन्हें जो मान चुके हैं।
remind-done = { $count ->
        [one] { $count } याद भेजने के लिए रखी है।
       *[other] { $count } यादें भेजने के लिए रखी हैं।
    }
remind-due = बकाया
remind-excluded = { $count ->
        [one] { $count } छूटा
       *[other] { $count } छूटे
    }
remind-free = सब मुफ़्त जाएँगे।
remind-lead = { $count ->
        [one] { $count } ग्राहक को याद दिलाएँगे।
       *[other] { $count } ग्राहकों को याद दिलाएँगे।
    }
remind-none = अभी किसी को याद नहीं दिला सकते।
remind-none-what = याद उन्हीं ग्राहकों को दिलाई जाती है जो मान चुके हैं, जिनका बिल अभी चुकाया जा सकता है, और दिन में एक ही बार।
remind-one = ऑर्डर { $number } की याद दिलाएँ
remind-open = याद दिलाएँ
remind-pick = याद दिलाएँ
remind-send = { $count ->
        [one] { $count } ग्राहक को याद दिलाएँ
       *[other] { $count } ग्राहकों को याद दिलाएँ
    }
remind-templates = { $count ->
        [one] { $count } टेम्पलेट बनकर जाएगा, जिसका दाम WhatsApp लेता है।
       *[other] { $count } टेम्पलेट बनकर जाएँगे, जिनका दाम WhatsApp लेता है।
    }
remind-title = बकाया की याद दिलाएँ
remind-until = कब तक चुका सकते हैं
