//! What Navrang Kirana sells, at the rates of GST that have been in force since 22 September 2025.
//!
//! Loose grain, flour and pulses bear none, the same packed and labelled 5 %; soap in bars, toothpaste and hair oil are
//! at 5 %, cleaning agents and cells at 18 %, sweetened drinks with gas at 40 %.

use app::views::ProductForm;
use sandbox::CartItem;

/// Everything, as somebody would type it.
pub(crate) fn all() -> impl Iterator<Item = ProductForm> {
    GOODS.iter().map(|&[name, alias, sku, unit, price, gst_rate, hsn]| ProductForm {
        id: None,
        sku: sku.to_owned(),
        name: name.to_owned(),
        alias: alias.to_owned(),
        unit: unit.to_owned(),
        price: price.to_owned(),
        gst_rate: gst_rate.to_owned(),
        hsn: hsn.to_owned(),
        untaxed: None,
        price_rule: None,
    })
}

/// What a customer orders from the catalogue: code, how many, and the price of one there in paise. The catalogue still
/// has an old price of the oil, as catalogues do.
const CART: [(&str, u32, i64); 3] =
    [("20001006", 2, 13_000), ("20001010", 2, 18_200), ("20001018", 6, 1_000)];

/// What the shop calls the product with a code.
pub(crate) fn name_of(code: &str) -> Option<String> {
    GOODS.iter().find(|[_, _, sku, ..]| *sku == code).map(|[name, ..]| (*name).to_owned())
}

/// A customer's cart.
pub(crate) fn cart() -> Vec<CartItem> {
    let item = |(sku, quantity, price_paise): (&str, u32, i64)| CartItem {
        sku: sku.to_owned(),
        quantity,
        price_paise,
    };
    CART.map(item).to_vec()
}

