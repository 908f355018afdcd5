fn main() {
    for name in std::env::args().skip(1) {
        let bytes = std::fs::read(&name).unwrap();
        let t = std::time::Instant::now();
        match plan_verify::measure(&name, bytes) {
            Ok(m) => {
                println!("== {name} {:?}", t.elapsed());
                for row in &m.report.rows {
                    println!(
                        "{:?}\t{}\t{}\t{}",
                        row.verdict,
                        row.id,
                        row.found.vi,
                        row.places
                            .first()
                            .map(|p| format!("{:?} {}", p.page.or(p.paragraph), p.words))
                            .unwrap_or_default()
                    );
                }
            }
            Err(e) => println!("== {name}: {}", e.why.vi),
        }
    }
}
