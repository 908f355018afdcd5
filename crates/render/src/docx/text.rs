//! Runs: the words of the model, verbatim.

use docx_rs::{
    BreakType, Delete, FieldCharType, Footnote, Hyperlink, HyperlinkType, Insert, InstrPAGE, InstrText, Paragraph, Run,
};
use plan_core::decree::Component;
use plan_core::document::{Change, Run as Words, Text};

use super::bookmarks::target;
use super::footnotes::Mark;
use super::styles::id;
use super::tree::Context;
use super::units::half_points;
use super::xml::refuse_control_characters;
use super::{DocxError, package};

impl Context<'_> {
    /// `paragraph` with the words of `text`.
    ///
    /// # Errors
    /// [`DocxError::Character`] for control characters: docx-rs drops some of them and writes others raw.
    pub(super) fn add_text(&mut self, paragraph: Paragraph, text: &[Words]) -> Result<Paragraph, DocxError> {
        self.add_text_as(paragraph, text, &|run| run)
    }

    /// The same, with what `set` says of every run besides.
    pub(super) fn add_text_as(
        &mut self,
        mut paragraph: Paragraph,
        text: &[Words],
        set: &dyn Fn(Run) -> Run,
    ) -> Result<Paragraph, DocxError> {
        for words in text.iter().filter(|words| !words.text.is_empty()) {
            refuse_control_characters(&words.text)?;
            let deleted = words.change == Some(Change::Deleted);
            let run = match &words.note {
                Some(note) => self.note_mark(&words.text, note, deleted)?,
                None => emphasised(set(said(Run::new(), &words.text, deleted)), words),
            };
            paragraph = match words.change {
                Some(Change::Deleted) => paragraph.add_delete(Delete::new().author(package::APPLICATION).add_run(run)),
                Some(Change::Inserted) => paragraph.add_insert(Insert::new(run).author(package::APPLICATION)),
                None => match target(words).and_then(|node| self.bookmarks.get(node)) {
                    None => paragraph.add_run(run),
                    // A link and not a REF field: updated (LibreOffice does it on opening, Word on printing), the field
                    // would show the bookmarked heading in place of the reference's own words.
                    Some(bookmark) => {
                        paragraph.add_hyperlink(Hyperlink::new(&bookmark.name, HyperlinkType::Anchor).add_run(run))
                    }
                },
            };
        }
        Ok(paragraph)
    }

    /// The mark of a footnote in the text, which carries the note itself along.
    fn note_mark(&mut self, mark: &str, note: &Text, deleted: bool) -> Result<Run, DocxError> {
        let number = self.notes.footnote(Mark { part: self.part.id.clone(), text: mark.to_owned() });
        let name = format!("chu-thich.{number}");
        let opened = self
            .empty(id::FOOTNOTE, &name)
            .add_run(Run::new().add_text(mark).style(id::FOOTNOTE_MARK))
            .add_run(Run::new().add_text(" "));
        let content = vec![self.add_text(opened, note)?];
        Ok(said(Run::new().add_footnote_reference(Footnote { id: number, content }), mark, deleted))
    }
}

fn said(run: Run, words: &str, deleted: bool) -> Run {
    if deleted { run.add_delete_text(words) } else { run.add_text(words) }
}

/// A new line in the same paragraph.
pub(super) fn line_break(paragraph: Paragraph) -> Paragraph {
    paragraph.add_run(Run::new().add_break(BreakType::TextWrapping))
}

/// What sets a run in `component` where its paragraph is set in `around`. Direct formatting, and no character style:
/// two styles that both say bold take it back.
pub(super) fn unlike(component: &Component, around: &Component) -> impl Fn(Run) -> Run {
    let [own, other] = [component, around].map(|component| half_points(component.size.pt()));
    let size = (own != other).then_some(own);
    let bold = (component.bold != around.bold).then_some(component.bold);
    let italic = (component.italic != around.italic).then_some(component.italic);
    move |mut run| {
        if let Some(size) = size {
            run = run.size(size);
        }
        run = match bold {
            Some(true) => run.bold(),
            Some(false) => run.disable_bold(),
            None => run,
        };
        match italic {
            Some(true) => run.italic(),
            Some(false) => run.disable_italic(),
            None => run,
        }
    }
}

/// The page number, with `cached` to show until Word counts the pages: five runs, as Word writes them.
pub(super) fn page_number(paragraph: Paragraph, cached: &str) -> Paragraph {
    // Never marked dirty: Word asks the reader about such fields.
    let mark = |kind| Run::new().add_field_char(kind, false);
    paragraph
        .add_run(mark(FieldCharType::Begin))
        .add_run(Run::new().add_instr_text(InstrText::PAGE(InstrPAGE::new())))
        .add_run(mark(FieldCharType::Separate))
        .add_run(Run::new().add_text(cached))
        .add_run(mark(FieldCharType::End))
}

/// Emphasis as a plain "on": `**đậm**` in a bold heading stays bold.
fn emphasised(mut run: Run, words: &Words) -> Run {
    if words.style.bold {
        run = run.bold();
    }
    if words.style.italic {
        run = run.italic();
    }
    run
}
