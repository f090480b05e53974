//! 统一社会信用代码 (`gb-32100`), and the organisation code inside it.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use serde::{Serialize, Serializer};

use crate::width::half_width;

/// The characters of a code, in the order of their values 0 to 30; I, O, S, V and Z are left out.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The length of a code.
pub const LENGTH: usize = 18;

/// Stands in sheets where an entity has no code: seventeen zeros and an X.
const NO_CODE: &str = "00000000000000000X";

/// 统一社会信用代码: 18 characters of the right form. Its check digits may still fail; see [`Uscc::verdict`].
///
/// ```
/// use xinyong_score::uscc::{Uscc, Verdict};
/// let code: Uscc = "91350100M000100Y43".parse().unwrap();
/// assert_eq!(code.verdict(), Verdict::Valid);
/// assert_eq!(code.region(), "350100");
/// assert_eq!("91350100M000100Y4Z".parse::<Uscc>().is_err(), true);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uscc([u8; LENGTH]);

crate::word::words! {
    /// What can be said of a code from its characters alone.
    Verdict {
        /// Both check digits hold.
        Valid = "valid",
        /// Of the right form, but a check digit fails. Some early codes were issued so.
        CheckDigit = "check-digit",
        /// Not of the form of a code.
        Malformed = "malformed",
    }
}

crate::word::words! {
    /// 登记管理部门与机构类别: what its first two characters say an entity is.
    CodeCategory {
        /// 企业
        Enterprise = "enterprise",
        /// 个体工商户
        IndividualBusiness = "individual-business",
        /// 农民专业合作社
        Cooperative = "cooperative",
        /// 机关、事业单位 and others under the staffing authority
        Institution = "institution",
        /// 社会团体, 民办非企业单位, 基金会 and others under civil affairs
        SocialOrganisation = "social-organisation",
        /// 农村集体经济组织
        RuralCollective = "rural-collective",
        /// Any other registering authority
        Other = "other",
    }
}

/// Why a text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAUscc {
    /// It does not have 18 characters, but so many.
    Length(usize),
    /// A character that codes do not have, at this place counted from 1.
    Character {
        /// The place, from 1.
        place: usize,
        /// The character.
        found: char,
    },
    /// The placeholder for “no code”, which names nobody.
    NoCode,
}

impl fmt::Display for NotAUscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(length) => write!(f, "{length} characters instead of {LENGTH}"),
            Self::Character { place, found } => write!(f, "character {place} cannot be {found:?}"),
            Self::NoCode => f.write_str("the placeholder for “no code”"),
        }
    }
}

impl core::error::Error for NotAUscc {}

impl FromStr for Uscc {
    type Err = NotAUscc;

    fn from_str(text: &str) -> Result<Self, NotAUscc> {
        if text == NO_CODE {
            return Err(NotAUscc::NoCode);
        }
        let mut code = [0; LENGTH];
        let mut length = 0;
        let mut bad = None;
        for (at, found) in text.chars().enumerate() {
            length = at + 1;
            let allowed = match at {
                // 登记管理部门代码
                0 => matches!(found, '1'..='9' | 'A' | 'N' | 'Y'),
                // 登记管理机关行政区划码
                2..=7 => found.is_ascii_digit(),
                _ => value(found).is_some(),
            };
            match (code.get_mut(at), u8::try_from(found)) {
                (Some(slot), Ok(byte)) if allowed => *slot = byte,
                _ if bad.is_none() => bad = Some(NotAUscc::Character { place: at + 1, found }),
                _ => {}
            }
        }
        match bad {
            _ if length != LENGTH => Err(NotAUscc::Length(length)),
            Some(bad) => Err(bad),
            None => Ok(Self(code)),
        }
    }
}

/// A character's value in `gb-32100`, if codes have it.
fn value(found: char) -> Option<u32> {
    ALPHABET.iter().position(|&byte| char::from(byte) == found).and_then(|at| u32::try_from(at).ok())
}

