//! What is seen of signatures on the page.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Place, assert_valid, available, key_file};

/// The appendix in a file of its own.
pub(crate) const APPENDIX: &str = "a-phu-luc-1-viec.pdf";

/// A PNG, `side` pixels wide and high: a red square inside a border that is transparent, at 300 dpi.
fn square(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgba);
    let per_metre = 11_811;
    encoder.set_pixel_dims(Some(png::PixelDimensions { xppu: per_metre, yppu: per_metre, unit: png::Unit::Meter }));
    let edge = side / 10;
    let inside = |at: u32| (edge..side - edge).contains(&at);
    let pixel = |x, y| if inside(x) && inside(y) { [220, 0, 0, 255] } else { [0, 0, 0, 0] };
    let pixels: Vec<u8> = (0..side).flat_map(|y| (0..side).flat_map(move |x| pixel(x, y))).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// How wide the red on a page is, mm.
fn red_mm(file: &Path, scratch: &Path) -> f64 {
    let picture = scratch.join("page");
    let dpi = 100.0;
    let run = Command::new("pdftoppm").args(["-png", "-singlefile", "-r", "100"]).arg(file).arg(&picture).status();
    assert!(run.unwrap().success());
    let decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(picture.with_extension("png")).unwrap()));
    let mut reader = decoder.read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    let width = frame.width as usize;
    let red = pixels.chunks_exact(3).enumerate().filter(|(_, p)| p[0] > 200 && p[1] < 60 && p[2] < 60);
    let columns: Vec<usize> = red.map(|(index, _)| index % width).collect();
    let across = columns.iter().max().unwrap() - columns.iter().min().unwrap() + 1;
    across as f64 / dpi * 25.4
}

#[test]
fn a_seal_has_its_own_size() {
    if !available("a_seal_has_its_own_size", &["openssl", "pdfsig", "pyhanko", "pdftoppm"]) {
        return;
    }
    let place = Place::new();
    fs::write(place.path("seal.png"), square(400)).unwrap();
    fs::write(place.path("large.png"), square(600)).unwrap();
    place.sign("nguoi-ky", "rsa", "a.pdf", "one.pdf", &["--image", "seal.png"]);
    assert_valid(&place.path("one.pdf"), &["nguoi-ky"]);
    // The seal alone: what the person's signature shows is cut off for the measure.
    place.sign("nguoi-ky", "rsa", "a.pdf", "bare.pdf", &[]);
    place.sign("co-quan", "office", "bare.pdf", "sealed.pdf", &["--image", "seal.png"]);
    assert_valid(&place.path("sealed.pdf"), &["nguoi-ky", "co-quan"]);
    // Four fifths of 400 pixels at 300 dpi, to a pixel of the picture.
    let wide = red_mm(&place.path("sealed.pdf"), place.scratch.path());
    assert!((wide - 320.0 / 300.0 * 25.4).abs() < 0.6, "{wide} mm");

    let key = key_file("office");
    let refused = |image: &str| {
        place.refused(&["--as", "co-quan", "--pkcs12", &key, "--password-env", "SECRET", "bare.pdf", "--image", image])
    };
    assert!(refused("large.png").contains("the seal is 51 × 51 mm, which doesn't fit its field"));
    fs::write(place.path("small.png"), square(100)).unwrap();
    assert!(refused("small.png").contains("the seal is 8 × 8 mm, which doesn't fit its field"));
    let mut opaque = Vec::new();
    let mut encoder = png::Encoder::new(&mut opaque, 4, 4);
    encoder.set_color(png::ColorType::Rgb);
    encoder.write_header().unwrap().write_image_data(&[200; 4 * 4 * 3]).unwrap();
    fs::write(place.path("opaque.png"), opaque).unwrap();
    assert!(refused("opaque.png").contains("no transparent background"));
}

#[test]
fn an_appendix_has_number_and_time() {
    if !available("an_appendix_has_number_and_time", &["openssl", "pdfsig", "pyhanko", "pdftotext", "pdftocairo"]) {
        return;
    }
    let place = Place::new();
    place.sign("co-quan", "office", APPENDIX, "b.pdf", &[]);
    assert_valid(&place.path("b.pdf"), &["co-quan"]);
    // pdftotext leaves annotations out, so the line is read from a page that was printed.
    let print = |tool: &str, arguments: &[&str]| {
        let output = Command::new(tool).args(arguments).current_dir(place.scratch.path()).output().unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    print("pdftocairo", &["-pdf", "b.pdf", "printed.pdf"]);
    let text = print("pdftotext", &["-layout", "printed.pdf", "-"]);
    let line = text.lines().find(|line| line.contains("Số: 12/KH-UBND; ")).unwrap_or_else(|| panic!("{text}"));
    assert!(line.ends_with(" +07:00"), "{line}");
}
