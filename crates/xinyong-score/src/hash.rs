//! Fingerprints of content.

use alloc::string::String;
use core::fmt::Write;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::written::to_json;

/// SHA-256 of a value's JSON, in hexadecimal.
pub(crate) fn fingerprint<T: Serialize>(value: &T) -> String {
    sha256(to_json(value).as_bytes())
}

/// SHA-256 of some content, in hexadecimal.
pub(crate) fn sha256(content: &[u8]) -> String {
    Sha256::digest(content).iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
