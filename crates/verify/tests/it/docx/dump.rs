#[test]
#[ignore = "prints a file"]
fn dump() {
    let path = std::env::var("DOCX").unwrap();
    let begun = std::time::Instant::now();
    let reading = plan_verify::docx::read(&std::fs::read(path).unwrap()).unwrap();
    println!("{:?}", begun.elapsed());
    println!("{:?}", reading.facts);
    for s in &reading.sheets {
        println!("{s:?}");
    }
    println!("loose {:?}", reading.loose_rules);
    for (i, p) in reading.paragraphs.iter().enumerate() {
        let s = &p.lines[0].spans[0];
        println!(
            "{i:3} s{} #{} {:?} {} ext {:?} {:?} ind {:.1} gap {:?} ls {:.2} e{} {}{}{:?} [{:?} {:?} {}{}{} {:?}] w{:?} rule {:?}\n      {:?}",
            p.sheet,
            p.ordinal,
            p.zone,
            p.cell.map_or(String::new(), |c| format!(
                "T{}r{}c{}{}",
                c.table,
                c.row,
                c.column,
                if c.ruled { "R" } else { "" }
            )),
            p.extent.map(|e| (e.left.round(), e.right.round())),
            p.align,
            p.first_indent_mm.unwrap(),
            p.gap_before_pt,
            p.line_spacing.unwrap(),
            p.empty_before,
            if p.starts_page { "PAGE " } else { "" },
            if p.keep_with_next { "keep " } else { "" },
            p.outline_level,
            s.face,
            s.size_pt,
            if s.bold { "B" } else { "" },
            if s.italic { "I" } else { "" },
            if s.underline { "U" } else { "" },
            s.colour,
            p.lines.last().unwrap().width_pt.map(|w| w.round()),
            p.rule_below.map(|r| (r.length_pt.round(), r.kind, r.off_centre_mm)),
            p.text().chars().take(110).collect::<String>()
        );
    }
}
