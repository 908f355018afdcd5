//! Signing a finished file.
