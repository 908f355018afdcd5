//! XMP of our own: what a document management system registers (Phụ lục VI), and of which source the file is made. typst
//! has written the packet; PDF/A wants each property described in it (ISO 19005-2, 6.6.2.3.3).

use std::io;

use lopdf::{Object, Stream};
use plan_core::document::Volume;
use plan_core::document::properties::{self, NAMESPACE, PREFIX, Property};
use plan_pdf::{PdfError, Update};
use quick_xml::events::{BytesText, Event};
use quick_xml::{Reader, Writer};

/// Where the packet can't be changed: it is typst's, so that is a slip of this program.
const TORN: PdfError = PdfError::Missing("XMP that can be read");

/// A property, and what the document says of it: nothing, if need be.
pub(super) type Stated = (Property, Option<String>);

/// The properties of the file that is made of `volume`, described whether the document has them or not.
pub(super) fn properties(volume: &Volume<'_>, pages: usize) -> Vec<Stated> {
    let metadata = &volume.metadata;
    let registered = &metadata.registered;
    let said = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    let language = if metadata.language.starts_with("vi") { "Tiếng Việt" } else { metadata.language };
    let date = registered.date.map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"));
    let digest = volume.provenance.map(|provenance| format!("sha256:{}", provenance.digest));
    vec![
        (properties::NUMBER, registered.number.clone()),
        (properties::SYMBOL, registered.symbol.clone()),
        (properties::DATE, date),
        (properties::ISSUER, said(&metadata.author)),
        (properties::KIND, said(&registered.kind)),
        (properties::SUBJECT, said(&registered.subject)),
        (properties::LANGUAGE, said(language)),
        (properties::PAGES, Some(pages.to_string())),
        (properties::POSITION, registered.position.clone()),
        (properties::SIGNER, registered.signer.clone()),
        (properties::SOURCE, digest),
    ]
}

/// Writes `properties` into the file's XMP, and takes the claim of PDF/UA out of it where the file isn't `accessible`.
///
/// # Errors
/// The file's XMP isn't as typst writes it.
pub(super) fn extend(update: &mut Update<'_>, properties: &[Stated], accessible: bool) -> Result<(), PdfError> {
    let catalog = update.catalog()?;
    let id = update.get(catalog)?.as_dict()?.get(b"Metadata")?.as_reference()?;
    let stream = update.get(id)?.as_stream()?;
    let packet = String::from_utf8(stream.get_plain_content()?).map_err(|_| TORN)?;
    let extended = packet_with(&packet, properties, accessible).ok_or(TORN)?;
    let mut dictionary = stream.dict.clone();
    // Whoever looks for XMP without reading PDF has to find it: no filter.
    dictionary.remove(b"Filter");
    dictionary.remove(b"DecodeParms");
    update.set(id, Object::Stream(Stream::new(dictionary, extended).with_compression(false)));
    Ok(())
}

/// `packet` with `properties` and their description.
fn packet_with(packet: &str, properties: &[Stated], accessible: bool) -> Option<Vec<u8>> {
    let mut reader = Reader::from_str(packet);
    let mut writer = Writer::new(Vec::new());
    let (mut in_schemas, mut described, mut said) = (false, false, false);
    loop {
        let event = reader.read_event().ok()?;
        match &event {
            Event::Eof => break,
            Event::Start(start) if start.name().as_ref() == "pdfaExtension:schemas" => in_schemas = true,
            Event::Start(start) if !accessible && start.name().as_ref() == "pdfuaid:part" => {
                reader.read_to_end(start.name()).ok()?;
                continue;
            }
            Event::End(end) if in_schemas && end.name().as_ref() == "rdf:Bag" => {
                describe(&mut writer, properties).ok()?;
                (in_schemas, described) = (false, true);
            }
            Event::End(end) if end.name().as_ref() == "rdf:RDF" => {
                say(&mut writer, properties).ok()?;
                said = true;
            }
            _ => {}
        }
        writer.write_event(event).ok()?;
    }
    (described && said).then(|| writer.into_inner())
}

/// The schema that describes the properties: an item of `pdfaExtension:schemas`.
fn describe(writer: &mut Writer<Vec<u8>>, properties: &[Stated]) -> io::Result<()> {
    let item = ("rdf:parseType", "Resource");
    writer.create_element("rdf:li").with_attribute(item).write_inner_content(|schema| {
        text(schema, "pdfaSchema:schema", "Nghị định 30/2020/NĐ-CP, Phụ lục VI")?;
        text(schema, "pdfaSchema:namespaceURI", NAMESPACE)?;
        text(schema, "pdfaSchema:prefix", PREFIX)?;
        schema.create_element("pdfaSchema:property").write_inner_content(|all| {
            all.create_element("rdf:Seq").write_inner_content(|all| {
                for (property, _) in properties {
                    all.create_element("rdf:li").with_attribute(item).write_inner_content(|one| {
                        text(one, "pdfaProperty:category", "external")?;
                        text(one, "pdfaProperty:description", property.description)?;
                        text(one, "pdfaProperty:name", property.name)?;
                        text(one, "pdfaProperty:valueType", property.value_type)
                    })?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })?;
    Ok(())
}

/// The properties that have a value.
fn say(writer: &mut Writer<Vec<u8>>, properties: &[Stated]) -> io::Result<()> {
    let description = writer.create_element("rdf:Description").with_attribute(("rdf:about", ""));
    let description = description.with_attribute((format!("xmlns:{PREFIX}").as_str(), NAMESPACE));
    description.write_inner_content(|writer| {
        for (property, value) in properties {
            if let Some(value) = value {
                text(writer, &format!("{PREFIX}:{}", property.name), value)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn text(writer: &mut Writer<Vec<u8>>, name: &str, words: &str) -> io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(words))?;
    Ok(())
}
