//! A document made by hand, so that the renderers can be tried without the compiler.
use plan_core::decree::Clause;
use plan_core::document::*;
use plan_core::source::{Sources, Span};

pub fn sample() -> Document {
    let mut sources = Sources::default();
    let file = sources.add("x.md", "x.md", "x");
    let span = Span::new(file, 0..1);
    let g = |t: &str| Run::generated(t, Clause::new("thuc-hanh"));
    let line = |t: &str| vec![Run::source(t, span)];
    let mut sections: Vec<Section> = Vec::new();
    let (mut roman, mut n, mut count) = (0usize, 0usize, 0usize);
    for text in include_str!("vinh-my.txt").lines().filter(|l| !l.trim().is_empty()) {
        count += 1;
        let paragraph = |kind, label: Option<&str>, text: &str| {
            let mut runs = line(text);
            if let Some((a, b)) = text.split_once("trước ngày 01/11/2022") {
                let mut italic = Run::source("trước ngày 01/11/2022", span);
                italic.style.italic = true;
                runs = vec![Run::source(a, span), italic, Run::source(b, span)];
            }
            Block::Paragraph(Paragraph { id: NodeId::root(format!("doan.{count}")), kind, label: label.map(g), text: runs, span })
        };
        if let Some(title) = text.strip_prefix("# ") {
            roman += 1;
            n = 0;
            sections.push(Section { id: NodeId::root(format!("muc:s{roman}")), level: 1, label: g(&format!("{}. ", plan_core::vietnamese::roman(roman))), title: line(&title.to_uppercase()), body: vec![], span });
            continue;
        }
        let Some(section) = sections.last_mut() else { continue };
        if let Some(title) = text.strip_prefix("## ") {
            n += 1;
            section.body.push(Block::Section(Section { id: NodeId::root(format!("muc:s{roman}/{n}")), level: 2, label: g(&format!("{n}. ")), title: line(title), body: vec![], span }));
            continue;
        }
        let body = match section.body.last_mut() {
            Some(Block::Section(s)) if !text.starts_with("3. ") => &mut s.body,
            _ => &mut section.body,
        };
        let block = if let Some(rest) = text.strip_prefix("- ") { paragraph(ParagraphKind::Dash, Some("- "), rest) }
        else if let Some(rest) = text.strip_prefix("+ ") { paragraph(ParagraphKind::Plus, Some("+ "), rest) }
        else if text.get(1..3) == Some(") ") { paragraph(ParagraphKind::Point, text.get(..3), &text[3..]) }
        else if let Some(rest) = text.strip_prefix("3. ") { paragraph(ParagraphKind::Clause, Some("3. "), rest) }
        else { paragraph(ParagraphKind::Plain, None, text) };
        body.push(block);
    }
    let subject = ["Triển khai duy trì Chỉ số cải cách hành chính (PAR INDEX)", "và nâng cao Chỉ số SIPAS năm 2022 tại đơn vị"];
    Document {
        facts: Facts::default(),
        metadata: Metadata { title: format!("Kế hoạch {}", subject.join(" ")), author: "Ủy ban nhân dân xã Vinh Mỹ".into(), subject: subject.join(" "), keywords: vec!["Kế hoạch".into(), "KH-UBND".into(), "2022".into()], date: (2022, 1, 1), identity: "plan:test".into(), language: "vi-VN" },
        header: Header { parent: vec![], issuer: vec![line("ỦY BAN NHÂN DÂN"), line("XÃ VINH MỸ")], national_name: vec![g("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], motto: vec![g("Độc lập - Tự do - Hạnh phúc")], number: vec![g("Số: \u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}/KH-UBND")], place_date: vec![g("Vinh Mỹ, ngày \u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}tháng \u{a0}\u{a0}\u{a0}\u{a0}\u{a0}\u{a0}năm 2022")], draft_mark: None },
        title: Title { kind: vec![g("KẾ HOẠCH")], subject: subject.iter().map(|s| line(s)).collect() },
        bases: vec![],
        opening: vec![Paragraph { id: NodeId::root("mo-dau/doan.1"), kind: ParagraphKind::Plain, label: None, text: line("Thực hiện Kế hoạch số 185/KH-UBND ngày 12/8/2022 của UBND huyện về triển khai duy trì Chỉ số cải cách hành chính (RAR INDEX) và nâng cao Chỉ số SIPAS năm 2022 trên địa bàn huyện, UBND xã Vinh Mỹ xây dựng kế hoạch triển khai thực hiện như sau:"), span }],
        sections,
        closing: vec![],
        signature: Signature { authority: vec![line("TM. ỦY BAN NHÂN DÂN"), line("CHỦ TỊCH")], other_title: vec![], name: line("Phan Như Ý") },
        recipients: Recipients { label: vec![g("Nơi nhận:")], lines: ["- TV Đảng ủy;", "- Thường trực HĐND xã;", "- CT và các PCT UBND xã;", "- Các bộ phận chuyên môn thuộc UBND xã;", "- Lưu: VP."].iter().map(|s| line(s)).collect() },
    }
}