impl Uscc {
    /// The code's 18 characters.
    pub fn as_str(&self) -> &str {
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Whether a text is the placeholder for “no code”.
    pub fn is_placeholder(text: &str) -> bool {
        text == NO_CODE
    }

    /// Whether both check digits hold.
    pub fn verdict(&self) -> Verdict {
        if self.check_digit_holds() && self.organisation_check_digit_holds() {
            Verdict::Valid
        } else {
            Verdict::CheckDigit
        }
    }

    /// 行政区划码: six digits, characters 3 to 8.
    pub fn region(&self) -> &str {
        self.as_str().get(2..8).unwrap_or_default()
    }

    /// 机构类别, from characters 1 and 2.
    pub fn category(&self) -> CodeCategory {
        let [authority, kind, ..] = self.0;
        match (authority, kind) {
            (b'1', _) => CodeCategory::Institution,
            (b'5', _) => CodeCategory::SocialOrganisation,
            (b'9', b'1') => CodeCategory::Enterprise,
            (b'9', b'2') => CodeCategory::IndividualBusiness,
            (b'9', b'3') => CodeCategory::Cooperative,
            (b'N', _) => CodeCategory::RuralCollective,
            _ => CodeCategory::Other,
        }
    }

    /// The 18th character: with it, the values of the first 17 weighted by powers of 3 sum to a multiple of 31.
    fn check_digit_holds(&self) -> bool {
        let mut weight = 1;
        let mut sum = 0;
        for &byte in self.0.iter().take(LENGTH - 1) {
            sum += value(char::from(byte)).unwrap_or_default() * weight;
            weight = weight * 3 % 31;
        }
        let last = self.0.last().and_then(|&byte| value(char::from(byte))).unwrap_or_default();
        (sum + last).is_multiple_of(31)
    }

    /// The 17th character: the GB 11714 check of characters 9 to 16, modulo 11 with X for ten.
    fn organisation_check_digit_holds(&self) -> bool {
        const WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
        let sum: u32 = self
            .0
            .iter()
            .skip(8)
            .zip(WEIGHTS)
            .map(|(&byte, weight)| char::from(byte).to_digit(36).unwrap_or_default() * weight)
            .sum();
        let expected = match (11 - sum % 11) % 11 {
            10 => 'X',
            digit => char::from_digit(digit, 10).unwrap_or('0'),
        };
        self.0.get(16).is_some_and(|&byte| char::from(byte) == expected)
    }
}

/// The verdict on any text.
pub fn verdict(text: &str) -> Verdict {
    text.parse::<Uscc>().map_or(Verdict::Malformed, |code| code.verdict())
}

/// Letters in capitals, full-width forms in half width, and no spaces: the form in which people mean a code.
pub fn tidy(text: &str) -> String {
    text.chars().map(half_width).filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

impl fmt::Display for Uscc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Serialize for Uscc {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Uscc {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Uscc".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "统一社会信用代码: 18 characters (GB 32100-2015).",
            "type": "string",
            "pattern": "^[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::ToString;

    #[test]
    fn known_codes_get_their_verdicts() {
        for (code, expected) in [
            ("91350100M000100Y43", Verdict::Valid),
            ("91110000600037341L", Verdict::Valid),
            ("91110108551385082Q", Verdict::Valid),
            ("92141127MA0KD1Y64A", Verdict::Valid),
            ("91231100MAAY4CL12U", Verdict::Valid),
            ("91350100M000100Y4Z", Verdict::Malformed),
            ("91110108551385082F", Verdict::CheckDigit),
            ("123456789012345678", Verdict::CheckDigit),
            ("00000000000000000X", Verdict::Malformed),
            ("9135010OM000100Y43", Verdict::Malformed),
            ("91350100M000100Y4", Verdict::Malformed),
            ("91350100M000100Y433", Verdict::Malformed),
            ("九1350100M000100Y43", Verdict::Malformed),
            ("", Verdict::Malformed),
        ] {
            assert_eq!(verdict(code), expected, "{code}");
        }
    }

    #[test]
    fn exactly_one_last_character_holds() {
        for start in ["91350100M000100Y4", "91110000600037341", "12345678901234567", "92141127MA0KD1Y64"] {
            let holding = ALPHABET
                .iter()
                .filter(|&&last| {
                    let code = std::format!("{start}{}", char::from(last));
                    code.parse::<Uscc>().unwrap().check_digit_holds()
                })
                .count();
            assert_eq!(holding, 1, "{start}");
        }
    }

    #[test]
    fn tidies_what_people_type() {
        assert_eq!(tidy(" 91350100ｍ000100y43\n"), "91350100M000100Y43");
        assert_eq!("91350100M000100Y43".parse::<Uscc>().unwrap().to_string(), "91350100M000100Y43");
    }
}
