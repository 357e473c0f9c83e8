//! A QR as a square of dark and light modules.

use fast_qr::{ECL, QRBuilder};

/// The modules of a QR, without the quiet zone of four modules that must stay free around it.
pub(crate) struct Qr {
    size: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// How much must stay free on each side, in modules.
    pub(crate) const QUIET: usize = 4;

    /// Medium correction: 15 % of the modules may be lost to a crease. `None` when `text` is too long, above 2.3 kB.
    pub(crate) fn new(text: &str) -> Option<Qr> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let size = code.size;
        let dark = (0..size).flat_map(|y| code[y].iter().map(|module| module.value()).collect::<Vec<_>>());
        Some(Qr { size, dark: dark.collect() })
    }

    /// Modules on a side.
    pub(crate) const fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark; outside, none is.
    pub(crate) fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// Every run of dark modules as column, row and length, row by row.
    pub(crate) fn runs(&self) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let length = (x..self.size).take_while(|x| self.is_dark(*x, y)).count();
                if length > 0 {
                    runs.push((x, y, length));
                }
                x += length.max(1);
            }
        }
        runs
    }
}
