//! Repair in words: both clocks of a record, what can be done about it, and when.

use xinyong_score::Date;
use xinyong_score::procedure::{Condition, Requirement, RuleSet};
use xinyong_score::repair::{Outlook, Outlooks, Published, Standing};

use crate::scenario::state;
use crate::{Lang, date, fill, join, term, text};

/// The first thing to say: how many records are not settled, how many can be dealt with now, and from when the
/// others.
pub fn headline(lang: Lang, outlooks: &Outlooks<'_>) -> String {
    let today = ("date", &*date(lang, outlooks.evaluation.as_of()));
    if outlooks.records.is_empty() {
        return fill(lang, "repair.none", &[today]);
    }
    let unsettled = outlooks.records.iter().map(|outlook| outlook.standing);
    let unsettled: Vec<Standing> =
        unsettled.filter(|standing| !matches!(standing, Standing::Settled(_))).collect();
    if unsettled.is_empty() {
        return fill(lang, "repair.all-settled", &[today]);
    }
    let opens_later = |standing: &Standing| standing.opens_on().filter(|_| !standing.is_open());
    let later: Vec<Date> = unsettled.iter().filter_map(opens_later).collect();
    let open = unsettled.iter().filter(|standing| standing.is_open()).count();
    let mut said = vec![fill(lang, "repair.headline", &[today, ("count", &unsettled.len().to_string())])];
    if open > 0 {
        said.push(fill(lang, "repair.open-now", &[("count", &open.to_string())]));
    }
    if let Some(&first) = later.iter().min() {
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
        Standing::Open(_) => fill(lang, "repair.open", &[change]),
        Standing::Opens(day) => fill(lang, "repair.opens", &[change, ("date", &date(lang, day))]),
        Standing::Settled(settled) => {
            let values = [("date", &*date(lang, settled.on())), ("state", &state(lang, settled))];
            fill(lang, "repair.settled", &values)
        }
    };
    fill(lang, "repair.standing", &[("clocks", &clocks(lang, outlook)), ("standing", &standing)])
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

/// What to keep in mind under some rules: the two clocks, the one window, which rules they are and for whom they are
/// stricter.
pub fn notes(lang: Lang, rules: Option<&RuleSet>) -> Vec<String> {
    let mut notes = vec![text(lang, "repair.two-clocks").to_owned(), text(lang, "repair.window").to_owned()];
    if let Some(set) = rules {
        let values = [("rules", lang.of(&set.name)), ("date", &date(lang, set.in_force_from))];
        notes.push(fill(lang, "repair.rules", &values));
        let caveat = |caveat| fill(lang, "repair.caveat", &[("caveat", lang.of(caveat))]);
        notes.extend(set.caveat.as_ref().map(caveat));
    }
    notes
}
