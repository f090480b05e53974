//! 失信程度 of a penalty, inferred from what its sheet says (section 7 of the specification; `severity.toml`).

use xinyong_score::record::Severity;

use crate::authored::{Categories, SeverityRules};
use crate::columns::embedded;
use crate::problem::Warning;
use crate::showable;
use crate::text::comparable;

/// What joins several categories in one cell.
const JOINTS: [char; 6] = [';', '；', '、', ',', '，', '\n'];

impl Default for SeverityRules {
    /// The rules as shipped.
    fn default() -> Self {
        embedded(include_str!(concat!(env!("OUT_DIR"), "/severity.json")))
    }
}

impl SeverityRules {
    /// The severity of a penalty with these categories, this 处罚内容 and this fine in fen, if one is given. A fine of
    /// nothing is none. What was doubtful about it goes to `doubts`.
    pub(crate) fn infer<'t>(
        &self,
        categories: impl Iterator<Item = &'t str>,
        content: &str,
        fine: Option<u64>,
        mut doubts: impl FnMut(Warning),
    ) -> Severity {
        let fine = fine.filter(|&fine| fine > 0);
        let mut severity = None;
        for category in
            categories.flat_map(|cell| cell.split(JOINTS)).map(str::trim).filter(|one| !one.is_empty())
        {
            let this = self.of_category(category, content, fine, &mut doubts);
            severity = severity.max(Some(this));
        }
        if severity.is_none() {
            doubts(Warning::NoCategory);
        }
        // A fine counts as one even where its category was forgotten.
        let of_fine = fine.map(|fine| self.of_fine(fine));
        severity.map_or(Severity::General, |severity| severity.max(of_fine.unwrap_or(Severity::Minor)))
    }

    fn of_category(
        &self,
        category: &str,
        content: &str,
        fine: Option<u64>,
        doubts: &mut impl FnMut(Warning),
    ) -> Severity {
        let word = comparable(category);
        let given = || showable::word(category, self.words());
        if self.fine.is.contains(&word) {
            if fine.is_none() {
                doubts(Warning::FineWithoutAmount);
            }
            return fine.map_or(Severity::General, |fine| self.of_fine(fine));
        }
        if self.minor.hold(&word) {
            return Severity::Minor;
        }
        if self.serious.hold(&word) {
            let both = &self.suspended_or_revoked;
            let open = word.contains(&both.suspended) && word.contains(&both.revoked);
            return match (content.contains(&both.suspended), content.contains(&both.revoked)) {
                (true, false) if open => Severity::General,
                (_, false) if open => {
                    doubts(Warning::SuspendedOrRevoked { given: given() });
                    Severity::Serious
                }
                _ => Severity::Serious,
            };
        }
        if !self.general.hold(&word) {
            doubts(Warning::UnknownCategory { given: given() });
        }
        Severity::General
    }

    /// All the words that categories are known by.
    fn words(&self) -> impl Iterator<Item = &str> {
        let lists = [&self.minor, &self.general, &self.serious];
        let words = lists.into_iter().flat_map(|list| list.is.iter().chain(&list.has));
        words.chain(&self.fine.is).map(String::as_str)
    }

    fn of_fine(&self, fine: u64) -> Severity {
        if fine <= self.fine.minor_at_most { Severity::Minor } else { Severity::General }
    }
}

impl Categories {
    /// Whether a category, in comparable form, is one of these.
    fn hold(&self, word: &str) -> bool {
        self.is.iter().any(|is| comparable(is) == word)
            || self.has.iter().any(|has| word.contains(&comparable(has)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn infer(categories: &str, content: &str, fine: Option<u64>) -> (Severity, Vec<&'static str>) {
        let mut doubts = Vec::new();
        let cells = [categories].into_iter().filter(|cell| !cell.is_empty());
        let severity =
            SeverityRules::default().infer(cells, content, fine, |doubt| doubts.push(doubt.code()));
        (severity, doubts)
    }

    #[test]
    fn words_are_authored_in_the_form_in_which_they_are_compared() {
        let rules = SeverityRules::default();
        let lists = [&rules.minor, &rules.general, &rules.serious].map(|one| one.is.iter().chain(&one.has));
        let both = &rules.suspended_or_revoked;
        for word in lists.into_iter().flatten().chain(&rules.fine.is).chain([&both.suspended, &both.revoked])
        {
            assert_eq!(*word, comparable(word));
        }
    }

    #[test]
    fn severity_follows_the_worst_category() {
        let limit = SeverityRules::default().fine.minor_at_most;
        for (categories, content, fine, expected) in [
            ("警告", "", None, Severity::Minor),
            ("通报批评", "", None, Severity::Minor),
            ("警告;通报批评", "", None, Severity::Minor),
            ("罚款", "", Some(limit), Severity::Minor),
            ("罚款", "", Some(limit + 1), Severity::General),
            ("警告；罚款", "", Some(limit), Severity::Minor),
            ("警告、罚款", "", Some(limit + 1), Severity::General),
            ("警告", "", Some(limit + 1), Severity::General),
            ("警告", "", Some(0), Severity::Minor),
            ("罚款,没收违法所得", "", Some(1), Severity::General),
            ("没收违法所得、没收非法财物", "", None, Severity::General),
            ("其他", "", None, Severity::General),
            ("其他-责令改正", "", None, Severity::General),
            ("行政拘留", "", None, Severity::General),
            ("暂扣许可证件", "", None, Severity::General),
            ("降低资质等级", "", None, Severity::General),
            ("吊销许可证件", "", None, Severity::Serious),
            ("吊销营业执照", "暂扣", None, Severity::Serious),
            ("责令停产停业", "", None, Severity::Serious),
            ("责令关闭", "", None, Severity::Serious),
            ("限制开展生产经营活动", "", None, Severity::Serious),
            ("限制从业", "", None, Severity::Serious),
            ("罚款，责令停产停业", "", Some(1), Severity::Serious),
            ("暂扣或者吊销许可证、暂扣或者吊销执照", "暂扣许可证三个月", None, Severity::General),
            ("暂扣或者吊销许可证、暂扣或者吊销执照", "吊销许可证", None, Severity::Serious),
        ] {
            assert_eq!(
                infer(categories, content, fine),
                (expected, vec![]),
                "{categories} {fine:?} {content}"
            );
        }
    }

    #[test]
    fn what_is_doubtful_is_said() {
        for (categories, fine, expected, doubts) in [
            ("", None, Severity::General, vec!["no-category"]),
            ("", Some(1), Severity::General, vec!["no-category"]),
            ("；", None, Severity::General, vec!["no-category"]),
            ("罚款", None, Severity::General, vec!["fine-without-amount"]),
            ("罚款", Some(0), Severity::General, vec!["fine-without-amount"]),
            ("训诫", None, Severity::General, vec!["unknown-category"]),
            ("暂扣或者吊销许可证", None, Severity::Serious, vec!["suspended-or-revoked"]),
        ] {
            assert_eq!(infer(categories, "", fine), (expected, doubts), "{categories} {fine:?}");
        }
    }
}
