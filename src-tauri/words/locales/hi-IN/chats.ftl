### ग्राहकों से बातचीत: याद दिलाना, और किसे क्यों नहीं।

reminder-excluded-canceled = ऑर्डर रद्द हो चुका है।
reminder-excluded-confirming = ग्राहक भुगतान कर रहा है, या कहता है कि कर दिया।
reminder-excluded-consent-withdrawn = ग्राहक अब संदेश नहीं चाहता।
reminder-excluded-expired = भुगतान का समय बीत गया। इसके बजाय बिल फिर से भेजें।
reminder-excluded-message-waiting = इस ऑर्डर का एक संदेश अभी रुका है।
reminder-excluded-needs-template = ग्राहक ने 24 घंटे से नहीं लिखा, इसलिए सिर्फ़ मंज़ूर टेम्पलेट जा सकता है।
reminder-excluded-no-consent = यह कहीं दर्ज नहीं कि ग्राहक संदेशों के लिए राज़ी है।
reminder-excluded-no-phone = फ़ोन नंबर नहीं है।
reminder-excluded-no-way-to-pay = WhatsApp पर ग्राहक के पास ऐसा बिल नहीं है जिसका भुगतान हो सके।
reminder-excluded-not-sent = यह बिल अभी भेजा नहीं गया।
reminder-excluded-paid = कुछ बाकी नहीं है।
reminder-excluded-reminded-today = ग्राहक को आज एक बार याद दिलाया जा रहा है।
