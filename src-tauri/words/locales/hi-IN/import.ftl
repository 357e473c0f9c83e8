### सामान और ग्राहकों की आयात की जाने वाली सूचियाँ, और उनकी पंक्तियों के बारे में।

error-column-missing = “{ $field }” के लिए कोई कॉलम नहीं चुना गया। उसका कॉलम चुनें।
error-column-unknown = “{ $field }” का कॉलम फ़ाइल में नहीं है, या दो बार चुना गया है। दूसरा कॉलम चुनें।
error-import-cancelled = आयात रोक दिया गया। कुछ नहीं बदला।
error-import-rows-wrong = कुछ पंक्तियाँ पढ़ी नहीं जा सकतीं: { NUMBER($count) }। कुछ नहीं बदला। उन्हें सुधारें या छोड़ दें।
error-sheet-empty = इस फ़ाइल में कुछ नहीं है। दूसरी फ़ाइल चुनें।
error-sheet-unreadable = यह फ़ाइल तालिका की तरह पढ़ी नहीं जा सकती। इसे XLSX या CSV में सहेजकर फिर चुनें।
error-too-many-rows = इस तालिका में 1,00,000 से ज़्यादा पंक्तियाँ हैं। इसे कई फ़ाइलों में बाँटें।
import-done = आयात हुआ: { NUMBER($new) } नए, { NUMBER($changed) } बदले, { NUMBER($unchanged) } पहले जैसे, { NUMBER($out) } छोड़े गए
import-preview = { NUMBER($rows) } पंक्तियाँ: { NUMBER($new) } नई, { NUMBER($changed) } बदलेंगी, { NUMBER($unchanged) } पहले जैसी, { NUMBER($warned) } देखने लायक, { NUMBER($wrong) } में ग़लती, { NUMBER($out) } छोड़ी गईं
import-progress = { NUMBER($total) } में से { NUMBER($done) } पंक्तियाँ
import-row = पंक्ति { NUMBER($row) }, { $field }: { $message }
warning-import-formula = यह स्प्रेडशीट के सूत्र जैसा शुरू होता है। इसे साधारण पाठ माना गया है। जाँच लें।
warning-import-hsn-zero = इस HSN कोड के आगे शून्य लगाया गया है, क्योंकि स्प्रेडशीट उसे हटा देती है। कोड जाँच लें।
warning-import-same-name = इसी नाम के दूसरे सामान का कोड अलग है। जाँचें कि दोनों एक ही तो नहीं।
warning-import-several-phones = यहाँ कई नंबर हैं। पहला नंबर लिया गया है।
warning-import-twice = इसी फ़ाइल की बाद वाली पंक्ति भी इसी के बारे में है। बाद वाली पंक्ति मानी जाएगी।
