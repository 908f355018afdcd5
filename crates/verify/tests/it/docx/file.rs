//! Word files written by hand: the XML of their parts, zipped.

use std::io::Write;

use plan_verify::docx;
use plan_verify::reading::Reading;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"
    xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office""#;

/// The styles of a new document of Word 2016 in an office that works in 14 pt.
const STYLES: &str = r#"<w:docDefaults><w:rPrDefault><w:rPr>
    <w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>
    <w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
    <w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
    <w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
    <w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>
  <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
    <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
    <w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
  <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>
    <w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>
    <w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders></w:tblPr></w:style>
  <w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:tabs><w:tab w:val="center" w:pos="4680"/><w:tab w:val="right" w:pos="9360"/></w:tabs></w:pPr></w:style>"#;

const THEME: &str = r#"<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
  <a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
    <a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>
  <a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont>
    <a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"#;

/// A4, 20 mm above and below, 30 left, 20 right, as twips.
pub(super) const SECTION: &str = r#"<w:pgSz w:w="11907" w:h="16840" w:code="9"/>
  <w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="720" w:footer="720" w:gutter="0"/>"#;

/// A file under construction.
pub(super) struct File {
    body: String,
    section: String,
    styles: String,
    parts: Vec<(String, &'static str, String)>,
}

impl File {
    /// A file with this text.
    pub(super) fn of(body: &str) -> File {
        let file =
            File { body: body.to_owned(), section: SECTION.to_owned(), styles: STYLES.to_owned(), parts: Vec::new() };
        file.part("theme", THEME)
    }

    /// With these properties of its last section.
    pub(super) fn section(mut self, section: &str) -> File {
        self.section = section.to_owned();
        self
    }

    /// With further styles.
    pub(super) fn styles(mut self, styles: &str) -> File {
        self.styles.push_str(styles);
        self
    }

    /// With a header or footer, referred to by `id`, that holds these paragraphs.
    pub(super) fn header(mut self, id: &str, kind: &'static str, paragraphs: &str) -> File {
        let root = if kind == "header" { "hdr" } else { "ftr" };
        self.parts.push((id.to_owned(), kind, format!("<w:{root} {NAMESPACES}>{paragraphs}</w:{root}>")));
        self
    }

    /// With a part of which there is one, holding this below its root.
    pub(super) fn inside(self, kind: &'static str, xml: &str) -> File {
        let xml = format!("<w:{kind} {NAMESPACES}>{xml}</w:{kind}>");
        self.part(kind, &xml)
    }

    fn part(mut self, kind: &'static str, xml: &str) -> File {
        self.parts.push((format!("rId-{kind}"), kind, xml.to_owned()));
        self
    }

    /// The text part.
    pub(super) fn document(&self) -> String {
        format!(
            "<w:document {NAMESPACES}><w:body>{}<w:sectPr>{}</w:sectPr></w:body></w:document>",
            self.body, self.section
        )
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.bytes_with(&self.document())
    }

    /// Its bytes with another text part.
    pub(super) fn bytes_with(&self, document: &str) -> Vec<u8> {
        let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let related = |id: &str, kind: &str, target: &str| {
            format!(r#"<Relationship Id="{id}" Type="{kinds}/{kind}" Target="{target}"/>"#)
        };
        let mut links = related("rId-styles", "styles", "styles.xml");
        let mut parts = vec![
            ("_rels/.rels".to_owned(), relationships(&related("rId1", "officeDocument", "/word/document2.xml"))),
            ("word/document2.xml".to_owned(), document.to_owned()),
            ("word/styles.xml".to_owned(), format!("<w:styles {NAMESPACES}>{}</w:styles>", self.styles)),
        ];
        for (number, (id, kind, xml)) in self.parts.iter().enumerate() {
            links += &related(id, kind, &format!("part{number}.xml"));
            parts.push((format!("word/part{number}.xml"), xml.clone()));
        }
        parts.push(("word/_rels/document2.xml.rels".to_owned(), relationships(&links)));
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, xml) in parts {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(xml.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    /// What is read of it.
    pub(super) fn read(&self) -> Reading {
        docx::read(&self.bytes()).unwrap()
    }
}

fn relationships(links: &str) -> String {
    format!(
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#
    )
}

/// A paragraph with these properties and runs.
pub(super) fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A run with these properties and words.
pub(super) fn r(properties: &str, words: &str) -> String {
    format!(r#"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>"#)
}

/// Words in the middle of their column.
pub(super) fn centred(properties: &str, words: &str) -> String {
    p(r#"<w:jc w:val="center"/>"#, &r(properties, words))
}

/// A table without borders of one row; each cell is as wide as it says, in twips.
pub(super) fn borderless(cells: &[(u32, &str)]) -> String {
    let grid: String = cells.iter().map(|(width, _)| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
    let cells: String = cells
        .iter()
        .map(|(width, content)| {
            format!(r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>"#)
        })
        .collect();
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="04A0"/></w:tblPr>
        <w:tblGrid>{grid}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"#
    )
}

/// A line as Word 2016 draws it: `x` and `y` pt from its column and paragraph, with its twin for old Word.
pub(super) fn drawn(x: f64, y: f64, length: f64) -> String {
    let emu = |pt: f64| (pt * 12_700.0).round();
    let (left, top, right) = (emu(x), emu(y), x + length);
    let cx = emu(length);
    format!(
        r#"<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor behindDoc="0" layoutInCell="1">
        <wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
        <wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
        <wp:extent cx="{cx}" cy="0"/><wp:docPr id="2" name="Straight Connector 2"/><a:graphic><a:graphicData>
        <wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="0"/></a:xfrm>
        <a:prstGeom prst="line"/></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
        </mc:Choice><mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"#,
        vml_line(x, y, right)
    )
}

/// A line of old Word, pt from its column and paragraph.
pub(super) fn vml_line(x: f64, y: f64, right: f64) -> String {
    format!(
        r#"<v:line style="position:absolute;z-index:1" from="{x}pt,{y}pt" to="{right}pt,{y}pt" strokeweight=".75pt"/>"#
    )
}

/// The field of the page number, as Word writes it.
pub(super) const PAGE: &str = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE   \* MERGEFORMAT </w:instrText></w:r>
  <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
