### ग्राहक WhatsApp पर जो पढ़ता है। WhatsApp की सीमाएँ, UTF-16 इकाइयों में: सामान के नाम, फ़ुटर और कर, छूट,
### डिलीवरी के विवरण 60; स्थिति और समय-सीमा के विवरण 120; संदेश 1024।

customer-address-request = कृपया { $shop } को बताइए कि आपका ऑर्डर कहाँ पहुँचाना है।
customer-bill-body = नमस्ते { $name } जी, { $shop } से आपका बिल { $number }। कुल { MONEY($amount) }।
customer-bill-body-resent = नमस्ते { $name } जी, { $shop } से आपका बिल { $number } फिर भेजा है। कुल { MONEY($amount) }। कृपया इसी संदेश से भुगतान करें; पहला बंद है।
customer-bill-body-revised = नमस्ते { $name } जी, { $shop } से आपका बिल { $number } बदला है। कुल { MONEY($amount) }। कृपया इसी संदेश से भुगतान करें; पहला बंद है।
customer-bill-footer = कृपया नीचे के बटन से ही भुगतान करें।
customer-bill-free-items = बिना दाम के: { $items }।
customer-canceled-by-refund = नमस्ते { $name } जी, { $shop } में आपका ऑर्डर { $number } रद्द हो गया। { MONEY($amount) } आपको लौटाए जा रहे हैं।
customer-catalog-body = देखिए { $shop } के पास क्या-क्या है, और यहीं WhatsApp पर ऑर्डर कीजिए।
customer-chat-first-words = नमस्ते, यह ऑर्डर { $number } के बारे में है।
customer-discount = छूट
customer-discount-with-round-off = छूट { MONEY($discounts) }, पूर्णांक { MONEY($round) }
customer-document-follows = आपके ऑर्डर { $number } का { $document }। धन्यवाद, { $shop }।
customer-expiry = भुगतान { $until } तक कर सकते हैं।
customer-expiry-passed = भुगतान का समय ख़त्म हो गया। कृपया दुकान से नया बिल माँगें।
customer-item-position = सामान { $position }
customer-item-whole-bill = बिल { $number } · { $count ->
        [one] { $count } सामान
       *[other] { $count } सामान
    }
customer-link-offer = यहाँ से भी भुगतान कर सकते हैं: { $url }
customer-payment-received = नमस्ते { $name } जी, { $shop } को आपके बिल { $number } के { MONEY($amount) } मिल गए। धन्यवाद!
customer-product-body = { $shop } की ओर से। इसे यहीं WhatsApp पर ऑर्डर कर सकते हैं।
customer-products-body = { $shop } के पास ये चीज़ें हैं। इन्हें यहीं WhatsApp पर ऑर्डर कर सकते हैं।
customer-products-section = चीज़ें
customer-refund-body = नमस्ते { $name } जी, { $shop } ने आपके बिल { $number } के { MONEY($amount) } लौटाए हैं। 5 से 7 दिन में आपके खाते में आ जाएँगे।
customer-reminder = नमस्ते { $name } जी, { $shop } के बिल { $number } के { MONEY($amount) } अभी बाकी हैं।
customer-round-off = पूर्णांक
customer-shipping = डिलीवरी
customer-status-canceled = आपका ऑर्डर रद्द हो गया। कृपया इसका भुगतान न करें।
customer-status-canceled-body = { $shop } से आपका ऑर्डर { $number } रद्द हो गया।
customer-status-canceled-cash = आपने दुकान पर भुगतान कर दिया। धन्यवाद!
customer-status-canceled-resent = कृपया इस ऑर्डर का भुगतान नए संदेश से करें।
customer-status-completed = आपका ऑर्डर पूरा हुआ। धन्यवाद!
customer-status-completed-body = { $shop } से आपका ऑर्डर { $number } पूरा हुआ। धन्यवाद!
customer-status-partially-shipped = आपके ऑर्डर का कुछ सामान रवाना हुआ। बाकी भी आएगा।
customer-status-partially-shipped-body = { $shop } से आपके ऑर्डर { $number } का कुछ सामान रवाना हुआ।
customer-status-processing = आपका ऑर्डर तैयार हो रहा है।
customer-status-processing-body = { $shop } आपका ऑर्डर { $number } तैयार कर रहा है।
customer-status-shipped = आपका ऑर्डर रवाना हो गया।
customer-status-shipped-body = { $shop } से आपका ऑर्डर { $number } रवाना हो गया।
customer-tax-cess = उपकर { MONEY($cess) }
customer-tax-included = GST { MONEY($gst) } शामिल
customer-tax-included-cess = उपकर { MONEY($cess) } शामिल
customer-tax-included-with-cess = GST { MONEY($gst) } और उपकर { MONEY($cess) } शामिल
customer-tax-included-with-cess-and-round-off = GST { MONEY($gst) }, उपकर { MONEY($cess) }, पूर्णांक { MONEY($round) } सहित
customer-tax-included-with-round-off = GST { MONEY($gst) } शामिल, पूर्णांक { MONEY($round) }
customer-tax-inter = IGST { MONEY($igst) }
customer-tax-inter-with-cess = IGST { MONEY($igst) } + उपकर { MONEY($cess) }
customer-tax-inter-with-round-off = IGST { MONEY($igst) } + पूर्णांक { MONEY($round) }
customer-tax-intra = CGST { MONEY($cgst) } + SGST { MONEY($sgst) }
customer-tax-intra-with-cess = CGST { MONEY($cgst) } + SGST { MONEY($sgst) } + उपकर { MONEY($cess) }
customer-tax-intra-with-round-off = CGST { MONEY($cgst) } + SGST { MONEY($sgst) }, पूर्णांक { MONEY($round) }
customer-tax-with-cess-and-round-off = GST { MONEY($gst) }, उपकर { MONEY($cess) }, पूर्णांक { MONEY($round) }
customer-tax-with-round-off = पूर्णांक { MONEY($round) } शामिल
customer-template-bill = यह आपका बिल है। कृपया देखकर नीचे के बटन से भुगतान करें।
customer-template-reminder = नमस्ते { $name }, ऑर्डर { $number } के ₹{ $amount } अभी इस चैट में चुकाए जा सकते हैं।
customer-template-status = आपके ऑर्डर की नई जानकारी है।
