//! What the engines that people would use instead are asked: archives, what is prepared of them for an engine that does
//! not read archives, what comes out, and one question for a plan. Everything is invented.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use xinyong_rules::{calendar, procedures};
use xinyong_score::model::{Grade, Rule};
use xinyong_score::plan::{ALTERNATIVES, Outcome};
use xinyong_score::record::{Attribute, Detail};
use xinyong_score::{
    Archive, Calendar, Date, Evaluation, Goal, Line, Means, Model, Plan, Points, Procedures, Reason, Record,
    Status, evaluate, plan,
};

use crate::archives::{archive, enterprise, random_archive};

/// The day that is asked about.
pub const AS_OF: &str = "2026-11-22";

/// How many different archives there are; a larger population repeats them.
pub const DIFFERENT: u64 = 10_000;

/// How many of them are asked about one by one.
pub const SAMPLE: usize = 200;

/// How many adverse records the archive has that a plan is made for.
const ADVERSE: usize = 40;

/// The texts of the archives.
pub fn texts() -> Vec<String> {
    (0..DIFFERENT).map(random_archive).collect()
}

/// The day that is asked about, and of every record that counts on some day: what rules ask of it, and the first and
/// the last day that it counts, all days as numbers.
///
/// # Panics
///
/// If the model is in force on no day.
pub fn facts(archive: &Arc<Archive>, model: &Arc<Model>, as_of: Date) -> Value {
    // On the last day of all, everything is decided, and what ends is over.
    let in_the_end = evaluate(archive, model, Date::MAX).expect("the model is in force");
    let records: Vec<Value> =
        in_the_end.lines().iter().filter_map(|line| record_facts(&in_the_end, line)).collect();
    json!({ "day": number(as_of), "records": records })
}

fn record_facts(evaluation: &Evaluation, line: &Line) -> Option<Value> {
    evaluation.rule(line)?;
    let through = match line.reason {
        Reason::Counted | Reason::Capped => Date::MAX,
        _ => line.counts_through?,
    };
    let record = evaluation.record(line)?;
    let from = match record.status {
        Status::Confirmed(day) => record.date.max(day),
        _ => record.date,
    };
    let written = json!(record);
    let attribute = record.kind.attribute().map(Attribute::as_str);
    let asked = ["kind"].into_iter().chain(attribute);
    let mut facts: Map<String, Value> =
        asked.map(|field| (field.to_owned(), written[field].clone())).collect();
    facts.insert("from".into(), number(from).into());
    facts.insert("through".into(), number(through).into());
    Some(facts.into())
}

/// A day as the number of days since 1970 began.
fn number(day: Date) -> i64 {
    day.days_since(date("1970-01-01"))
}

/// A question for a plan: an entity with many adverse records wants a better grade.
pub struct PlanQuestion {
    model: Arc<Model>,
    archive: Arc<Archive>,
    procedures: Procedures,
    calendar: Calendar,
    as_of: Date,
    goal: Goal,
}

impl PlanQuestion {
    /// The question about an archive with records of every sort that takes points and can be helped in time, in turn.
    ///
    /// # Panics
    ///
    /// If the model has no such sort.
    pub fn new(model: Arc<Model>) -> Self {
        let mut question = Self {
            archive: archive(enterprise(), Vec::new()),
            model,
            procedures: procedures(),
            calendar: calendar(),
            as_of: date("2026-06-15"),
            goal: Goal { grade: Grade::C, by: date("2026-12-31") },
        };
        let record = |rule: &Rule| Record::new("", rule.kind, detail(rule), date("2026-01-05"));
        let adverse = question.model.document().rules.iter().filter(|rule| rule.points.is_negative());
        let sorts: Vec<Record> = adverse.map(record).filter(|record| question.is_open(record)).collect();
        let records = (0..).zip(sorts.iter().cycle().take(ADVERSE)).map(|(at, sort)| Record {
            id: format!("r-{at}"),
            date: sort.date.plus_days(at),
            ..sort.clone()
        });
        question.archive = archive(enterprise(), records.collect());
        question
    }

    /// The project's own answer.
    ///
    /// # Panics
    ///
    /// If the question cannot be asked.
    pub fn answer(&self) -> Plan {
        plan(self.means(), self.as_of, self.goal).expect("a plan")
    }

    /// The best way alone.
    ///
    /// # Panics
    ///
    /// If the question cannot be asked.
    pub fn best(&self) -> Plan {
        plan(Means { alternatives: 0, ..self.means() }, self.as_of, self.goal).expect("a plan")
    }

    fn means(&self) -> Means<'_> {
        Means {
            archive: &self.archive,
            model: &self.model,
            procedures: &self.procedures,
            calendar: &self.calendar,
            further: &[],
            alternatives: ALTERNATIVES,
        }
    }

    /// The question as JSON: as the project's own package takes it; and for a solver, the points that are wanted, and
    /// every record that counts on the day of the goal, with its points. All of them can be helped in time. The answer,
    /// to be compared, is how many actions each way has.
    ///
    /// # Panics
    ///
    /// If the question cannot be asked.
    pub fn document(&self) -> Value {
        let Goal { grade, by } = self.goal;
        let waiting = evaluate(&self.archive, &self.model, by).expect("the model is in force");
        let counting = waiting.lines().iter().filter(|line| line.reason.counts());
        let records: Vec<Value> = counting
            .filter_map(|line| waiting.rule(line))
            .map(|rule| json!({ "indicator": rule.indicator, "points": rule.points }))
            .collect();
        let Outcome::Reachable { best, alternatives } = self.answer().outcome else {
            panic!("there is a way to grade {grade}")
        };
        let ways: Vec<usize> =
            [&best].into_iter().chain(&alternatives).map(|way| way.actions.len()).collect();
        let wanted = self.model.band_of(grade).map_or(Points::ZERO, |band| band.at_least);
        json!({
            "archive": *self.archive,
            "request": { "grade": grade, "by": by, "as_of": self.as_of },
            "wanted": wanted,
            "records": records,
            "ways": ways,
        })
    }

    /// Whether something can be done about a record that takes effect by the day of the goal.
    fn is_open(&self, record: &Record) -> bool {
        let decided = || {
            let change = self.procedures.way(record)?.change;
            let opens_on = self.procedures.opens(record, self.as_of)?;
            self.procedures.decided_by(change, opens_on, &self.calendar)
        };
        decided().is_some_and(|decided| decided.date <= self.goal.by)
    }
}

/// What makes a record one that a rule is for.
fn detail(rule: &Rule) -> Option<Detail> {
    let when = &rule.when;
    let word = [
        when.severity.map(Detail::Severity),
        when.list.map(Detail::List),
        when.level.map(Detail::Level),
        when.extent.map(Detail::Extent),
        when.amount.map(|range| Detail::Amount(range.at_least)),
        when.months.map(|range| Detail::Months(range.at_least)),
        when.hours.map(|range| Detail::Hours(range.at_least)),
    ];
    word.into_iter().flatten().next().or_else(|| {
        // The rule is for every value: any will do.
        let attribute = rule.kind.attribute()?;
        match attribute.words() {
            Some(words) => words.first().and_then(|word| Detail::from_word(attribute, word)),
            None => Detail::from_number(attribute, 0),
        }
    })
}

fn date(text: &str) -> Date {
    text.parse().expect("a day")
}
