//! 草稿: what a person is filling in, by the key under which it is kept.

use xinyong_score::filing::Matter;

use crate::route::Route;

/// How the keys of evidence begin; the key of its draft follows.
const EVIDENCE: &str = "evidence/";

/// A draft of a filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftOf {
    /// 良好信息申报
    Declaration {
        /// The entity's code.
        uscc: String,
    },
    /// 异议申诉
    Objection {
        /// The entity's code.
        uscc: String,
        /// The record's id.
        record: String,
    },
    /// 信用修复申请
    Repair {
        /// The entity's code.
        uscc: String,
        /// The record's id.
        record: String,
    },
    /// 补正: a filing that was returned
    Amendment {
        /// The filing's number.
        number: String,
    },
}

impl DraftOf {
    /// The key under which it is kept.
    pub fn key(&self) -> String {
        match self {
            Self::Declaration { uscc } => format!("declare/{uscc}"),
            Self::Objection { uscc, record } => format!("object/{uscc}/{record}"),
            Self::Repair { uscc, record } => format!("repair/{uscc}/{record}"),
            Self::Amendment { number } => format!("amend/{number}"),
        }
    }

    /// The key under which its evidence is kept.
    pub fn evidence_key(&self) -> String {
        format!("{EVIDENCE}{}", self.key())
    }

    /// The draft of a key; none if the key is of something else, as that of evidence is.
    pub fn of_key(key: &str) -> Option<Self> {
        let (matter, rest) = key.split_once('/')?;
        let of_record = || rest.split_once('/').map(|(uscc, record)| (uscc.to_owned(), record.to_owned()));
        Some(match matter {
            "declare" => Self::Declaration { uscc: rest.to_owned() },
            "object" => of_record().map(|(uscc, record)| Self::Objection { uscc, record })?,
            "repair" => of_record().map(|(uscc, record)| Self::Repair { uscc, record })?,
            "amend" => Self::Amendment { number: rest.to_owned() },
            _ => return None,
        })
    }

    /// What is being filed; not known of an amendment without its filing.
    pub const fn matter(&self) -> Option<Matter> {
        match self {
            Self::Declaration { .. } => Some(Matter::Declaration),
            Self::Objection { .. } => Some(Matter::Objection),
            Self::Repair { .. } => Some(Matter::Repair),
            Self::Amendment { .. } => None,
        }
    }

    /// The code of the entity that files; not known of an amendment without its filing.
    pub fn uscc(&self) -> Option<&str> {
        match self {
            Self::Declaration { uscc } | Self::Objection { uscc, .. } | Self::Repair { uscc, .. } => {
                Some(uscc)
            }
            Self::Amendment { .. } => None,
        }
    }

    /// The page on which it is filled in.
    pub fn route(&self) -> Route {
        match self {
            Self::Declaration { .. } => Route::Declare,
            Self::Objection { record, .. } => Route::ObjectRecord { record: record.clone() },
            Self::Repair { record, .. } => Route::RepairApply { record: record.clone() },
            Self::Amendment { number } => Route::FilingAmend { id: number.clone() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_found_by_its_key_and_its_evidence_is_none() {
        let (uscc, record) = ("92231100MADEMA0351".to_owned(), "罚/2026 第1号".to_owned());
        for draft in [
            DraftOf::Declaration { uscc: uscc.clone() },
            DraftOf::Objection { uscc: uscc.clone(), record: record.clone() },
            DraftOf::Repair { uscc, record },
            DraftOf::Amendment { number: "SB-20261122-0351-A3F9C2".into() },
        ] {
            assert_eq!(DraftOf::of_key(&draft.key()), Some(draft.clone()));
            assert_eq!(DraftOf::of_key(&draft.evidence_key()), None);
        }
    }
}
