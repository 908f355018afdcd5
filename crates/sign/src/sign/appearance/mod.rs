//! What is seen of a signature on the page.
//!
//! Decree 30/2020/NĐ-CP, Phụ lục I: the person's signature and the office's seal are pictures, PNG with a transparent
//! background; at an appendix in a file of its own the office's is a line of text, without a picture.

mod font;
mod image;

use lopdf::{Dictionary, Object, ObjectId, Stream};
use plan_core::decree::Layout;
use plan_core::diagnostic::Said;
use plan_core::said;
use plan_pdf::Update;

use super::Role;
use super::clock::Moment;
use super::facts::Facts;
use super::field::Field;
use font::Line;
use image::Picture;

/// Points in a millimetre.
const PT_PER_MM: f32 = 72.0 / 25.4;

/// How much larger than its field a seal may be, mm: a scanner's rounding.
const SLACK_MM: f32 = 0.5;

/// What will be drawn.
#[derive(Debug)]
pub(super) enum Look {
    /// Nothing.
    Empty,
    /// A picture, so wide and high, pt, so far from the field's left edge, and at half its height.
    Picture { picture: Picture, size: (f32, f32), left: f32 },
    /// Number and time of signing.
    Line { number: Option<String> },
}

impl Look {
    /// What a field shows: the picture, the line of an appendix, or nothing.
    ///
    /// A seal beside the person's field (`has_seal`) covers the left third of the field, and is to cover a third of the
    /// signature (Phụ lục I, Phần I, Mục II, khoản 8): a narrow picture stands a third of what it leaves free from the left.
    ///
    /// # Errors
    /// Why the picture won't do.
    pub(super) fn chosen(
        role: Role,
        field: &Field,
        has_seal: bool,
        image: Option<&[u8]>,
        facts: &Facts,
    ) -> Result<Self, Said> {
        let Some(png) = image else {
            let is_line = role == Role::Office && field.is_in_the_corner;
            return Ok(if is_line { Look::Line { number: facts.number.clone() } } else { Look::Empty });
        };
        if role == Role::Office && field.is_in_the_corner {
            return Err(said!(
                "ở phụ lục là tệp riêng, cơ quan ký bằng dòng số, thời gian, không có hình dấu: bỏ --image",
                "at an appendix in a file of its own the office signs with a line of number and time, without a picture: leave out --image"
            ));
        }
        let picture = Picture::read(png)?;
        if !picture.is_transparent() {
            return Err(said!(
                "hình không có nền trong suốt, sẽ che chữ bên dưới: lưu lại thành PNG nền trong suốt (khoản 7, 8 Mục II Phần I Phụ lục I \
                 Nghị định 30/2020/NĐ-CP)",
                "the picture has no transparent background and would cover the words below: save it as PNG with one (clauses 7, 8, \
                 Section II, Part I, Annex I of Decree 30/2020/NĐ-CP)"
            ));
        }
        let (width, height) = field.size;
        if width <= 0.0 || height <= 0.0 {
            return Err(said!(
                "ô chữ ký không có chỗ trên trang nên không đặt hình được: bỏ --image",
                "the signature field has no place on the page for a picture: leave out --image"
            ));
        }
        let size = match role {
            Role::Person => fitted(picture.pixels(), (width, height)),
            Role::Office => {
                let size = seal(&picture);
                let slack = SLACK_MM * PT_PER_MM;
                let is_too_large = size.0 > width + slack || size.1 > height + slack;
                if is_too_large || size.0.max(size.1) < width.min(height) / 2.0 {
                    let mm = |pt: f32| format!("{:.0}", pt / PT_PER_MM);
                    let (w, h, fw, fh) = (mm(size.0), mm(size.1), mm(width), mm(height));
                    return Err(said!(
                        "theo độ phân giải ghi trong tệp, hình dấu rộng {w} × {h} mm, không vừa ô chữ ký {fw} × {fh} mm; dấu phải đúng kích \
                         thước thật: ghi đúng độ phân giải (dpi) đã quét",
                        "by the resolution that its file gives, the seal is {w} × {h} mm, which doesn't fit its field, {fw} × {fh} mm; a \
                         seal keeps its real size: give the resolution (dpi) that it was scanned with"
                    ));
                }
                size
            }
        };
        let free = width - size.0;
        let left = if role == Role::Person && has_seal { free / 3.0 } else { free / 2.0 };
        Ok(Look::Picture { picture, size, left })
    }

    /// Adds what is drawn to the file: the appearance's name.
    pub(super) fn put(&self, update: &mut Update<'_>, field: &Field, now: Moment) -> Result<ObjectId, Said> {
        let (width, height) = field.size;
        let form = match self {
            Look::Empty => empty_form(width, height),
            Look::Picture { picture, size, left } => {
                let image = picture.put(update);
                let bottom = (height - size.1) / 2.0;
                let content = format!("q {:.3} 0 0 {:.3} {left:.3} {bottom:.3} cm /I Do Q", size.0, size.1);
                form(width, height, resources("XObject", "I", image), content.into_bytes())
            }
            Look::Line { number } => {
                let text = match number {
                    Some(number) => format!("Số: {number}; {now}"),
                    None => now.to_string(),
                };
                let line = Line::of(&text, width)?;
                let font = line.put(update)?;
                form(width, height, resources("Font", "F", font), line.content(width, height))
            }
        };
        Ok(update.add(form))
    }
}

/// The largest size of the picture's shape in a room, pt.
fn fitted((across, down): (f32, f32), room: (f32, f32)) -> (f32, f32) {
    let scale = (room.0 / across).min(room.1 / down);
    (across * scale, down * scale)
}

/// A seal's own size, pt: what its picture says, or the one that its field is made for.
fn seal(picture: &Picture) -> (f32, f32) {
    let usual = Layout::nd30().signature.seal_field.pt() as f32;
    picture.size_mm().map_or_else(
        || fitted(picture.pixels(), (usual, usual)),
        |(width, height)| (width * PT_PER_MM, height * PT_PER_MM),
    )
}

/// An appearance that shows nothing.
pub(super) fn empty_form(width: f32, height: f32) -> Object {
    form(width, height, Dictionary::new(), Vec::new())
}

fn form(width: f32, height: f32, resources: Dictionary, content: Vec<u8>) -> Object {
    let mut form = Dictionary::new();
    form.set("Type", "XObject");
    form.set("Subtype", "Form");
    form.set("BBox", vec![0.into(), 0.into(), Object::Real(width), Object::Real(height)]);
    form.set("Resources", resources);
    Object::Stream(Stream::new(form, content))
}

/// Resources of one thing.
fn resources(kind: &'static str, name: &'static str, id: ObjectId) -> Dictionary {
    let mut named = Dictionary::new();
    named.set(name, id);
    let mut resources = Dictionary::new();
    resources.set(kind, named);
    resources
}
