//! Text files: their encoding, found from what is in them, and the text as UTF-8.

use std::io::{self, BufRead, BufReader, Read, Seek};

use encoding_rs::{Encoding, GB18030, UTF_8};
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};

/// So much is looked at together.
const CHUNK: usize = 64 * 1024;

/// The encoding of a text: what its byte order mark says; UTF-8 if its first characters beyond ASCII are; GB18030
/// otherwise. `None` if there is nothing but space.
pub(crate) fn encoding(source: &mut (impl Read + Seek)) -> io::Result<Option<&'static Encoding>> {
    source.rewind()?;
    let mut chunk = Vec::with_capacity(CHUNK);
    let mut is_blank = true;
    loop {
        let is_first = is_blank && chunk.is_empty();
        chunk.clear();
        source.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        if is_first && let Some((encoding, _)) = Encoding::for_bom(&chunk) {
            return Ok(Some(encoding));
        }
        if chunk.is_empty() {
            return Ok((!is_blank).then_some(UTF_8));
        }
        is_blank &= chunk.iter().all(u8::is_ascii_whitespace);
        if let Some(at) = chunk.iter().position(|byte| !byte.is_ascii()) {
            chunk.drain(..at);
            source.by_ref().take(at as u64).read_to_end(&mut chunk)?;
            return Ok(Some(if is_utf8(&chunk) { UTF_8 } else { GB18030 }));
        }
    }
}

/// Whether bytes are UTF-8, if not to their end. Chinese text in GB18030 is so by chance for a few characters at most;
/// text that is so for more, and then no longer, is damaged UTF-8.
fn is_utf8(bytes: &[u8]) -> bool {
    /// Characters beyond ASCII.
    const BY_CHANCE: usize = 16;
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            valid.chars().filter(|c| !c.is_ascii()).count() > BY_CHANCE
        }
    }
}

/// The text from its beginning in UTF-8, without its byte order mark. Bytes that are no characters become U+FFFD.
pub(crate) fn decoded<R: Read>(
    source: R,
    encoding: &'static Encoding,
) -> BufReader<DecodeReaderBytes<R, Vec<u8>>> {
    let decoder = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).build(source);
    BufReader::with_capacity(CHUNK, decoder)
}

/// Whether the first character that is no space is one of these. Nothing is taken off the text.
pub(crate) fn begins_with(text: &mut impl BufRead, characters: &[char]) -> io::Result<bool> {
    let start = text.fill_buf()?;
    let first = start.iter().find(|byte| !byte.is_ascii_whitespace());
    Ok(first.is_some_and(|&byte| characters.contains(&char::from(byte))))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn read(bytes: &[u8]) -> Option<(&'static str, String)> {
        let mut source = Cursor::new(bytes);
        let encoding = encoding(&mut source).unwrap()?;
        source.rewind().unwrap();
        let mut text = String::new();
        decoded(source, encoding).read_to_string(&mut text).unwrap();
        Some((encoding.name(), text))
    }

    #[test]
    fn the_encoding_is_found_from_the_content() {
        let text = "行政相对人名称,处罚决定日期\n";
        let (gb, _, _) = GB18030.encode(text);
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        for (bytes, encoding) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (format!("\u{FEFF}{text}").into_bytes(), "UTF-8"),
            (gb.to_vec(), "gb18030"),
            (utf16, "UTF-16LE"),
        ] {
            assert_eq!(read(&bytes), Some((encoding, text.to_owned())));
        }
        assert_eq!(read(b"CF_XDR_MC\n"), Some(("UTF-8", "CF_XDR_MC\n".to_owned())));
        assert_eq!(read(b""), None);
        assert_eq!(read(b" \r\n \n"), None);
    }

    #[test]
    fn a_character_across_chunks_is_still_one() {
        for padding in CHUNK - 3..=CHUNK {
            let text = format!("{}行政处罚", "a".repeat(padding));
            assert!(
                read(text.as_bytes()).is_some_and(|(encoding, read)| encoding == "UTF-8" && read == text)
            );
            let (gb, _, _) = GB18030.encode(&text);
            assert!(read(&gb).is_some_and(|(encoding, read)| encoding == "gb18030" && read == text));
        }
    }

    #[test]
    fn four_byte_characters_and_damage_are_read_for_what_they_are() {
        let (gb, _, _) = GB18030.encode("㐂𠮷");
        assert_eq!(read(&gb), Some(("gb18030", "㐂𠮷".to_owned())));
        let damaged = [&"行政处罚".as_bytes().repeat(5), &b"\xFF,b"[..]].concat();
        let (encoding, text) = read(&damaged).unwrap();
        assert_eq!(encoding, "UTF-8");
        assert!(text.ends_with("\u{FFFD},b"));
    }
}
