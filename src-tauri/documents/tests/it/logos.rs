//! What a shop may choose as its logo.

use documents::{Logo, LogoRefusal};
use words::keys;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgba);
    let pixels: Vec<u8> = (0..width * height).flat_map(|at| [200, (at % 251) as u8, 30, 255]).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

#[track_caller]
fn check_refused(file: &[u8], expected: LogoRefusal) {
    assert_eq!(Logo::read(file), Err(expected));
    assert!(keys().any(|key| key == format!("error-{}", expected.code().replace('_', "-"))));
}

#[test]
fn a_large_picture_is_made_small_and_keeps_its_shape() {
    assert_eq!(Logo::read(&png(1600, 400)).unwrap().size(), (280, 70));
    assert_eq!(Logo::read(&png(300, 900)).unwrap().size(), (37, 112));
    assert_eq!(Logo::read(&png(5000, 1)).unwrap().size(), (280, 1));
    assert_eq!(Logo::read(&png(80, 40)).unwrap().size(), (80, 40));
}

#[test]
fn a_file_of_40_megabytes_is_refused_before_it_is_decoded() {
    let mut file = png(10, 10);
    file.resize(40 * 1024 * 1024, 0);
    check_refused(&file, LogoRefusal::TooLarge);
}

#[test]
fn a_file_of_another_type_is_refused_whatever_it_is_called() {
    for file in
        [&b"GIF89a"[..], b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"RIFF\0\0\0\0WEBP", b""]
    {
        check_refused(file, LogoRefusal::Type);
    }
}

#[test]
fn a_small_file_that_unpacks_to_a_wall_of_pixels_is_refused() {
    // The header of a PNG, 60,000 pixels on a side.
    let mut file = png(1, 1);
    file[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    file[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    assert!(matches!(Logo::read(&file), Err(LogoRefusal::Pixels | LogoRefusal::Unreadable)));
    check_refused(&png(6001, 1), LogoRefusal::Pixels);
}

#[test]
fn a_damaged_picture_is_refused() {
    let whole = png(60, 60);
    check_refused(&whole[..whole.len() / 2], LogoRefusal::Unreadable);
    check_refused(&[0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F'], LogoRefusal::Unreadable);
}

#[test]
fn a_jpeg_is_a_logo_too() {
    // 8 × 8 pixels of one grey, written by hand: quantisation of ones, one Huffman code each for DC and AC.
    let mut file = vec![0xff, 0xd8, 0xff, 0xdb, 0, 67, 0];
    file.extend([1; 64]);
    file.extend([0xff, 0xc0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    for class in [0x00, 0x10] {
        file.extend([0xff, 0xc4, 0, 20, class, 1]);
        file.extend([0; 15]);
        file.push(0);
    }
    file.extend([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x3f, 0xff, 0xd9]);
    assert_eq!(Logo::read(&file).unwrap().size(), (8, 8));
}
