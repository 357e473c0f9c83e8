//! Files that people hand over, read as rows of text.

use documents::spreadsheet::{MOST_BYTES, Spreadsheet, SpreadsheetRefusal};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::Write as _;

fn cells(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let read = Spreadsheet::read(bytes).unwrap();
    read.rows.into_iter().map(|row| (row.number, row.cells)).collect()
}

fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
}

#[test]
fn a_workbook_reads_as_a_person_sees_it() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Notes").unwrap();
    let sheet = book.add_worksheet().set_name("सूची").unwrap();
    sheet.merge_range(0, 0, 0, 3, "Price list", &Format::new()).unwrap();
    for (column, head) in (0..).zip(["सामान", "Price", "From", "Code"]) {
        sheet.write(2, column, head).unwrap();
    }
    sheet.write(3, 0, "  चीनी\n(खुली) ").unwrap();
    sheet.write(3, 1, 44.1).unwrap();
    let day = Format::new().set_num_format("dd-mm-yyyy");
    sheet.write_with_format(3, 2, ExcelDateTime::from_ymd(2026, 11, 22).unwrap(), &day).unwrap();
    sheet.write(3, 3, 8_901_234_567_890.0).unwrap();
    sheet.write(5, 1, Formula::new("=0.1+0.2").set_result("0.30000000000000004")).unwrap();
    sheet.write(5, 3, "0042").unwrap();
    let read = Spreadsheet::read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((read.sheet.as_str(), read.sheets), ("सूची", 2));
    assert_eq!(
        read.rows.into_iter().map(|row| (row.number, row.cells)).collect::<Vec<_>>(),
        [
            row(1, &["Price list"]),
            row(3, &["सामान", "Price", "From", "Code"]),
            row(4, &["चीनी (खुली)", "44.1", "2026-11-22", "8901234567890"]),
            row(6, &["", "0.3", "", "0042"]),
        ]
    );
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write(0, 0, "Sugar").unwrap();
    sheet.write(1_048_575, 16_383, "x").unwrap();
    sheet.write(1_048_575, 0, "last").unwrap();
    assert_eq!(cells(&book.save_to_buffer().unwrap()), [row(1, &["Sugar"]), row(1_048_576, &["last"])]);
}

#[test]
fn fifty_thousand_rows_are_read_whole() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for n in 0..50_001 {
        sheet.write(n, 0, format!("Item {n}")).unwrap();
        sheet.write(n, 1, f64::from(n) / 100.0).unwrap();
    }
    let rows = cells(&book.save_to_buffer().unwrap());
    assert_eq!((rows.len(), &rows[50_000]), (50_001, &row(50_001, &["Item 50000", "500"])));
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    use SpreadsheetRefusal::{Empty, TooLarge, Unreadable};
    let empty = Workbook::new().save_to_buffer();
    for (bytes, refusal) in [
        (vec![], Empty),
        (b" \r\n,,\n".to_vec(), Empty),
        (empty.unwrap_or_default(), Empty),
        (b"PK\x03\x04 torn".to_vec(), Unreadable),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), Unreadable),
        (b"%PDF-1.7".to_vec(), Unreadable),
        (zipped("hello.txt", b"hello"), Unreadable),
        (vec![b'a'; MOST_BYTES + 1], TooLarge),
        (zipped("xl/workbook.xml", &vec![b' '; 257 << 20]), TooLarge),
    ] {
        assert_eq!(Spreadsheet::read(&bytes), Err(refusal), "{:?}", &bytes[..bytes.len().min(12)]);
    }
}

#[test]
fn a_torn_workbook_is_refused_wherever_it_was_torn() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "Sugar").unwrap();
    let whole = book.save_to_buffer().unwrap();
    for place in (0..whole.len()).step_by(97) {
        let _ = Spreadsheet::read(&whole[..place]);
        let mut changed = whole.clone();
        changed[place] ^= 0x5a;
        let _ = Spreadsheet::read(&changed);
    }
}

/// A workbook whose texts and cells are written by hand.
fn workbook(texts: &[u8], cells: &[u8]) -> Vec<u8> {
    const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let sheets = format!(
        r#"<workbook xmlns:r="{OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let sheet =
        [&b"<worksheet><sheetData><row r=\"1\">"[..], cells, b"</row></sheetData></worksheet>"].concat();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/workbook.xml", sheets.as_bytes()),
        ("xl/sharedStrings.xml", texts),
        ("xl/worksheets/sheet1.xml", &sheet),
    ] {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

const FIRST_CELL: &[u8] = b"<c r=\"A1\" t=\"s\"><v>0</v></c>";

#[test]
fn texts_that_cells_share_are_read_as_far_as_they_are_bounded() {
    let texts = |text: &[u8]| [&b"<sst uniqueCount=\"1\"><si><t>"[..], text, b"</t></si></sst>"].concat();
    assert_eq!(cells(&workbook(&texts(b"Sugar"), FIRST_CELL)), [row(1, &["Sugar"])]);
    let long = cells(&workbook(&texts(&vec![b'x'; 1 << 20]), FIRST_CELL));
    assert_eq!(long[0].1[0].len(), 2_500);

    let too_long = workbook(&texts(&vec![b'x'; 9 << 20]), FIRST_CELL);
    let too_many = b"<".repeat(9 << 20);
    let too_much = [&b"<si><t>"[..], &vec![b'x'; 1 << 20]].concat().repeat(65);
    for (bytes, what) in [
        (too_long, "one text"),
        (workbook(&too_many, FIRST_CELL), "many texts"),
        (workbook(&too_much, FIRST_CELL), "much text"),
    ] {
        assert_eq!(Spreadsheet::read(&bytes), Err(SpreadsheetRefusal::TooLarge), "{what}");
    }
}

#[test]
fn a_number_of_texts_that_no_file_has_is_not_believed() {
    let utf_16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let claim = "<sst uniqueCount = '99999999999999'><si><t>Sugar</t></si></sst>";
    for texts in [claim.as_bytes().to_vec(), utf_16(&format!("\u{feff}{claim}"))] {
        assert_eq!(Spreadsheet::read(&workbook(&texts, FIRST_CELL)), Err(SpreadsheetRefusal::TooLarge));
    }
}

#[test]
fn one_text_in_very_many_cells_is_not_kept_for_each() {
    let texts = [&b"<sst><si><t>"[..], "क".repeat(2_500).as_bytes(), b"</t></si></sst>"].concat();
    let cells: String = (1..=100)
        .flat_map(|row| ('A'..='Z').map(move |column| format!("<c r=\"{column}{row}\" t=\"s\"><v>0</v></c>")))
        .collect();
    assert!(Spreadsheet::read(&workbook(&texts, cells.as_bytes())).is_ok());
    let cells = cells.repeat(7);
    assert_eq!(Spreadsheet::read(&workbook(&texts, cells.as_bytes())), Err(SpreadsheetRefusal::TooLarge));
}

#[test]
fn a_torn_letter_in_a_hindi_file_leaves_the_others_readable() {
    let bytes = ["सामान,दाम\nचीनी,44\n".as_bytes(), b"Caf\xe9,5\n"].concat();
    assert_eq!(cells(&bytes), [row(1, &["सामान", "दाम"]), row(2, &["चीनी", "44"]), row(3, &["Caf�", "5"])]);
    assert_eq!(cells(b"Caf\xe9,5\n"), [row(1, &["Café", "5"])]);
}

fn zipped(name: &str, content: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    archive.write_all(content).unwrap();
    archive.finish().unwrap().into_inner()
}
