//! `cargo xtask icons`: the committed pictures of `icons/`, drawn anew from its two drawings. Needed only after one of
//! them changed, and needs librsvg2-bin and imagemagick.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;
use crate::setup;

/// Below this, thread and lines would be dust, and the small drawing is used.
const SMALLEST_WITH_THREAD: u32 = 32;
const PNG_SIZES: &[u32] = &[16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES: &[u32] = &[16, 24, 32, 48, 64, 256];
/// What Apple calls each size: the four letters, and pixels.
const ICNS: &[(&[u8; 4], u32)] =
    &[(b"icp4", 16), (b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512)];

/// Draws all of them.
pub fn draw() -> Outcome {
    if setup::is_debian() {
        setup::install_packages(&["librsvg2-bin", "imagemagick"])?;
    }
    let folder = process::root().join("icons");
    for size in PNG_SIZES {
        png(&folder, *size)?;
    }
    let mut ico = Command::new("convert");
    ico.args(ICO_SIZES.iter().map(|size| drawn(&folder, *size)));
    process::run(ico.arg(folder.join("icon.ico")))?;
    let icns = folder.join("icon.icns");
    fs::write(&icns, apple(&folder)?).map_err(|error| Failure::of_path("write", &icns, &error))
}

fn png(folder: &Path, size: u32) -> Outcome {
    let drawing = if size < SMALLEST_WITH_THREAD { "icon-small.svg" } else { "icon.svg" };
    let size_in_words = size.to_string();
    let mut draw = Command::new("rsvg-convert");
    draw.args(["-w", &size_in_words, "-h", &size_in_words]).arg(folder.join(drawing));
    process::run(draw.arg("-o").arg(drawn(folder, size)))
}

fn drawn(folder: &Path, size: u32) -> PathBuf {
    folder.join(format!("{size}x{size}.png"))
}

/// Apple's container: a word and the length, then each picture behind its own word and length.
fn apple(folder: &Path) -> Result<Vec<u8>, Failure> {
    let mut pictures = Vec::new();
    for (word, size) in ICNS {
        let path = drawn(folder, *size);
        let picture = fs::read(&path).map_err(|error| Failure::of_path("read", &path, &error))?;
        pictures.extend(chunk(word, &picture)?);
    }
    chunk(b"icns", &pictures)
}

fn chunk(word: &[u8; 4], content: &[u8]) -> Result<Vec<u8>, Failure> {
    let length = u32::try_from(content.len() + 8).map_err(|_| Failure::new("an icon of more than 4 GB"))?;
    Ok([word, length.to_be_bytes().as_slice(), content].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_counts_its_own_head() {
        assert_eq!(chunk(b"ic07", b"png").unwrap(), b"ic07\0\0\0\x0bpng");
    }
}
