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
history-document-cancelled = एक दस्तावेज़ का नंबर रद्द हुआ।
history-document-made = { $kind ->
        [receipt_voucher] { MONEY($total) } का रसीद वाउचर बना।
        [refund_voucher] { MONEY($total) } का वापसी वाउचर बना।
        [credit_note] { MONEY($total) } का क्रेडिट नोट बना।
       *[other] { MONEY($total) } का बीजक बना।
    }
verify-check-documents = बीजक वैसे ही हैं जैसे बने थे, और कोई नंबर नहीं छूटा
