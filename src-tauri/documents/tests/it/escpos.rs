//! A printer made of code: reads ESC/POS as a printer would, knowing nothing of how we write it.

/// What a printer did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Initialised,
    DrawerOpened,
    /// A line of characters: as printed, how many of the paper's columns it took, and whether it was bold.
    Line {
        text: String,
        columns: usize,
        bold: bool,
    },
    /// Rows of dots, eight to a byte.
    Dots {
        across: usize,
        rows: Vec<Vec<u8>>,
    },
    Qr(String),
    Fed(u8),
    Cut,
}

/// Reads a whole job.
///
/// # Panics
/// On any byte that a printer would misunderstand.
pub fn read(job: &[u8]) -> Vec<Deed> {
    let mut printer = Printer::default();
    let mut rest = job;
    while !rest.is_empty() {
        rest = printer.step(rest);
    }
    assert!(printer.line.is_empty(), "characters without a line feed are never printed: {:?}", printer.line);
    printer.deeds
}

#[derive(Default)]
struct Printer {
    deeds: Vec<Deed>,
    line: String,
    bold: bool,
    wide: bool,
    stored: Option<String>,
}

impl Printer {
    fn step<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        match bytes {
            [b'\n', rest @ ..] => {
                let text = std::mem::take(&mut self.line);
                let columns = text.len() * if self.wide { 2 } else { 1 };
                self.deeds.push(Deed::Line { text, columns, bold: self.bold });
                rest
            }
            [0x20..=0x7e, rest @ ..] => {
                self.line.push(char::from(bytes[0]));
                rest
            }
            [0x1b, b'@', rest @ ..] => self.did(Deed::Initialised, rest),
            [0x1b, b'M', 0 | 1, rest @ ..] | [0x1b, b'a', 0..=2, rest @ ..] => rest,
            [0x1b, b'E', on, rest @ ..] => {
                self.bold = *on == 1;
                rest
            }
            [0x1d, b'!', size, rest @ ..] => {
                self.wide = size >> 4 == 1;
                rest
            }
            [0x1b, b'd', lines, rest @ ..] => self.did(Deed::Fed(*lines), rest),
            [0x1b, b'p', 0, _, _, rest @ ..] => self.did(Deed::DrawerOpened, rest),
            [0x1d, b'V', 66, _, rest @ ..] => self.did(Deed::Cut, rest),
            [0x1d, b'v', b'0', 0, xl, xh, yl, yh, rest @ ..] => {
                let across = usize::from(u16::from_le_bytes([*xl, *xh]));
                let high = usize::from(u16::from_le_bytes([*yl, *yh]));
                let (dots, rest) = rest.split_at(across * high);
                let rows = dots.chunks(across).map(<[u8]>::to_vec).collect();
                self.did(Deed::Dots { across, rows }, rest)
            }
            [0x1d, b'(', b'k', pl, ph, rest @ ..] => {
                let (body, rest) = rest.split_at(usize::from(u16::from_le_bytes([*pl, *ph])));
                match body {
                    [49, 80, 48, text @ ..] => self.stored = Some(String::from_utf8(text.to_vec()).unwrap()),
                    [49, 81, 48] => {
                        let text = self.stored.take().expect("a QR is stored before it is printed");
                        self.deeds.push(Deed::Qr(text));
                    }
                    [49, 65, 50, 0] | [49, 67, 1..=16] | [49, 69, 48..=51] => {}
                    unknown => panic!("no such QR function: {unknown:?}"),
                }
                rest
            }
            unknown => panic!("a printer knows no {:?}", &unknown[..unknown.len().min(6)]),
        }
    }

    fn did<'b>(&mut self, deed: Deed, rest: &'b [u8]) -> &'b [u8] {
        assert!(self.line.is_empty(), "a command in the middle of a line");
        self.deeds.push(deed);
        rest
    }
}
