//! Points of a score: fixed-point, in hundredths. No floating point is involved at any step.

use alloc::string::{String, ToString};
use core::fmt;
use core::iter::Sum;
use core::ops::{Add, AddAssign, Neg, Sub};
use core::str::FromStr;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::written::RAW;

/// 分值: an exact number of points, kept in hundredths.
///
/// Arithmetic saturates; a model's check keeps every value far from the limits.
///
/// ```
/// use xinyong_score::Points;
/// let points: Points = "-12.5".parse().unwrap();
/// assert_eq!(points.hundredths(), -1250);
/// assert_eq!((points + Points::whole(20)).to_string(), "7.5");
/// assert_eq!(serde_json::to_string(&Points::whole(785)).unwrap(), "785");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i32);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// A whole number of points.
    pub const fn whole(points: i32) -> Self {
        Self(points.saturating_mul(100))
    }

    /// A number of hundredths of a point.
    pub const fn from_hundredths(hundredths: i32) -> Self {
        Self(hundredths)
    }

    /// The number of hundredths.
    pub const fn hundredths(self) -> i32 {
        self.0
    }

    /// The size without the sign.
    pub const fn abs(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// Whether these are fewer than no points.
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }
}

impl fmt::Display for Points {
    /// A decimal number: whole where whole, else one or two decimals.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let (whole, cents) = (size / 100, size % 100);
        let sign = if self.0 < 0 { "-" } else { "" };
        match (cents, cents % 10) {
            (0, _) => write!(f, "{sign}{whole}"),
            (_, 0) => write!(f, "{sign}{whole}.{}", cents / 10),
            _ => write!(f, "{sign}{whole}.{cents:02}"),
        }
    }
}

/// The text is no number of points: an integer, or one with at most two decimals, and not beyond ±20 million.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotPoints;

impl fmt::Display for NotPoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number of points with at most two decimals")
    }
}

impl core::error::Error for NotPoints {}

impl FromStr for Points {
    type Err = NotPoints;

    fn from_str(text: &str) -> Result<Self, NotPoints> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, cents) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(cents) || cents.len() > 2 {
            return Err(NotPoints);
        }
        let whole: i32 = whole.parse().map_err(|_| NotPoints)?;
        let scale = if cents.len() == 1 { 10 } else { 1 };
        let cents: i32 = cents.parse().map_err(|_| NotPoints)?;
        let size = whole.checked_mul(100).and_then(|h| h.checked_add(cents * scale)).ok_or(NotPoints)?;
        Ok(Self(if negative { -size } else { size }))
    }
}

impl Add for Points {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Points {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Points {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.saturating_neg())
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl Serialize for Points {
    /// A JSON number, written from its decimal digits.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            return serializer.serialize_i32(self.0 / 100);
        }
        // A `RawValue` made from text would be parsed first, and bring a reader of floating point with it.
        let mut raw = serializer.serialize_struct(RAW, 1)?;
        raw.serialize_field(RAW, &self.to_string())?;
        raw.end()
    }
}

/// Points as people author them, in cases too: a number with decimals is written as text, `"12.5"`.
///
/// A reader of TOML or JSON would hand a bare `12.5` over as floating point.
impl<'de> Deserialize<'de> for Points {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Points;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a whole number of points, or text such as \"12.5\"")
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Points, E> {
                value.to_string().parse().map_err(E::custom)
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Points, E> {
                value.to_string().parse().map_err(E::custom)
            }

            fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Points, E> {
                value.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

/// Writes points the way authors do: an integer, or decimal text.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
pub(crate) fn serialize_authored<S: Serializer>(points: &Points, serializer: S) -> Result<S::Ok, S::Error> {
    if points.0 % 100 == 0 {
        return serializer.serialize_i32(points.0 / 100);
    }
    let text: String = points.to_string();
    serializer.serialize_str(&text)
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Points {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "分值: an exact decimal number of points, with at most two decimals.",
            "type": "number"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_every_number_of_hundredths() {
        for hundredths in -25_050..=25_050 {
            let points = Points::from_hundredths(hundredths);
            assert_eq!(points.to_string().parse(), Ok(points));
        }
    }

    #[test]
    fn is_a_number_in_json() {
        let points = Points::from_hundredths(-6550);
        assert_eq!(serde_json::to_string(&points).unwrap(), "-65.5");
        assert_eq!(serde_json::to_value(points).unwrap(), serde_json::json!(-65.5));
    }

    #[test]
    fn refuses_what_is_not_exact() {
        for text in ["", "-", ".5", "1.", "1.234", "1e3", "+1", " 1", "１", "99999999999"] {
            assert_eq!(text.parse::<Points>(), Err(NotPoints), "{text}");
        }
    }
}
