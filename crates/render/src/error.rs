//! Why a document could not be rendered.

use std::fmt;

use crate::docx::DocxError;

/// What an engine said when it refused a document: a fault of a template or of this program, or a character that the
/// fonts lack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// Every message, in the engine's order; never empty.
    pub messages: Vec<Message>,
}

/// One message of an engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is wrong.
    pub text: String,
    /// What the engine advises.
    pub hints: Vec<String>,
    /// The template and the byte offset in it, where the engine names a place.
    pub at: Option<(String, usize)>,
}

impl Message {
    /// A message without advice or place.
    pub(crate) fn new(text: impl fmt::Display) -> Self {
        Self { text: text.to_string(), hints: Vec::new(), at: None }
    }
}

impl From<Message> for RenderError {
    fn from(message: Message) -> Self {
        Self { messages: vec![message] }
    }
}

impl From<DocxError> for RenderError {
    fn from(error: DocxError) -> Self {
        Message::new(error).into()
    }
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, message) in self.messages.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            f.write_str(&message.text)?;
            if let Some((template, offset)) = &message.at {
                write!(f, " ({template}:{offset})")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for RenderError {}
