//! Evidence: files kept inside the filing, known by their content.

use alloc::string::String;
use alloc::sync::Arc;

use base64::Engine;
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use crate::archive::What;
use crate::hash::sha256;
use crate::word::words;

/// How many files a filing may hold.
pub const MOST_FILES: usize = 10;

/// How large each may be, in bytes: 10 MiB.
pub const MOST_BYTES: usize = 10 << 20;

words! {
    /// 文件类型, by its first bytes.
    Media {
        /// PDF
        Pdf = "application/pdf",
        /// PNG
        Png = "image/png",
        /// JPEG
        Jpeg = "image/jpeg",
    }
}

impl Media {
    /// The type of some content; none if it is of no type that can be evidence. A name says nothing about it.
    pub fn of(content: &[u8]) -> Option<Self> {
        let begins = |with: &[u8]| content.starts_with(with);
        match () {
            () if begins(b"%PDF-") => Some(Self::Pdf),
            () if begins(b"\x89PNG\r\n\x1a\n") => Some(Self::Png),
            () if begins(b"\xff\xd8\xff") => Some(Self::Jpeg),
            () => None,
        }
    }
}

/// 证明材料: a file, with the type, size and hash that its content has. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    name: String,
    media: Media,
    sha256: String,
    data: Arc<[u8]>,
}

impl Evidence {
    /// A file of a name and some content.
    ///
    /// # Errors
    ///
    /// [`What::Empty`] without a name, [`What::TooLarge`] above [`MOST_BYTES`], [`What::NotEvidence`] if the content
    /// is of no type that can be evidence.
    ///
    /// ```
    /// use xinyong_score::filing::{Evidence, Media};
    ///
    /// let file = Evidence::new("缴款凭证", *b"%PDF-1.7 ...").unwrap();
    /// assert_eq!((file.media(), file.size()), (Media::Pdf, 12));
    /// let disguised = Evidence::new("缴款凭证.pdf", *b"MZ\x90").unwrap_err();
    /// assert_eq!(disguised.code(), "not-evidence");
    /// ```
    pub fn new(name: impl Into<String>, data: impl Into<Arc<[u8]>>) -> Result<Self, What> {
        let (name, data) = (name.into(), data.into());
        if name.trim().is_empty() {
            return Err(What::Empty);
        }
        if data.len() > MOST_BYTES {
            return Err(What::TooLarge { most: MOST_BYTES });
        }
        let media = Media::of(&data).ok_or(What::NotEvidence { allowed: Media::WORDS })?;
        let sha256 = sha256(&data);
        Ok(Self { name, media, sha256, data })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its type.
    pub const fn media(&self) -> Media {
        self.media
    }

    /// Its size, in bytes.
    pub fn size(&self) -> usize {
        self.data.len()
    }

    /// SHA-256 of its content, in hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Its content.
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// What is said of it without its content.
    pub(super) fn described(&self) -> Described<'_> {
        Described { name: &self.name, media: self.media, size: self.data.len(), sha256: &self.sha256 }
    }
}

/// A file without its content.
#[derive(Serialize)]
pub(super) struct Described<'a> {
    name: &'a str,
    media: Media,
    size: usize,
    sha256: &'a str,
}

impl Serialize for Evidence {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Whole<'a> {
            #[serde(flatten)]
            described: Described<'a>,
            #[serde(serialize_with = "base64")]
            data: &'a [u8],
        }
        Whole { described: self.described(), data: &self.data }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Evidence {
    /// Reads the same form back, as drafts keep it. What it says of type, size and hash is not believed: they are those
    /// of the content.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Written {
            name: String,
            data: String,
        }
        let Written { name, data } = Written::deserialize(deserializer)?;
        let data = STANDARD.decode(data).map_err(D::Error::custom)?;
        Self::new(name, data).map_err(|what| D::Error::custom(what.code()))
    }
}

/// Bytes as base64, written without a copy in between.
fn base64<S: serde::Serializer>(data: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&Base64Display::new(data, &STANDARD))
}
