//! Repair in words: both clocks of a record, what can be done about it, and when.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use xinyong_score::Change;
use xinyong_score::procedure::{Condition, Requirement, Route, RuleSet};
use xinyong_score::repair::{Outlook, Outlooks, Published, Standing};

use crate::impossible::state;
use crate::{Lang, date, fill, join, term, text};

/// The first thing to say: how many records are not settled, how many can be dealt with now, and from when the
/// others.
pub fn headline(lang: Lang, outlooks: &Outlooks<'_>) -> String {
    let today = ("date", &*date(lang, outlooks.evaluation.as_of()));
    if outlooks.records.is_empty() {
        return fill(lang, "repair.none", &[today]);
    }
    let records = outlooks.records.iter();
    let unsettled: Vec<_> =
        records.filter(|outlook| !matches!(outlook.standing, Standing::Settled(_))).collect();
    if unsettled.is_empty() {
        return fill(lang, "repair.all-settled", &[today]);
    }
    let (open, later): (Vec<_>, Vec<_>) =
        unsettled.into_iter().partition(|outlook| outlook.standing.is_open());
    let count = open.len() + later.len();
    let first = later.iter().filter_map(|outlook| outlook.standing.opens_on()).min();
    let owing = open.iter().filter(|outlook| is_owing(outlook)).count();
    let mut said = vec![fill(lang, "repair.headline", &[today, ("count", &count.to_string())])];
    for (key, count) in [("repair.open-now", open.len() - owing), ("repair.open-once", owing)] {
        if count > 0 {
            said.push(fill(lang, key, &[("count", &count.to_string())]));
        }
    }
    if let Some(first) = first {
        let values = [("count", &*later.len().to_string()), ("date", &date(lang, first))];
        said.push(fill(lang, "repair.opens-later", &values));
    }
    join(lang, "join.sentences", said)
}

/// A record's clocks and where its matter stands, in one sentence.
pub fn standing(lang: Lang, outlook: &Outlook<'_>) -> String {
    let change = term(lang, outlook.way.change);
    let change = ("change", &*change);
    let standing = match outlook.standing {
        Standing::Open(_) if is_owing(outlook) => {
            let by_court = outlook.way.route == Route::Court;
            let kind = if by_court { "court" } else { outlook.record.kind.as_str() };
            text(lang, &format!("settling.{kind}")).to_owned()
        }
        Standing::Open(_) => fill(lang, "repair.open", &[change]),
        Standing::Opens(day) => fill(lang, "repair.opens", &[change, ("date", &date(lang, day))]),
        Standing::Settled(settled) => {
            let values = [("date", &*date(lang, settled.on())), ("state", &state(lang, settled))];
            fill(lang, "repair.settled", &values)
        }
    };
    fill(lang, "repair.standing", &[("clocks", &clocks(lang, outlook)), ("standing", &standing)])
}

/// Whether something is to be paid, performed or put right before anything can be applied for, so that no day alone
/// opens the way.
pub fn is_owing(outlook: &Outlook<'_>) -> bool {
    outlook.way.change == Change::LeaveList && !matches!(outlook.standing, Standing::Settled(_))
}

/// Until when a record counts, and until when it is published, without full stop.
pub fn clocks(lang: Lang, outlook: &Outlook<'_>) -> String {
    let clauses = [Some(counts(lang, outlook)), published(lang, outlook)];
    join(lang, "join.clauses", clauses.into_iter().flatten())
}

/// Until when a record counts, or why it does not, without full stop.
pub fn counts(lang: Lang, outlook: &Outlook<'_>) -> String {
    match (outlook.line.reason.counts(), outlook.line.counts_through) {
        (true, Some(day)) => fill(lang, "repair.counts-through", &[("date", &date(lang, day))]),
        (true, None) => text(lang, "repair.counts-open").to_owned(),
        (false, _) => fill(lang, "repair.counts-not", &[("reason", &term(lang, outlook.line.reason))]),
    }
}

/// Until when a record is published, without full stop. What is settled is published no longer; before the first rules
/// nothing is known.
pub fn published(lang: Lang, outlook: &Outlook<'_>) -> Option<String> {
    if matches!(outlook.standing, Standing::Settled(_)) {
        return None;
    }
    match outlook.published {
        Some(Published { at_least_through: Some(least), at_most_through: most }) => {
            let values = [("least", &*date(lang, least)), ("most", &date(lang, most))];
            Some(fill(lang, "repair.published", &values))
        }
        Some(Published { at_least_through: None, at_most_through: most }) => {
            Some(fill(lang, "repair.published-exception", &[("most", &date(lang, most))]))
        }
        None if outlook.record.kind.is_listed() => Some(text(lang, "repair.published-listed").to_owned()),
        None => None,
    }
}

/// A condition, and whether it is met, or from when, or that it is the applicant's to bring about.
pub fn condition(lang: Lang, outlook: &Outlook<'_>, condition: &Condition, met: bool) -> String {
    let text = ("text", lang.of(&condition.text));
    let by_the_date = condition.requirement == Requirement::MinimumPeriod;
    match outlook.standing.opens_on().filter(|_| by_the_date) {
        _ if met => fill(lang, "repair.condition-met", &[text]),
        Some(day) => fill(lang, "repair.condition-from", &[text, ("date", &date(lang, day))]),
        None => fill(lang, "repair.condition-yours", &[text]),
    }
}

/// What to keep in mind about one record: that its severity, and with it the periods, was inferred.
pub fn caution(lang: Lang, outlook: &Outlook<'_>) -> Option<&'static str> {
    outlook.record.severity_inferred.then(|| text(lang, "repair.severity-inferred"))
}

/// Whether something is still to be applied for on the Credit China website.
pub fn is_at_the_window(outlook: &Outlook<'_>) -> bool {
    outlook.way.route == Route::CreditChina && !matches!(outlook.standing, Standing::Settled(_))
}

/// What to keep in mind under some rules: the two clocks, the one window where something is applied for at it, which
/// rules they are and for whom they are stricter.
pub fn notes(lang: Lang, at_the_window: bool, rules: Option<&RuleSet>) -> Vec<String> {
    let mut notes = vec![text(lang, "repair.two-clocks").to_owned()];
    if at_the_window {
        notes.push(text(lang, "repair.window").to_owned());
    }
    if let Some(set) = rules {
        let values = [("rules", lang.of(&set.name)), ("date", &date(lang, set.in_force_from))];
        notes.push(fill(lang, "repair.rules", &values));
        let caveat = |caveat| fill(lang, "repair.caveat", &[("caveat", lang.of(caveat))]);
        notes.extend(set.caveat.as_ref().map(caveat));
    }
    notes
}
