//! The shop's logo: a PNG or JPEG made small enough for paper.
//!
//! It is decoded once, when the shop chooses it, and shrunk to what a sheet can show, so that it neither makes every
//! invoice heavy nor asks a printer's PC to decode a photograph.

use std::io::Cursor;

use thiserror::Error;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

/// The largest file taken, in bytes.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// The most pixels on a side of the file.
pub const MOST_PIXELS: u32 = 6000;
/// What is kept: 40 mm × 16 mm at about 180 dots per inch.
const KEPT: (u32, u32) = (280, 112);
/// Colours are kept in steps of so much: not to be seen on paper, and half the size in a PDF.
const STEP: u8 = 8;

/// A logo, ready to be printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    width: u32,
    height: u32,
    /// Red, green, blue, opacity; row by row.
    pixels: Vec<u8>,
}

/// Why a file is no logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LogoRefusal {
    /// More than [`MOST_BYTES`].
    #[error("the file has more than 5 MB")]
    TooLarge,
    /// Neither PNG nor JPEG, by its first bytes.
    #[error("the file is neither PNG nor JPEG")]
    Type,
    /// More than [`MOST_PIXELS`] on a side, or none at all.
    #[error("the picture has too many pixels")]
    Pixels,
    /// It begins as a picture and does not go on as one.
    #[error("the picture is damaged")]
    Unreadable,
}

impl LogoRefusal {
    /// The code of its sentence in the catalogues.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            LogoRefusal::TooLarge => "logo_too_large",
            LogoRefusal::Type => "logo_type",
            LogoRefusal::Pixels => "logo_pixels",
            LogoRefusal::Unreadable => "logo_unreadable",
        }
    }
}

impl Logo {
    /// Reads a PNG or JPEG file. Size and type are looked at before anything is decoded.
    ///
    /// # Errors
    /// [`LogoRefusal`] by what the shop has to do about it.
    pub fn read(file: &[u8]) -> Result<Logo, LogoRefusal> {
        if file.len() > MOST_BYTES {
            return Err(LogoRefusal::TooLarge);
        }
        let whole = if file.starts_with(b"\x89PNG\r\n\x1a\n") {
            decode_png(file)?
        } else if file.starts_with(&[0xff, 0xd8, 0xff]) {
            decode_jpeg(file)?
        } else {
            return Err(LogoRefusal::Type);
        };
        Ok(whole.shrunk())
    }

    /// As a PNG, small enough to be kept; reading it again gives the same logo.
    ///
    /// # Errors
    /// [`LogoRefusal::Unreadable`], which does not happen in memory.
    pub fn to_png(&self) -> Result<Vec<u8>, LogoRefusal> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, self.width, self.height);
        encoder.set_color(png::ColorType::Rgba);
        let mut writer = encoder.write_header().map_err(|_| LogoRefusal::Unreadable)?;
        writer.write_image_data(&self.pixels).map_err(|_| LogoRefusal::Unreadable)?;
        writer.finish().map_err(|_| LogoRefusal::Unreadable)?;
        Ok(file)
    }

    /// Pixels across and down.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    pub(crate) fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    fn new(width: u32, height: u32, pixels: Vec<u8>) -> Result<Logo, LogoRefusal> {
        let expected = u64::from(width) * u64::from(height) * 4;
        let complete = u64::try_from(pixels.len()) == Ok(expected) && expected > 0;
        if complete { Ok(Logo { width, height, pixels }) } else { Err(LogoRefusal::Unreadable) }
    }

    /// Fits it into what is kept; each pixel becomes the mean of those it stands for, weighted by opacity.
    fn shrunk(self) -> Logo {
        let (most_wide, most_high) = KEPT;
        if self.width <= most_wide && self.height <= most_high {
            return self.stepped();
        }
        // width / height against most_wide / most_high, without dividing.
        let wide = self.width * most_high > self.height * most_wide;
        let (width, height) = if wide {
            (most_wide, (self.height * most_wide / self.width).max(1))
        } else {
            ((self.width * most_high / self.height).max(1), most_high)
        };
        let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        let pixels =
            rows.flat_map(|(x, y)| self.mean(span(x, width, self.width), span(y, height, self.height)));
        Logo { width, height, pixels: pixels.collect() }.stepped()
    }

    /// White stays white: steps are counted from it.
    fn stepped(mut self) -> Logo {
        for part in &mut self.pixels {
            *part = u8::MAX - (u8::MAX - *part) / STEP * STEP;
        }
        self
    }

    fn mean(&self, columns: std::ops::Range<u32>, rows: std::ops::Range<u32>) -> [u8; 4] {
        let mut sums = [0_u64; 4];
        let count = u64::from(columns.end - columns.start) * u64::from(rows.end - rows.start);
        for y in rows {
            for x in columns.clone() {
                let at = (u64::from(y) * u64::from(self.width) + u64::from(x)) * 4;
                let at = usize::try_from(at).unwrap_or(usize::MAX);
                let Some([red, green, blue, alpha]) = self.pixels.get(at..at + 4) else { continue };
                let alpha = u64::from(*alpha);
                for (sum, part) in sums.iter_mut().zip([red, green, blue]) {
                    *sum += u64::from(*part) * alpha;
                }
                sums[3] += alpha;
            }
        }
        let weight = sums[3].max(1);
        let colour = |sum: u64| u8::try_from(sum / weight).unwrap_or(u8::MAX);
        [
            colour(sums[0]),
            colour(sums[1]),
            colour(sums[2]),
            u8::try_from(sums[3] / count.max(1)).unwrap_or(u8::MAX),
        ]
    }
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({} × {})", self.width, self.height)
    }
}

/// Which pixels of `from` the `place`th of `to` stands for.
fn span(place: u32, to: u32, from: u32) -> std::ops::Range<u32> {
    let start = place * from / to;
    start..((place + 1) * from / to).max(start + 1)
}

fn decode_png(file: &[u8]) -> Result<Logo, LogoRefusal> {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|_| LogoRefusal::Unreadable)?;
    let (width, height) = reader.info().size();
    check_pixels(width, height)?;
    let needed = reader.output_buffer_size().ok_or(LogoRefusal::Pixels)?;
    let mut pixels = vec![0; needed];
    let frame = reader.next_frame(&mut pixels).map_err(|_| LogoRefusal::Unreadable)?;
    pixels.truncate(frame.buffer_size());
    let pixels = match frame.color_type {
        png::ColorType::GrayscaleAlpha => {
            pixels.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        _ => pixels,
    };
    Logo::new(width, height, pixels)
}

fn decode_jpeg(file: &[u8]) -> Result<Logo, LogoRefusal> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::RGBA)
        .set_max_width(usize::try_from(MOST_PIXELS).unwrap_or(usize::MAX))
        .set_max_height(usize::try_from(MOST_PIXELS).unwrap_or(usize::MAX));
    let mut size = JpegDecoder::new(ZCursor::new(file));
    size.decode_headers().map_err(|_| LogoRefusal::Unreadable)?;
    let info = size.info().ok_or(LogoRefusal::Unreadable)?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_pixels(width, height)?;
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(file), options);
    let pixels = decoder.decode().map_err(|_| LogoRefusal::Unreadable)?;
    Logo::new(width, height, pixels)
}

fn check_pixels(width: u32, height: u32) -> Result<(), LogoRefusal> {
    let fits = (1..=MOST_PIXELS).contains(&width) && (1..=MOST_PIXELS).contains(&height);
    if fits { Ok(()) } else { Err(LogoRefusal::Pixels) }
}
