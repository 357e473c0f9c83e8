### रिटर्न, बहियाँ और सूचियाँ जो फ़ाइल बनती हैं, और उन्हें देने से पहले क्या जानना है।

book-alias = लैटिन अक्षरों में नाम
book-cess-per-unit = प्रति इकाई सेस
book-cess-rate = सेस %
book-code = कोड
book-credit = जमा
book-debit = नामे
book-item = सामान
book-last-wrote = पिछला संदेश
book-ledger = खाता
book-owes = उधार
book-payment = भुगतान
book-phone = फ़ोन
book-price = दाम
book-state = ऑर्डर
book-unit = इकाई
book-voucher = वाउचर
books-file-csv = CSV सहेजें
books-file-json = पोर्टल के लिए सहेजें
books-file-xlsx = Excel में सहेजें
books-file-xml = Tally के लिए वाउचर सहेजें
books-file-xml-ledgers = Tally के लिए खाते सहेजें
books-first-rows = { NUMBER($count) } में से पहली { NUMBER($shown) } पंक्तियाँ। फ़ाइल में सब हैं।
books-from = कब से
books-key-kind = बही
books-key-period = अवधि
books-key-save = फ़ाइल बनाएँ
books-kind = क्या
books-kind-customers = ग्राहक
books-kind-day-book = रोज़नामचा
books-kind-documents = दस्तावेज़ रजिस्टर
books-kind-gstr1 = GSTR-1 रिटर्न
books-kind-orders = ऑर्डर
books-kind-products = सामान
books-kind-tally = Tally के वाउचर
books-kind-tax-by-rate = दर के हिसाब से कर
books-none = इन दिनों में कुछ नहीं है। दूसरी अवधि चुनें।
books-none-kept = अभी सूची में कुछ नहीं है।
books-not-now = नहीं बना: { $why }
books-of-now = जैसा अभी है; अवधि नहीं लगती।
books-papers = सब PDF में
books-papers-making = काग़ज़ बन रहे हैं
books-papers-saved = { $count ->
    [one] { NUMBER($count) } काग़ज़ { $folder } में रखा गया
   *[other] { NUMBER($count) } काग़ज़ { $folder } में रखे गए
}
books-papers-stop = रोकें
books-period = अवधि
books-period-month = महीने
books-period-other = दूसरे दिन
books-period-quarter = तिमाहियाँ
books-period-year = वित्त वर्ष
books-rows = { $count ->
        [one] { NUMBER($count) } पंक्ति
       *[other] { NUMBER($count) } पंक्तियाँ
    }
books-saved = सहेज लिया: { $file }
books-screen = बहियाँ
books-sheet-empty = इस पन्ने पर कुछ नहीं है।
books-sheets = पन्ने
books-sum = जोड़
books-to = कब तक
books-totals = कुल मिलाकर
books-warnings = सहेजने से पहले जान लें
error-export-exists = { $file } नाम की फ़ाइल पहले से है। दूसरा नाम चुनें, या कहें कि वह बदली जा सकती है।
error-export-format = यह उस तरह की फ़ाइल में नहीं बन सकता। दूसरी तरह चुनें।
error-export-not-written = { $file } वहाँ नहीं लिखी जा सकी। दूसरा फ़ोल्डर चुनें।
error-no-documents = इस अवधि में कोई काग़ज़ नहीं बना। दूसरी अवधि चुनें।
error-papers-cancelled = काग़ज़ बनाना रोक दिया गया। कोई नहीं रखा गया।
error-period-invalid = ये किसी अवधि के दिन नहीं हैं। दोनों दिन लिखें, पहले वाला पहले।
error-period-not-filed = रिटर्न एक महीने या एक तिमाही का होता है। उनमें से चुनें।
export-warning-hsn-missing = { $count ->
        [one] { NUMBER($count) } दस्तावेज़
       *[other] { NUMBER($count) } दस्तावेज़ों
    } में बिना HSN कोड का सामान है, कर से पहले { MONEY($amount) }। वह तालिका 12 में नहीं आता; पोर्टल उसे माँग सकता है।
export-warning-other-registration = { $count ->
        [one] { NUMBER($count) } दस्तावेज़
       *[other] { NUMBER($count) } दस्तावेज़
    } दूसरे GSTIN या पंजीकरण में बने थे; वे इस रिटर्न में नहीं हैं।
export-warning-period-running = यह अवधि पूरी नहीं हुई है। बाद की बिक्री इसमें नहीं होगी।
export-warning-practice = ये अभ्यास के आँकड़े हैं। इनमें कुछ भी असली नहीं है।
export-warning-series-gap = { $after } और { $before } के बीच { $count ->
        [one] { NUMBER($count) } संख्या नहीं है
       *[other] { NUMBER($count) } संख्याएँ नहीं हैं
    }। जमा करने से पहले बही जाँचें।
