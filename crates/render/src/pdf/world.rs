//! All that typst can see: the templates, the data, four fonts. No disk, no clock.

use plan_core::document::Volume;
use plan_core::measure::{Face, FontSet};
use serde::Serialize;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use super::contract::{self, RowBreaks};
use crate::{Message, RenderError};

/// A template by its file name.
macro_rules! template {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../templates/nd30/", $name)))
    };
}

/// The templates of Mẫu 1.2 to 1.5 and 2.1; the first is the one that typst starts from.
const TEMPLATES: [(&str, &str); 11] = [
    template!("main.typ"),
    template!("layout.typ"),
    template!("text.typ"),
    template!("field.typ"),
    template!("header.typ"),
    template!("title.typ"),
    template!("addressees.typ"),
    template!("part.typ"),
    template!("table.typ"),
    template!("body.typ"),
    template!("signature.typ"),
];

/// One rendering's world.
pub(super) struct TemplateWorld {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    templates: Vec<(FileId, Source)>,
    /// Files and not `sys.inputs`: an edit then changes one file, and typst lays out anew only what read it.
    data: Vec<(FileId, Bytes)>,
}

impl TemplateWorld {
    /// The world that holds `files`, by their paths, and `fonts`: what ends in ".typ" is a template, all else data.
    pub(super) fn new(files: Vec<(String, Vec<u8>)>, fonts: &FontSet) -> Result<Self, RenderError> {
        let fonts: Vec<Font> =
            Face::ALL.iter().filter_map(|face| Font::new(Bytes::new(fonts.file(*face).clone()), 0)).collect();
        let (mut templates, mut data) = (Vec::new(), Vec::new());
        for (path, bytes) in files {
            let id = file_id(&path)?;
            if path.ends_with(".typ") {
                templates.push((id, Source::new(id, String::from_utf8(bytes).map_err(Message::new)?)));
            } else {
                data.push((id, Bytes::new(bytes)));
            }
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: file_id(TEMPLATES[0].0)?,
            templates,
            data,
        })
    }
}

fn file_id(path: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(path).map_err(Message::new)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The files from which `volume` is set, by their paths.
pub(super) fn project(volume: &Volume<'_>, breaks: RowBreaks) -> Result<Vec<(String, Vec<u8>)>, RenderError> {
    let mut files: Vec<_> =
        TEMPLATES.iter().map(|(name, text)| (format!("/{name}"), text.as_bytes().to_vec())).collect();
    files.extend(data(volume, breaks)?);
    Ok(files)
}

/// The data, as `contract` says.
fn data(volume: &Volume<'_>, breaks: RowBreaks) -> Result<Vec<(String, Vec<u8>)>, RenderError> {
    let (document, blocks) = contract::files(volume, breaks);
    let mut data = vec![
        json(contract::LAYOUT_PATH.to_owned(), &contract::Layout::of(volume.layout, volume.fonts))?,
        json(contract::DOCUMENT_PATH.to_owned(), &document)?,
    ];
    for (path, block) in blocks {
        data.push(json(path, &block)?);
    }
    data.extend(contract::contents(volume));
    Ok(data)
}

fn json(path: String, value: &impl Serialize) -> Result<(String, Vec<u8>), RenderError> {
    Ok((path, serde_json::to_vec(value).map_err(Message::new)?))
}

fn find<T: Clone>(files: &[(FileId, T)], id: FileId) -> Option<T> {
    files.iter().find(|(known, _)| *known == id).map(|(_, file)| file.clone())
}

impl World for TemplateWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        find(&self.templates, id).ok_or_else(|| FileError::NotFound(id.vpath().get_without_slash().into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match find(&self.data, id) {
            Some(bytes) => Ok(bytes),
            None => self.source(id).map(Bytes::from_string),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// No clock: a template that asks for today is refused.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
