### बीजक और पर्ची पर जो छपता है, और प्रिंटर या लोगो की दिक़्क़तें।

error-logo-pixels = लोगो के लिए इस चित्र में पिक्सेल बहुत ज़्यादा हैं। इसे हर तरफ़ ज़्यादा से ज़्यादा 6,000 पिक्सेल में सहेजकर फिर चुनें।
error-logo-too-large = लोगो के लिए यह फ़ाइल बहुत बड़ी है। ज़्यादा से ज़्यादा 5 MB का चित्र चुनें।
error-logo-type = लोगो PNG या JPEG चित्र होना चाहिए। ऐसी फ़ाइल चुनें।
error-logo-unreadable = यह चित्र ख़राब है। इसे PNG में दोबारा सहेजकर चुनें।
error-paper-does-not-add-up = इस दस्तावेज़ के आँकड़े आपस में नहीं मिलते, इसलिए यह नहीं छपा। बही जाँचें, फिर कोशिश करें।
error-paper-tax-not-allowed = ऐसे दस्तावेज़ पर कर नहीं दिखाया जा सकता, इसलिए यह नहीं छपा। दूसरा प्रकार चुनें।
error-printer-access = इस कंप्यूटर को प्रिंटर चलाने की अनुमति नहीं है। अपने उपयोगकर्ता को अनुमति दें, फिर छापें।
error-printer-cover-open = प्रिंटर का ढक्कन खुला है। बंद करें, फिर छापें।
error-printer-error = प्रिंटर में ख़राबी है। उसे बंद करके चालू करें, फिर छापें।
error-printer-gone = छापते समय प्रिंटर हट गया। दोबारा छापने से पहले पर्ची देख लें।
error-printer-not-found = ऐसा कोई प्रिंटर नहीं है। सेटिंग में उसका नाम या पता जाँचें।
error-printer-off = प्रिंटर जवाब नहीं दे रहा। उसे चालू करें और तार देखें; पर्ची रुकी हुई है।
error-printer-paper-out = प्रिंटर में काग़ज़ ख़त्म है। नया रोल लगाएँ; पर्ची रुकी हुई है।
error-printer-slow = प्रिंटर आगे कुछ नहीं ले रहा। पर्ची देखें, फिर छापें।
error-printer-unsupported = यह सिस्टम इस तरह नहीं छाप सकता। सेटिंग में दूसरा तरीक़ा चुनें।
paper-account = खाता
paper-against = किस बीजक पर
paper-against-value = { $number }, दिनांक { $date }
paper-amount = रकम
paper-any-app = किसी भी UPI ऐप से:
paper-bank = बैंक में भेजें
paper-bank-branch = शाखा
paper-bank-name = नाम
paper-bill-discount = बिल पर छूट
paper-billed-to = ख़रीदार
paper-brought-forward = पिछले पृष्ठ से
paper-by-rate = HSN और दर के अनुसार कर, ₹ में
paper-carried-forward = अगले पृष्ठ पर
paper-copy-duplicate = ट्रांसपोर्टर के लिए दूसरी प्रति
paper-copy-original = प्राप्तकर्ता के लिए मूल प्रति
paper-copy-reprint = दोबारा छपी प्रति
paper-copy-triplicate = विक्रेता के लिए तीसरी प्रति
paper-customer = ग्राहक
paper-date = तारीख
paper-date-value = { $day } { $month ->
    [1] जनवरी
    [2] फ़रवरी
    [3] मार्च
    [4] अप्रैल
    [5] मई
    [6] जून
    [7] जुलाई
    [8] अगस्त
    [9] सितंबर
    [10] अक्टूबर
    [11] नवंबर
   *[other] दिसंबर
} { $year }
paper-delivered-to = सामान पहुँचा
paper-discount = छूट
paper-due = बाक़ी रकम
paper-due-by = भुगतान तक
paper-errors-excepted = भूल-चूक लेनी-देनी
paper-fades = थर्मल काग़ज़ की छपाई मिटती है: WhatsApp पर PDF माँगें।
paper-for-seller = { $name } के लिए
paper-in-words = शब्दों में
paper-item = सामान
paper-items-at-rate = सामान का दाम
paper-kind-bill = बिल
paper-kind-bill-of-supply = आपूर्ति बिल
paper-kind-credit-note = क्रेडिट नोट
paper-kind-invoice-cum-bill = बीजक-सह-आपूर्ति बिल
paper-kind-receipt-voucher = रसीद वाउचर
paper-kind-refund-voucher = वापसी वाउचर
paper-kind-tax-invoice = कर बीजक
paper-law-bill-of-supply = धारा 31(3)(c), नियम 49
paper-law-credit-note = धारा 34, नियम 53
paper-law-invoice-cum-bill = नियम 46A
paper-law-receipt-voucher = धारा 31(3)(d), नियम 50
paper-law-refund-voucher = धारा 31(3)(e), नियम 51
paper-law-tax-invoice = धारा 31, नियम 46
paper-line-discounts = लाइन की छूट
paper-nearest-rupee = पूरे रुपये तक
paper-no = नहीं
paper-note-composition = कंपोज़िशन करदाता, आपूर्ति पर कर वसूलने का अधिकारी नहीं
paper-note-no-irn = इस दस्तावेज़ के लिए ई-इनवॉइस संख्या (IRN) नहीं बनाई गई।
paper-note-no-tax = इस बिल पर कोई कर नहीं लिया गया। ख़रीदार इस पर क्रेडिट नहीं ले सकता।
paper-note-reverse-charge = कर ख़रीदार रिवर्स चार्ज पर भरेगा।
paper-number-bill = बिल संख्या
paper-number-invoice = बीजक संख्या
paper-number-note = नोट संख्या
paper-number-voucher = वाउचर संख्या
paper-order = ऑर्डर
paper-page = पृष्ठ { $page } / { $pages }
paper-phone = फ़ोन
paper-place-of-supply = आपूर्ति का स्थान
paper-practice = अभ्यास
paper-practice-note = अभ्यास। इस काग़ज़ पर कुछ भी असली नहीं है।
paper-prices-include = दामों में GST शामिल है।
paper-quantity = मात्रा
paper-rate = दर
paper-reference = संदर्भ
paper-reverse-charge = रिवर्स चार्ज
paper-round-off = पूर्णांक
paper-scan = स्कैन करके भुगतान करें
paper-shipping = भाड़ा
paper-signatory = अधिकृत हस्ताक्षर
paper-state = राज्य
paper-tax = कर
paper-taxable = कर योग्य
paper-taxable-value = कर योग्य मूल्य
paper-test-note = यह पर्ची सीधी और पूरी छपी हो, तो प्रिंटर तैयार है।
paper-test-print = जाँच की छपाई
paper-thanks = धन्यवाद, फिर आइए।
paper-total = कुल
paper-total-credit = क्रेडिट
paper-total-items = { $count ->
    [one] कुल, { $count } सामान
   *[other] कुल, { $count } सामान
}
paper-total-pay = कुल देय
paper-total-received = प्राप्त
paper-total-refunded = लौटाया
paper-value-of-supply = आपूर्ति का मूल्य
paper-yes = हाँ
