//! A page as a PNG file, as small as what is on it lets it be.

use hayro::vello_cpu::Pixmap;
use png::{BitDepth, ColorType, Compression, Encoder};

/// Steps of grey: sixteen are enough for black letters with soft edges, and a third of the bytes of full colours.
const GREYS: u16 = 16;

/// The picture, in sixteen greys if it has no colour.
pub(super) fn png(picture: &Pixmap) -> Option<Vec<u8>> {
    let (width, height) = (picture.width(), picture.height());
    // The page is white all over before anything is drawn, so no pixel is transparent.
    let pixels = || picture.data().iter();
    if pixels().all(|p| p.r == p.g && p.g == p.b) {
        let step = |grey: u8| ((u16::from(grey) * (GREYS - 1) + 127) / 255) as u8;
        let greys: Vec<u8> = pixels().map(|p| step(p.r)).collect();
        // Each row begins with a whole byte.
        let rows = greys.chunks(usize::from(width));
        let packed = rows.flat_map(|row| row.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)));
        return encoded(width, height, ColorType::Grayscale, BitDepth::Four, &packed.collect::<Vec<u8>>());
    }
    let colours: Vec<u8> = pixels().flat_map(|p| [p.r, p.g, p.b]).collect();
    encoded(width, height, ColorType::Rgb, BitDepth::Eight, &colours)
}

fn encoded(width: u16, height: u16, colour: ColorType, depth: BitDepth, data: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, u32::from(width), u32::from(height));
    encoder.set_color(colour);
    encoder.set_depth(depth);
    encoder.set_compression(Compression::Balanced);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(data).ok()?;
    writer.finish().ok()?;
    Some(bytes)
}
