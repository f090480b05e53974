//! Text as people type it, brought into one form.

use std::borrow::Cow;

/// Full-width letters, digits, signs and spaces in half width; everything else as it is.
pub(crate) fn half_width(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| xinyong_score::half_width(c) != c) {
        text.chars().map(xinyong_score::half_width).collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// The form in which headings, keys and names are compared: half width, capitals, without spaces, line breaks,
/// underscores and asterisks.
pub(crate) fn comparable(text: &str) -> String {
    text.chars()
        .map(xinyong_score::half_width)
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '*' | '\u{FEFF}' | '\u{200B}'))
        .flat_map(char::to_uppercase)
        .collect()
}

/// The form in which text is kept: trimmed, on one line.
pub(crate) fn one_line(text: &str) -> String {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        text.split(|c: char| c.is_control() || c == ' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_their_dress() {
        for heading in [
            "行政相对人代码_1(统一社会信用代码)",
            "*行政相对人代码_1（统一社会信用代码）",
            " 行政相对人代码_1 \n(统一社会信用代码)",
            "＊行政相对人代码＿１（统一社会信用代码）",
        ] {
            assert_eq!(comparable(heading), "行政相对人代码1(统一社会信用代码)", "{heading}");
        }
        for key in ["CF_XDR_MC", "cf_xdr_mc", "cfXdrMc", "cf_XDR_MC"] {
            assert_eq!(comparable(key), "CFXDRMC", "{key}");
        }
    }

    #[test]
    fn kept_text_is_on_one_line() {
        assert_eq!(one_line("  黑河市\r\n某某 局\t"), "黑河市 某某 局");
        assert_eq!(one_line("两个  空格"), "两个  空格");
    }
}
