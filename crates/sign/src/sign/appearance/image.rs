//! A picture from a PNG file: colours, and how much of each pixel is seen.

use std::io::Cursor;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_pdf::Update;
use png::{BitDepth, ColorType, Decoder, Limits, Transformations, Unit};

/// No picture of more pixels is read: a seal at 1200 dpi has a tenth of them.
const MOST_PIXELS: u64 = 40_000_000;

/// A picture, decoded.
pub(in super::super) struct Picture {
    width: u32,
    height: u32,
    /// Three bytes a pixel.
    colours: Vec<u8>,
    /// A byte a pixel; none where nothing shows through.
    opacity: Option<Vec<u8>>,
    /// Millimetres across and down, where the file says how large a pixel is.
    size_mm: Option<(f32, f32)>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} × {})", self.width, self.height)
    }
}

impl Picture {
    /// Decodes a PNG file.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Said> {
        let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: 256 << 20 });
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(unreadable)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(said!(
                "hình {width} × {height} điểm ảnh lớn quá: thu nhỏ lại",
                "the picture, {width} × {height} pixels, is too large: scale it down"
            ));
        }
        let size_mm = reader.info().pixel_dims.and_then(|dimensions| {
            let mm = |pixels: u32, per_metre: u32| (per_metre > 0).then(|| pixels as f32 / per_metre as f32 * 1000.0);
            match dimensions.unit {
                Unit::Meter => Some((mm(width, dimensions.xppu)?, mm(height, dimensions.yppu)?)),
                Unit::Unspecified => None,
            }
        });
        let mut pixels = vec![0; reader.output_buffer_size().unwrap_or_default()];
        let frame = reader.next_frame(&mut pixels).map_err(unreadable)?;
        pixels.truncate(frame.buffer_size());
        let samples = match (frame.color_type, frame.bit_depth) {
            (ColorType::Grayscale, BitDepth::Eight) => 1,
            (ColorType::GrayscaleAlpha, BitDepth::Eight) => 2,
            (ColorType::Rgb, BitDepth::Eight) => 3,
            (ColorType::Rgba, BitDepth::Eight) => 4,
            _ => return Err(unreadable("?")),
        };
        let mut colours = Vec::with_capacity(pixels.len());
        let mut opacity = Vec::new();
        for pixel in pixels.chunks_exact(samples) {
            match *pixel {
                [grey] => colours.extend([grey; 3]),
                [grey, alpha] => {
                    colours.extend([grey; 3]);
                    opacity.push(alpha);
                }
                [red, green, blue] => colours.extend([red, green, blue]),
                [red, green, blue, alpha] => {
                    colours.extend([red, green, blue]);
                    opacity.push(alpha);
                }
                _ => {}
            }
        }
        let opacity = opacity.iter().any(|alpha| *alpha < u8::MAX).then_some(opacity);
        Ok(Self { width, height, colours, opacity, size_mm })
    }

    /// Whether what lies below shows through some of it.
    pub(super) fn is_transparent(&self) -> bool {
        self.opacity.is_some()
    }

    /// Pixels across and down.
    pub(super) fn pixels(&self) -> (f32, f32) {
        (self.width as f32, self.height as f32)
    }

    /// Millimetres across and down, as the file says.
    pub(super) fn size_mm(&self) -> Option<(f32, f32)> {
        self.size_mm
    }

    /// Adds the picture to the file; its name.
    ///
    /// The colours are the document's own: PDF/A has a profile of sRGB for them.
    pub(super) fn put(&self, update: &mut Update<'_>) -> ObjectId {
        let mask = self.opacity.as_ref().map(|opacity| {
            let mask = self.image("DeviceGray", opacity);
            update.add(Object::Stream(mask))
        });
        let mut image = self.image("DeviceRGB", &self.colours);
        if let Some(mask) = mask {
            image.dict.set("SMask", mask);
        }
        update.add(Object::Stream(image))
    }

    fn image(&self, colours: &'static str, samples: &[u8]) -> Stream {
        let mut image = Dictionary::new();
        image.set("Type", "XObject");
        image.set("Subtype", "Image");
        image.set("Width", self.width);
        image.set("Height", self.height);
        image.set("ColorSpace", colours);
        image.set("BitsPerComponent", 8);
        let mut stream = Stream::new(image, samples.to_vec());
        // What can't be made smaller stays as it is.
        let _ = stream.compress();
        stream
    }
}

fn unreadable(why: impl std::fmt::Display) -> Said {
    said!("tệp hình không phải PNG đọc được", "the picture isn't a PNG that can be read: {why}")
}
