//! A QR as a square of dark and light modules.

use fast_qr::{ECL, QRBuilder};

/// The modules of a QR, without the quiet zone of four modules that must stay free around it.
pub struct Qr {
    size: usize,
    dark: Vec<bool>,
}

impl Qr {
    /// How much must stay free on each side, in modules.
    pub const QUIET: usize = 4;

    /// Medium correction: 15 % of the modules may be lost to a crease. `None` when `text` is too long, above 2.3 kB.
    #[must_use]
    pub fn new(text: &str) -> Option<Qr> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let size = code.size;
        let dark = (0..size).flat_map(|y| code[y].iter().map(|module| module.value()).collect::<Vec<_>>());
        Some(Qr { size, dark: dark.collect() })
    }

    /// Modules on a side.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark; outside, none is.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.size && y < self.size && self.dark[y * self.size + x]
    }

    /// Every run of dark modules as column, row and length, row by row.
    #[must_use]
    pub fn runs(&self) -> Vec<(usize, usize, usize)> {
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

    /// The dark modules as the path of an SVG, one unit to a module, moved by the quiet zone.
    #[must_use]
    pub fn to_svg_path(&self) -> String {
        let run = |(x, y, length): (usize, usize, usize)| {
            format!("M{} {}h{length}v1h-{length}z", x + Qr::QUIET, y + Qr::QUIET)
        };
        self.runs().into_iter().map(run).collect()
    }
}
