//! Lines under words, in all the ways they are made.

use plan_verify::reading::RuleKind;

use super::file::{File, borderless, centred, drawn, p, r, vml_line};
use super::{about, find};

/// The line below "TÊN CƠ QUAN" in a file with this text.
fn rule(body: &str) -> Option<(RuleKind, f64)> {
    let reading = File::of(body).read();
    let rule = find(&reading, "TÊN CƠ QUAN").rule_below;
    assert!(rule.is_some() || !reading.loose_rules.is_empty(), "{body}");
    rule.map(|rule| (rule.kind, rule.length_pt))
}

#[test]
fn each_way_of_making_one_is_read() {
    let name = centred("<w:b/>", "TÊN CƠ QUAN");
    let with = |drawing: &str| p("", &(r("", "TÊN CƠ QUAN") + drawing));
    let pict = |shape: &str| format!("<w:r><w:pict>{shape}</w:pict></w:r>");
    // Half an inch in from both sides of 160 mm: 453.6 - 72 pt.
    let border = |side: &str| {
        format!(r#"<w:pBdr><w:{side} w:val="single" w:sz="4"/></w:pBdr><w:ind w:left="720" w:right="720"/>"#)
    };
    let group = format!(
        r#"<v:group style="position:absolute;margin-left:0;margin-top:17pt;width:100pt;height:10pt" coordsize="2000,200">{}</v:group>"#,
        r#"<v:line from="0,0" to="1000,0"/>"#
    );
    let ways = [
        (with(&drawn(10.0, 16.0, 80.0)), RuleKind::Drawn, 80.0),
        (with(&pict(&vml_line(10.0, 16.0, 90.0))), RuleKind::Drawn, 80.0),
        (
            with(&pict(r#"<v:rect style="position:absolute;margin-top:17pt;width:80pt;height:1pt"/>"#)),
            RuleKind::Drawn,
            80.0,
        ),
        (with(&pict(&group)), RuleKind::Drawn, 50.0),
        // Drawn in the paragraph below, a little above or at its upper edge.
        (name.clone() + &p("", &drawn(10.0, 1.0, 80.0)), RuleKind::Drawn, 80.0),
        (name.clone() + &p("", &(drawn(10.0, -2.0, 80.0) + &r("", "Số: 01/KH"))), RuleKind::Drawn, 80.0),
        (name.clone() + &p(&border("top"), ""), RuleKind::Border, 381.9),
        (name.clone() + &p(&border("bottom"), ""), RuleKind::Border, 381.9),
        (p(&border("bottom"), &r("", "TÊN CƠ QUAN")), RuleKind::Border, 381.9),
        (name.clone() + &p(&border("top"), &r("", "Số: 01/KH")), RuleKind::Border, 381.9),
        (name.clone() + &centred("", "----------"), RuleKind::Typed, 46.6),
        (name.clone() + &centred("", "* * *"), RuleKind::Typed, 28.0),
        (p("", &(r("", "TÊN CƠ QUAN") + "<w:r><w:br/></w:r>" + &r("", "_____"))), RuleKind::Typed, 35.0),
    ];
    for (body, kind, length) in ways {
        let (found, measured) = rule(&body).unwrap_or_else(|| panic!("no line in {body}"));
        assert!(found == kind && about(measured, length), "{found:?} {measured}, not {kind:?} {length}: {body}");
    }
}

#[test]
fn underlined_words_are_as_long_as_they_are() {
    let reading = File::of(&centred(r#"<w:u w:val="single"/>"#, "TÊN CƠ QUAN")).read();
    let name = find(&reading, "TÊN CƠ QUAN");
    let rule = name.rule_below.unwrap();
    assert_eq!((rule.kind, Some(rule.length_pt)), (RuleKind::Underline, name.lines[0].width_pt));
}

#[test]
fn raised_signs_are_shorter() {
    let reading =
        File::of(&(centred("", "TÊN CƠ QUAN") + &centred(r#"<w:vertAlign w:val="superscript"/>"#, "__________")))
            .read();
    let rule = find(&reading, "TÊN CƠ QUAN").rule_below.unwrap();
    assert!(about(rule.length_pt, 70.0 * 0.65), "{rule:?}");
}

#[test]
fn a_cell_with_one_border_has_a_line_under_its_words() {
    let cell = centred("", "TÊN CƠ QUAN");
    let table = borderless(&[(3000, &cell), (6000, &centred("", "Quốc hiệu"))]);
    let ruled =
        table.replacen("</w:tcPr>", r#"<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders></w:tcPr>"#, 1);
    let (kind, length) = rule(&ruled).unwrap();
    assert!(kind == RuleKind::Border && about(length, 150.0), "{kind:?} {length}");
    // Borders that are painted white are there to be hidden.
    let white = ruled.replace(r#"w:sz="4"/>"#, r#"w:sz="4" w:color="FFFFFF"/>"#);
    assert_eq!(find(&File::of(&white).read(), "TÊN CƠ QUAN").rule_below, None);
}

#[test]
fn a_line_that_stands_by_the_page_is_loose() {
    let placed = drawn(10.0, 16.0, 80.0).replace(r#"relativeFrom="paragraph""#, r#"relativeFrom="page""#);
    let reading = File::of(&p("", &(r("", "TÊN CƠ QUAN") + &placed))).read();
    assert_eq!(find(&reading, "TÊN CƠ QUAN").rule_below, None);
    assert_eq!(reading.loose_rules.len(), 1);
}

#[test]
fn what_is_no_line_under_words_is_none() {
    let upright = drawn(10.0, 2.0, 80.0).replace(r#"cx="1016000" cy="0""#, r#"cx="0" cy="1016000""#);
    let invisible = drawn(10.0, 16.0, 80.0).replace(
        r#"<a:prstGeom prst="line"/>"#,
        r#"<a:prstGeom prst="line"/><a:ln><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></a:ln>"#,
    );
    let boxed = r#"<w:pBdr><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/></w:pBdr>"#;
    for body in [p("", &(r("", "KHẨN") + &upright)), p("", &(r("", "KHẨN") + &invisible)), p(boxed, &r("", "KHẨN"))]
    {
        let reading = File::of(&body).read();
        assert_eq!(find(&reading, "KHẨN").rule_below, None, "{body}");
        assert!(reading.loose_rules.is_empty(), "{body}");
    }
}
