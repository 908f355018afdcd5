fn main() {
    let name = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(&name).unwrap();
    let m = plan_verify::measure(&name, bytes).unwrap();
    for (i, s) in m.reading.sheets.iter().enumerate() {
        println!("sheet {i} {:?}", s);
    }
    println!("{:?} loose {:?}", m.reading.facts, m.reading.loose_rules);
    for (i, p) in m.reading.paragraphs.iter().enumerate() {
        let s = p.spans().next();
        println!(
            "{i} s{} o{} {:?} cell{:?} ext{:?} al{:?} ind{:?} gap{:?} sp{:?} rule{:?} e{} st{} co{} {:?}{}{} | {}",
            p.sheet,
            p.ordinal,
            p.zone,
            p.cell.map(|c| (c.table, c.row, c.column, c.ruled)),
            p.extent.map(|e| (e.left.round(), e.right.round())),
            p.align,
            p.first_indent_mm,
            p.gap_before_pt,
            p.line_spacing,
            p.rule_below.map(|r| (r.length_pt, r.kind)),
            p.empty_before,
            p.starts_page,
            p.continues,
            s.and_then(|s| s.size_pt),
            if s.is_some_and(|s| s.bold) { "B" } else { "" },
            if s.is_some_and(|s| s.italic) { "I" } else { "" },
            p.text().chars().take(90).collect::<String>()
        );
    }
}
