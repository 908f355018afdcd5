//! Pages of a PDF as pictures, with a box around each place.

use plan_core::diagnostic::Language;
use serde::Serialize;

use super::super::words::{choose, key};
use super::super::{Measured, Place};
use super::marks::{Mark, listed, verdicts, worst};
use super::raster::{Failure, pictures};
use crate::reading::Area;

/// No more pages of a file than this become pictures.
const PICTURES: usize = 100;

/// No more boxes than this on one page: beyond, nobody could tell them apart.
const BOXES: usize = 150;

/// Air between words and the box around them, mm.
const AIR: f64 = 0.6;

/// Places that differ by less, mm, share a box.
const SAME: f64 = 0.5;

/// A page.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    anchor: String,
    heading: String,
    /// Width to height, for the room that the picture takes.
    width_mm: String,
    height_mm: String,
    /// A `data:` URI.
    picture: Option<String>,
    /// Why there is none.
    missing: Option<String>,
    boxes: Vec<Frame<'a>>,
    listed: Vec<Mark<'a>>,
}

/// A box, in percent of the page.
#[derive(Serialize)]
struct Frame<'a> {
    left: String,
    top: String,
    width: String,
    height: String,
    key: &'static str,
    verdicts: String,
    marks: Vec<Mark<'a>>,
    #[serde(skip)]
    area: Area,
}

/// The pages that are drawn, and those that something is said of.
pub(super) fn pages<'a>(
    measured: &'a Measured,
    file: &str,
    language: Language,
    notes: &mut Vec<String>,
) -> Vec<Page<'a>> {
    let count = measured.reading.sheets.len();
    let rows = &measured.report.rows;
    let open = |page: usize| {
        rows.iter().any(|row| row.verdict.is_open() && row.places.iter().any(|place| place.page == Some(page)))
    };
    // Those with something to look at come first where not all can be drawn.
    let mut drawn: Vec<usize> = (1..=count).collect();
    if count > PICTURES {
        let first = (1..=count).filter(|page| open(*page));
        let rest = (1..=count).filter(|page| !open(*page));
        drawn = first.chain(rest).take(PICTURES).collect();
        drawn.sort_unstable();
        notes.push(match language {
            Language::Vi => {
                format!("Tệp có {count} trang; chỉ vẽ {PICTURES} trang, trước hết là những trang có chỗ phải xem lại.")
            }
            Language::En => {
                format!("The file has {count} pages; {PICTURES} are drawn, those with something to look at first.")
            }
        });
    }
    let pictures = pictures(&measured.bytes, &drawn);
    let mut pages = Vec::new();
    for (page, picture) in drawn.into_iter().zip(pictures) {
        pages.push(self::page(measured, page, picture, file, language));
    }
    pages
}

fn page<'a>(
    measured: &'a Measured,
    page: usize,
    picture: Result<String, Failure>,
    file: &str,
    language: Language,
) -> Page<'a> {
    let sheet = measured.reading.sheets.get(page.saturating_sub(1));
    let (width, height) = sheet.map_or((210.0, 297.0), |sheet| (sheet.width_mm.max(1.0), sheet.height_mm.max(1.0)));
    let mut marks = Vec::new();
    let mut boxes: Vec<Frame<'a>> = Vec::new();
    for (number, row) in (1..).zip(&measured.report.rows) {
        for place in row.places.iter().filter(|place| place.page == Some(page)) {
            let mark = Mark::new(number, row, &place.words, file, language);
            if let Some(area) = usable(place) {
                add(&mut boxes, area, mark.clone());
            }
            marks.push(mark);
        }
    }
    // Where there are too many, what is right needs no box.
    if boxes.len() > BOXES {
        boxes.retain(|frame| worst(&frame.marks).is_open());
        boxes.truncate(BOXES);
    }
    for frame in &mut boxes {
        frame.place_on(width, height);
    }
    let (picture, missing) = match picture {
        Ok(picture) => (Some(picture), None),
        Err(failure) => (None, Some(said(failure, language).to_owned())),
    };
    Page {
        anchor: format!("{file}-p{page}"),
        heading: format!("{} {page}", choose(language, "Trang", "Page")),
        width_mm: format!("{width:.1}"),
        height_mm: format!("{height:.1}"),
        picture,
        missing,
        boxes,
        listed: listed(&marks),
    }
}

fn said(failure: Failure, language: Language) -> &'static str {
    match failure {
        Failure::Torn => choose(
            language,
            "Không vẽ được trang này: tệp hỏng ở đây.",
            "This page can't be drawn: the file is torn here.",
        ),
        Failure::Slow => choose(
            language,
            "Không vẽ trang này: vẽ tệp mất quá nhiều thời gian.",
            "This page isn't drawn: drawing the file takes too long.",
        ),
        Failure::Large => choose(
            language,
            "Không vẽ trang này: hình các trang trước đã quá lớn.",
            "This page isn't drawn: the pictures of the pages before it are too large already.",
        ),
    }
}

fn usable(place: &Place) -> Option<Area> {
    let area = place.area?;
    [area.left, area.top, area.right, area.bottom].into_iter().all(f64::is_finite).then_some(area)
}

/// Adds a mark to the box that stands there already, or a box of its own.
fn add<'a>(boxes: &mut Vec<Frame<'a>>, area: Area, mark: Mark<'a>) {
    let near = |a: f64, b: f64| (a - b).abs() < SAME;
    let same = |other: Area| {
        near(other.left, area.left)
            && near(other.top, area.top)
            && near(other.right, area.right)
            && near(other.bottom, area.bottom)
    };
    match boxes.iter_mut().find(|frame| same(frame.area)) {
        Some(frame) if frame.marks.iter().any(|other| other.number == mark.number) => {}
        Some(frame) => frame.marks.push(mark),
        None => boxes.push(Frame {
            left: String::new(),
            top: String::new(),
            width: String::new(),
            height: String::new(),
            key: "",
            verdicts: String::new(),
            marks: vec![mark],
            area,
        }),
    }
}

impl Frame<'_> {
    /// Its place in percent of a page, cut at the page's edges.
    fn place_on(&mut self, width: f64, height: f64) {
        let percent = |mm: f64, of: f64| (mm / of * 100.0).clamp(0.0, 100.0);
        let (left, right) = (percent(self.area.left - AIR, width), percent(self.area.right + AIR, width));
        let (top, bottom) = (percent(self.area.top - AIR, height), percent(self.area.bottom + AIR, height));
        self.left = format!("{left:.2}");
        self.top = format!("{top:.2}");
        self.width = format!("{:.2}", (right - left).max(0.0));
        self.height = format!("{:.2}", (bottom - top).max(0.0));
        self.key = key(worst(&self.marks));
        self.verdicts = verdicts(&self.marks);
    }
}
