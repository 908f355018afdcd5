//! The door of the verifier; its rooms come with the issue that fills them.
