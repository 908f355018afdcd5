//! Updates that say one thing to one reader and another to the next. Each crate takes this file into its own tests.

// Two test programs have this file, and neither uses all of it.
#![allow(dead_code)]

/// A row of a cross-reference stream: its object, then its three fields.
pub(crate) type Row = (u32, u8, usize, u16);

/// A file that is to be forged.
pub(crate) struct Base<'b> {
    bytes: &'b [u8],
    /// Where its last cross-reference section stands.
    previous: usize,
    /// What its trailer says and an update says again.
    kept: String,
    /// The first number that no object has.
    pub(crate) free: u32,
}

impl<'b> Base<'b> {
    pub(crate) fn of(bytes: &'b [u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let previous = text.rsplit("startxref").next().unwrap().split_whitespace().next().unwrap().parse().unwrap();
        let section = String::from_utf8_lossy(&bytes[previous..]).into_owned();
        let after = |key: &str| section.split_once(key).map(|(_, rest)| rest.trim_start());
        let number = |key: &str| after(key)?.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u32>().ok();
        let info = number("/Info").map_or_else(String::new, |info| format!("/Info {info} 0 R"));
        let id = after("/ID").unwrap().split_once(']').unwrap().0.to_owned();
        let root = number("/Root").unwrap();
        let kept = format!("/Root {root} 0 R {info} /ID {id}]");
        Self { bytes, previous, kept, free: number("/Size").unwrap() }
    }

    /// Where an object stands; of several, the `nth`.
    pub(crate) fn place(&self, object: u32, nth: usize) -> usize {
        let head = format!("\n{object} 0 obj");
        let places = self.bytes.windows(head.len()).enumerate().filter(|(_, window)| *window == head.as_bytes());
        places.map(|(place, _)| place + 1).nth(nth).unwrap()
    }

    /// An update with a cross-reference stream. `objects` are put behind the file; `rows` is asked what the stream says of
    /// where they stand.
    pub(crate) fn streamed(&self, objects: &[(u32, String)], rows: impl Fn(&[usize]) -> Vec<Row>) -> Vec<u8> {
        let (mut copy, places) = self.with(objects);
        let start = copy.len();
        let own = self.free + 50;
        let mut rows = rows(&places);
        rows.push((own, 1, start, 0));
        let index: Vec<String> = rows.iter().map(|(number, ..)| format!("{number} 1")).collect();
        let mut data = Vec::new();
        for (_, kind, second, third) in rows {
            data.push(kind);
            data.extend(u32::try_from(second).unwrap().to_be_bytes());
            data.extend(third.to_be_bytes());
        }
        let (index, length, size) = (index.join(" "), data.len(), own + 1);
        let (previous, kept) = (self.previous, &self.kept);
        copy.extend(
            format!(
                "{own} 0 obj\n<< /Type /XRef /Size {size} /W [1 4 2] /Index [{index}] /Prev {previous} {kept} \
                 /Length {length} >>\nstream\n"
            )
            .bytes(),
        );
        copy.extend(data);
        copy.extend(format!("\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n").bytes());
        copy
    }

    /// An update with a table of these rows.
    pub(crate) fn table(&self, objects: &[(u32, String)], rows: impl Fn(&[usize]) -> String, size: u32) -> Vec<u8> {
        let (mut copy, places) = self.with(objects);
        let (start, rows) = (copy.len(), rows(&places));
        let (previous, kept) = (self.previous, &self.kept);
        copy.extend(
            format!("xref\n{rows}trailer\n<< /Size {size} /Prev {previous} {kept} >>\nstartxref\n{start}\n%%EOF\n")
                .bytes(),
        );
        copy
    }

    /// An update as any program writes it.
    pub(crate) fn updated(&self, objects: &[(u32, String)]) -> Vec<u8> {
        let rows =
            |places: &[usize]| objects.iter().zip(places).map(|((number, _), place)| (*number, 1, *place, 0)).collect();
        self.streamed(objects, rows)
    }

    fn with(&self, objects: &[(u32, String)]) -> (Vec<u8>, Vec<usize>) {
        let mut copy = self.bytes.to_vec();
        let mut places = Vec::new();
        for (number, object) in objects {
            places.push(copy.len());
            copy.extend(format!("{number} 0 obj\n{object}\nendobj\n").bytes());
        }
        (copy, places)
    }
}

/// A row of a table.
pub(crate) fn line(number: u32, place: usize, generation: u32) -> String {
    format!("{number} 1\n{place:010} {generation:05} n \n")
}

/// An object stream.
pub(crate) fn packed(members: &[(u32, &str)]) -> String {
    let (mut head, mut body) = (String::new(), String::new());
    for (number, object) in members {
        head += &format!("{number} {} ", body.len());
        body += object;
        body.push('\n');
    }
    let (count, first, length) = (members.len(), head.len(), head.len() + body.len());
    format!("<< /Type /ObjStm /N {count} /First {first} /Length {length} >>\nstream\n{head}{body}\nendstream")
}
