//! Lengths of WordprocessingML, DrawingML and VML in points and millimetres.

/// Millimetres in a point.
pub(super) const MM: f64 = 25.4 / 72.0;

/// EMU (English Metric Units) in a point.
const EMU: f64 = 12_700.0;

/// No length of a document comes near it, pt; what is longer is a mistake or an attack.
const FAR: f64 = 1.0e6;

/// A length in pt: a bare number counts twips (twentieths of a point), as Word writes it; else with its unit (ISO/IEC
/// 29500-1, `ST_UniversalMeasure`).
pub(super) fn length(text: &str) -> Option<f64> {
    with_unit(text, 1.0 / 20.0)
}

/// A type size in pt: a bare number counts half points.
pub(super) fn size(text: &str) -> Option<f64> {
    with_unit(text, 0.5).filter(|size| *size > 0.0)
}

/// A length in pt that is written in EMU.
pub(super) fn emu(text: &str) -> Option<f64> {
    with_unit(text, 1.0 / EMU)
}

/// A length of VML's `style` in pt; a bare number counts pixels at 96 to the inch.
pub(super) fn css(text: &str) -> Option<f64> {
    with_unit(text, 0.75)
}

/// A number, with a unit or with `bare` pt each.
fn with_unit(text: &str, bare: f64) -> Option<f64> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let factor = match unit.trim() {
        "" => bare,
        "pt" => 1.0,
        "mm" => 1.0 / MM,
        "cm" => 10.0 / MM,
        "in" => 72.0,
        "pc" | "pi" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    let length = number.trim().parse::<f64>().ok()? * factor;
    (length.is_finite() && length.abs() <= FAR).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_with_their_units() {
        assert_eq!(length("567"), Some(28.35));
        assert_eq!(length("-1.5pt"), Some(-1.5));
        assert_eq!(emu("12700"), Some(1.0));
        assert_eq!(size("28"), Some(14.0));
        for nonsense in ["", "cm", "1e99", "NaN", "12furlong"] {
            assert_eq!(length(nonsense), None, "{nonsense}");
        }
    }
}
