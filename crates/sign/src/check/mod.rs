//! What the signatures of a finished file are worth.
