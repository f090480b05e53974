//! Closed vocabularies: enums whose variants have one written form, the same in JSON, in models and in cases.

/// Declares an enum with the written form of each variant, and with `ALL`, `as_str`, `parse` and serde.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$variant_meta])* #[cfg_attr(feature = "schema", schemars(rename = $text))] $variant,)+
        }

        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The written form of every variant, in order.
            pub const WORDS: &'static [&'static str] = &[$($text,)+];

            /// The written form.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// The variant of a written form, if there is one.
            pub fn parse(text: &str) -> Option<Self> {
                let at = Self::WORDS.iter().position(|word| *word == text)?;
                Self::ALL.get(at).copied()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = alloc::string::String::deserialize(deserializer)?;
                Self::parse(&text).ok_or_else(|| serde::de::Error::unknown_variant(&text, Self::WORDS))
            }
        }

        impl $crate::authored::Part for $name {
            fn read(
                value: Option<&$crate::json::Value<'_>>,
                place: &$crate::json::Place<'_>,
                problems: &mut alloc::vec::Vec<$crate::archive::Problem>,
            ) -> Self {
                let at = $crate::authored::word(value, place, problems, Self::WORDS);
                Self::ALL.get(at).copied().unwrap_or(const { [$(Self::$variant,)+][0] })
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

pub(crate) use words;