/// Name, name in Latin letters, code, unit, price with tax, rate, code in the tariff.
const GOODS: [[&str; 7]; 47] = [
    ["चावल कोलम, खुला", "Kolam rice, chawal", "101", "KGS", "62.00", "0", "1006"],
    ["चावल बासमती 1 किलो", "Basmati rice 1 kg, chawal", "20001001", "PAC", "145.00", "5", "1006"],
    ["गेहूँ, खुला", "Wheat, gehun", "102", "KGS", "36.00", "0", "1001"],
    ["आटा 5 किलो", "Atta 5 kg, wheat flour", "20001002", "PAC", "245.00", "5", "1101"],
    ["आटा चक्की, खुला", "Atta loose, chakki", "103", "KGS", "42.00", "0", "1101"],
    ["मैदा, खुला", "Maida", "104", "KGS", "44.00", "0", "1101"],
    ["सूजी, खुली", "Suji, rava", "105", "KGS", "48.00", "0", "1103"],
    ["बेसन 500 ग्राम", "Besan 500 g, gram flour", "20001003", "PAC", "62.00", "5", "1106"],
    ["पोहा, खुला", "Poha, flattened rice", "106", "KGS", "58.00", "0", "1904"],
    ["साबूदाना", "Sabudana, sago", "107", "KGS", "84.00", "5", "1903"],
    ["तुअर दाल, खुली", "Toor dal, arhar", "108", "KGS", "158.00", "0", "0713"],
    ["मूँग दाल, खुली", "Moong dal", "109", "KGS", "124.00", "0", "0713"],
    ["चना दाल, खुली", "Chana dal", "110", "KGS", "92.00", "0", "0713"],
    ["काबुली चना 1 किलो", "Kabuli chana 1 kg, chickpeas", "20001004", "PAC", "148.00", "5", "0713"],
    ["शक्कर", "Sugar, shakkar, cheeni", "111", "KGS", "46.00", "5", "1701"],
    ["गुड़, खुला", "Gur, jaggery", "112", "KGS", "64.00", "0", "1701"],
    ["आयोडीन नमक 1 किलो", "Salt 1 kg, namak", "20001005", "PAC", "28.00", "0", "2501"],
    ["चाय पत्ती 250 ग्राम", "Tea 250 g, chai patti", "20001006", "PAC", "130.00", "5", "0902"],
    ["इंस्टेंट कॉफ़ी 50 ग्राम", "Instant coffee 50 g", "20001007", "BTL", "175.00", "5", "2101"],
    ["सोयाबीन तेल 1 लीटर", "Soybean oil 1 l, tel", "20001008", "PAC", "152.00", "5", "1507"],
    ["मूँगफली तेल 1 लीटर", "Groundnut oil 1 l, moongphali tel", "20001009", "PAC", "198.00", "5", "1508"],
    ["सरसों तेल 1 लीटर", "Mustard oil 1 l, sarson tel", "20001010", "BTL", "186.00", "5", "1514"],
    ["देसी घी 500 मि.ली.", "Ghee 500 ml", "20001011", "BTL", "345.00", "5", "0405"],
    ["दूध 500 मि.ली.", "Milk 500 ml, doodh", "20001012", "PAC", "29.00", "0", "0401"],
    ["दही 400 ग्राम", "Curd 400 g, dahi", "20001013", "PAC", "38.00", "5", "0403"],
    ["हल्दी पाउडर 100 ग्राम", "Turmeric 100 g, haldi", "20001014", "PAC", "34.00", "5", "0910"],
    ["लाल मिर्च पाउडर 100 ग्राम", "Chilli powder 100 g, lal mirch", "20001015", "PAC", "46.00", "5", "0904"],
    ["जीरा 100 ग्राम", "Cumin 100 g, jeera", "20001016", "PAC", "52.00", "5", "0909"],
    ["गरम मसाला 50 ग्राम", "Garam masala 50 g", "20001017", "PAC", "48.00", "5", "0910"],
    ["काजू", "Cashew, kaju", "113", "KGS", "980.00", "5", "0801"],
    ["बादाम", "Almonds, badam", "114", "KGS", "890.00", "5", "0802"],
    ["ग्लूकोज़ बिस्कुट", "Glucose biscuits", "20001018", "PAC", "10.00", "5", "1905"],
    ["नमकीन मिक्सचर 200 ग्राम", "Namkeen mixture 200 g", "20001019", "PAC", "55.00", "5", "2106"],
    ["इंस्टेंट नूडल्स", "Instant noodles", "20001020", "PAC", "14.00", "5", "1902"],
    ["पापड़ 200 ग्राम", "Papad 200 g", "20001021", "PAC", "72.00", "0", "1905"],
    ["नहाने का साबुन 100 ग्राम", "Bath soap 100 g, sabun", "20001022", "PCS", "38.00", "5", "3401"],
    ["टूथपेस्ट 100 ग्राम", "Toothpaste 100 g", "20001023", "PCS", "68.00", "5", "3306"],
    ["बालों का तेल 200 मि.ली.", "Hair oil 200 ml", "20001024", "BTL", "110.00", "5", "3305"],
    ["शैम्पू पाउच", "Shampoo sachet", "20001025", "PCS", "2.00", "5", "3305"],
    ["कपड़े धोने का पाउडर 1 किलो", "Washing powder 1 kg, detergent", "20001026", "PAC", "118.00", "18", "3402"],
    ["बर्तन धोने की टिकिया", "Dishwash bar", "20001027", "PCS", "20.00", "18", "3402"],
    ["फ़िनाइल 1 लीटर", "Phenyl 1 l, floor cleaner", "20001028", "BTL", "95.00", "18", "3808"],
    ["अगरबत्ती", "Agarbatti, incense", "20001029", "PAC", "30.00", "5", "3307"],
    ["माचिस, 10 का पैक", "Matchbox pack of 10, machis", "20001030", "PAC", "20.00", "5", "3605"],
    ["बैटरी सेल AA", "Battery cell AA", "20001031", "PCS", "18.00", "18", "8506"],
    ["कोल्ड ड्रिंक 750 मि.ली.", "Cola 750 ml, soft drink", "20001032", "BTL", "45.00", "40", "2202"],
    ["कॉपी 200 पेज", "Notebook 200 pages, copy", "20001033", "PCS", "60.00", "0", "4820"],
];
