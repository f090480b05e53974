//! From a row to a record, or to everything that is wrong with the row.

use xinyong_score::archive::Category;
use xinyong_score::record::Detail;
use xinyong_score::uscc::{self, CodeCategory, NotAUscc, Verdict};
use xinyong_score::{Date, Record, RecordKind, Status, Uscc};

use crate::amount::{self, NotAnAmount};
use crate::authored::{Field, SeverityRules, Vocabulary};
use crate::columns::{Columns, Heading};
use crate::date::{self, DateSystem};
use crate::identity::{has_number, is_identity_number, without_numbers};
use crate::problem::{Column, Error, Warning};
use crate::row::{Row, Value};
use crate::showable;
use crate::text::{half_width, one_line};

/// What became of a row.
pub(crate) enum Outcome {
    /// A natural person's: nothing of it is kept.
    NaturalPerson,
    /// Everything that is wrong with it, and what is odd about it besides.
    Errors(Vec<(Option<Column>, Error)>, Vec<(Option<Column>, Warning)>),
    /// A record, and what is odd about it.
    Entry(Box<Entry>, Vec<(Option<Column>, Warning)>),
}

/// What one row says: a record, and whose it is.
pub(crate) struct Entry {
    pub(crate) uscc: Uscc,
    pub(crate) name: String,
    pub(crate) category: Option<Category>,
    pub(crate) legal_representative: Option<String>,
    /// Its id is given when all rows are known.
    pub(crate) record: Record,
}

/// Whose row it is, as far as its code can be read.
pub(crate) fn entity(heading: &Heading, row: &Row) -> Option<Uscc> {
    heading.columns_of(Field::Code).iter().find_map(|&at| match row.get(at) {
        Value::Text(text) => code_of(text),
        _ => None,
    })
}

/// The code that a text is. A person's number is none.
fn code_of(text: &str) -> Option<Uscc> {
    if is_identity_number(text) { None } else { uscc::tidy(text).parse().ok() }
}

/// Whether there is a digit in a text; in a name there is none.
fn has_digit(text: &str) -> bool {
    half_width(text).contains(|c: char| c.is_ascii_digit())
}

/// Reads one row.
pub(crate) fn read(
    columns: &Columns,
    rules: &SeverityRules,
    heading: &Heading,
    system: DateSystem,
    row: &Row,
) -> Outcome {
    let mut reader = Reader { columns, heading, system, row, errors: Vec::new(), warnings: Vec::new() };
    if reader.is_natural_person() {
        return Outcome::NaturalPerson;
    }
    let entry = reader.entry(rules);
    match entry {
        Some(entry) if reader.errors.is_empty() => Outcome::Entry(Box::new(entry), reader.warnings),
        _ => Outcome::Errors(reader.errors, reader.warnings),
    }
}

struct Reader<'a> {
    columns: &'a Columns,
    heading: &'a Heading,
    system: DateSystem,
    row: &'a Row,
    errors: Vec<(Option<Column>, Error)>,
    warnings: Vec<(Option<Column>, Warning)>,
}

impl<'a> Reader<'a> {
    /// Whether the row is a natural person's: its sheet or 行政相对人类别 says so; or that does not say otherwise, and it
    /// has a person's number where a code should be, or a person's papers and no number of an organisation at all.
    fn is_natural_person(&self) -> bool {
        let subjects = &self.vocabulary().subjects;
        let subject = self.peek(Field::Subject);
        if self.columns.layout(self.heading.layout).natural_persons
            || subjects.natural_person.iter().any(|word| word == subject)
        {
            return true;
        }
        let is_entity =
            subjects.individual_business.iter().chain(&subjects.organisation).any(|word| word == subject);
        if is_entity {
            return false;
        }
        let is_persons = |(_, value): (usize, Value<'_>)| match value {
            Value::Text(text) => is_identity_number(text),
            Value::Number(_) | Value::Unreadable(_) => false,
        };
        self.cells(Field::Code).any(is_persons)
            || (entity(self.heading, self.row).is_none()
                && !self.peek(Field::Identity).is_empty()
                && self.peek(Field::OtherCode).is_empty())
    }

    /// Reads every field, so that everything wrong with the row is found.
    fn entry(&mut self, rules: &SeverityRules) -> Option<Entry> {
        let name = self.required_text(Field::Name);
        let uscc = self.code();
        let date = self.decided_on();
        let authority = self.text(Field::Authority);
        let document_no = self.document_no();
        let title = self.text(Field::Title);
        let kind = self.columns.layout(self.heading.layout).kind;
        let detail = (kind == RecordKind::AdministrativePenalty).then(|| self.severity(rules));
        self.amount(Field::Confiscated);
        let status = self.status(date);
        self.check_ends(date);
        self.check_repair_state();
        self.check_subject();

        let uscc = uscc?;
        let category = self.category(uscc);
        // Behind an individual business stands a natural person, whose name is not kept.
        let is_individual = category == Some(Category::IndividualBusiness) || self.is_individual_business();
        let legal_representative = if is_individual { None } else { self.legal_representative() };
        let record = Record {
            severity_inferred: detail.is_some(),
            authority,
            document_no,
            title,
            status: status?,
            ..Record::new("", kind, detail, date?)
        };
        Some(Entry { uscc, name: name?, category, legal_representative, record })
    }

    fn vocabulary(&self) -> &'a Vocabulary {
        &self.columns.vocabulary
    }

    /// The cells of a field that hold something, best column first.
    fn cells(&self, field: Field) -> impl Iterator<Item = (usize, Value<'a>)> + use<'a> {
        let (row, nothing) = (self.row, &self.columns.vocabulary.nothing);
        self.heading.columns_of(field).iter().map(|&at| (at, row.get(at))).filter(|(_, value)| match value {
            Value::Text(text) => {
                !text.is_empty() && !nothing.iter().any(|word| word.eq_ignore_ascii_case(text))
            }
            Value::Number(_) | Value::Unreadable(_) => true,
        })
    }

    /// The characters of a field, whatever they are.
    fn peek(&self, field: Field) -> &'a str {
        self.cells(field).next().map_or("", |(_, value)| value.text())
    }

    /// The first readable cell of a field; one that is not readable is an error.
    fn first(&mut self, field: Field) -> Option<(usize, Value<'a>)> {
        let (at, value) = self.cells(field).next()?;
        if let Value::Unreadable(text) = value {
            self.error_at(at, Error::Unreadable { given: showable::failure(text) });
            return None;
        }
        Some((at, value))
    }

    /// The text of a field, without the numbers of persons that have slipped into it. If it was nothing else, there is
    /// none.
    fn text(&mut self, field: Field) -> Option<String> {
        let (at, value) = self.first(field)?;
        self.warn_of_number(at, value);
        let text = one_line(&without_numbers(value.text()));
        Some(text).filter(|text| text.chars().any(char::is_alphanumeric) && !is_identity_number(value.text()))
    }

    /// 文号. One with a person's number in it is left out: with the number struck out, it would be like others.
    fn document_no(&mut self) -> Option<String> {
        let (at, value) = self.first(Field::DocumentNo)?;
        self.warn_of_number(at, value);
        Some(one_line(value.text())).filter(|text| !text.is_empty() && !has_number(text))
    }

    fn warn_of_number(&mut self, at: usize, value: Value<'_>) {
        if has_number(value.text()) {
            self.warnings.push((self.column(at), Warning::PersonsNumber));
        }
    }

    fn required_text(&mut self, field: Field) -> Option<String> {
        let errors = self.errors.len();
        let text = self.text(field);
        if text.is_none() && self.errors.len() == errors {
            self.error(field, Error::Empty);
        }
        text
    }

    fn code(&mut self) -> Option<Uscc> {
        let errors = self.errors.len();
        let Some((at, value)) = self.first(Field::Code) else {
            if self.errors.len() == errors {
                self.error(Field::Code, Error::NoCode { placeholder: false });
            }
            return None;
        };
        let text = match value {
            Value::Number(_) => {
                self.error_at(at, Error::CodeAsNumber);
                return None;
            }
            Value::Text(text) if is_identity_number(text) => {
                self.error_at(at, Error::NoCode { placeholder: false });
                return None;
            }
            Value::Text(text) | Value::Unreadable(text) => uscc::tidy(text),
        };
        match text.parse::<Uscc>() {
            Ok(code) => {
                if code.verdict() == Verdict::CheckDigit {
                    self.warnings.push((self.column(at), Warning::CheckDigit { given: code }));
                }
                Some(code)
            }
            Err(NotAUscc::NoCode) => {
                self.error_at(at, Error::NoCode { placeholder: true });
                None
            }
            Err(why) => {
                self.error_at(at, Error::MalformedCode { given: showable::code(&text), why });
                None
            }
        }
    }

    fn decided_on(&mut self) -> Option<Date> {
        let errors = self.errors.len();
        let Some((at, value)) = self.first(Field::DecidedOn) else {
            if self.errors.len() == errors {
                self.error(Field::DecidedOn, Error::Empty);
            }
            return None;
        };
        let day = self.day(value).filter(|day| !self.vocabulary().no_end_dates.contains(day));
        if day.is_none() {
            self.error_at(at, Error::NotADate { given: showable::number(value.text()) });
        }
        day
    }

    fn day(&self, value: Value<'_>) -> Option<Date> {
        // Only a workbook's own numbers count from the workbook's own day.
        let system = if matches!(value, Value::Number(_)) { self.system } else { DateSystem::default() };
        date::day(&half_width(value.text()), system)
    }

    fn amount(&mut self, field: Field) -> Option<u64> {
        let (at, value) = self.first(field)?;
        let given = || showable::number(value.text());
        match amount::fen(&half_width(value.text())) {
            Ok(fen) => Some(fen),
            Err(NotAnAmount::Form) => {
                self.error_at(at, Error::NotAnAmount { given: given() });
                None
            }
            Err(NotAnAmount::TooFine) => {
                self.error_at(at, Error::TooManyDecimals { given: given() });
                None
            }
        }
    }

    fn severity(&mut self, rules: &SeverityRules) -> Detail {
        let fine = self.amount(Field::Fine);
        let has_fine_column = !self.heading.columns_of(Field::Fine).is_empty();
        let content = self.peek(Field::Content);
        let mut doubts = Vec::new();
        let cells: Vec<&str> = self.cells(Field::Category).map(|(_, value)| value.text()).collect();
        let severity = rules.infer(cells.into_iter(), content, fine, |doubt| doubts.push(doubt));
        for doubt in doubts {
            let field = match doubt {
                // A sheet that lacks the column is reported once, not with every row.
                Warning::FineWithoutAmount if !has_fine_column => continue,
                Warning::FineWithoutAmount => Field::Fine,
                _ => Field::Category,
            };
            self.warnings.push((self.heading.name_of(field), doubt));
        }
        Detail::Severity(severity)
    }

    fn status(&mut self, date: Option<Date>) -> Option<Status> {
        let Some((at, value)) = self.first(Field::Status) else { return Some(Status::Active) };
        let given = half_width(value.text());
        let known = self.columns.statuses(self.heading.layout)?;
        let is = |words: &[String]| words.iter().any(|word| *word == given);
        if is(&known.active) {
            return Some(Status::Active);
        }
        if is(&known.withdrawn) {
            let taken_as = date?;
            let given = showable::line(&given);
            self.warnings.push((self.column(at), Warning::WithdrawnOnUnknownDay { given, taken_as }));
            return Some(Status::Revoked(taken_as));
        }
        let warning = if is(&known.objection) {
            Warning::UnderObjection
        } else if is(&known.other) {
            Warning::OtherStatus
        } else {
            let known = [&known.active, &known.withdrawn, &known.objection, &known.other];
            let known: Vec<String> = known.into_iter().flatten().cloned().collect();
            let given = showable::word(&given, known.iter().map(String::as_str));
            self.error_at(at, Error::UnknownStatus { given, known });
            return None;
        };
        self.warnings.push((self.column(at), warning));
        Some(Status::Active)
    }

    /// Terms are not kept, but one that cannot be right tells of a row that was shifted or mistyped.
    fn check_ends(&mut self, decided: Option<Date>) {
        for (at, value) in self.cells(Field::EndsOn) {
            let vocabulary = self.vocabulary();
            if vocabulary.no_end_words.iter().any(|word| word == value.text()) {
                continue;
            }
            let warning = match (self.day(value), decided) {
                (None, _) => Warning::EndNotADate { given: showable::number(value.text()) },
                (Some(ends), Some(decided)) if ends < decided && !vocabulary.no_end_dates.contains(&ends) => {
                    Warning::EndsBeforeDecision { ends, decided }
                }
                _ => continue,
            };
            self.warnings.push((self.column(at), warning));
        }
    }

    fn check_repair_state(&mut self) {
        if let Some((at, value)) = self.cells(Field::RepairState).next()
            && !self.vocabulary().repair.none.iter().any(|word| word == value.text())
        {
            let known = self.vocabulary().repair.none.iter().map(String::as_str);
            let given = showable::word(value.text(), known);
            self.warnings.push((self.column(at), Warning::RepairStateUnread { given }));
        }
    }

    /// Whether 行政相对人类别 says so.
    fn is_individual_business(&self) -> bool {
        let subject = self.peek(Field::Subject);
        self.vocabulary().subjects.individual_business.iter().any(|word| word == subject)
    }

    fn check_subject(&mut self) {
        let subjects = &self.vocabulary().subjects;
        let known = [&subjects.natural_person, &subjects.individual_business, &subjects.organisation];
        let Some((at, value)) = self.cells(Field::Subject).next() else { return };
        // A natural person's row has been skipped.
        if !known.into_iter().flatten().any(|word| word == value.text()) {
            let given = showable::word(value.text(), known.into_iter().flatten().map(String::as_str));
            self.warnings.push((self.column(at), Warning::UnknownSubject { given }));
        }
    }

    /// What the code says; where it leaves that open, what 行政相对人类别 says.
    fn category(&self, code: Uscc) -> Option<Category> {
        match code.category() {
            CodeCategory::Enterprise => Some(Category::Enterprise),
            CodeCategory::IndividualBusiness => Some(Category::IndividualBusiness),
            CodeCategory::Cooperative => Some(Category::Cooperative),
            CodeCategory::Institution => Some(Category::Institution),
            CodeCategory::SocialOrganisation => Some(Category::SocialOrganisation),
            CodeCategory::RuralCollective | CodeCategory::Other => {
                self.is_individual_business().then_some(Category::IndividualBusiness)
            }
        }
    }

    fn legal_representative(&mut self) -> Option<String> {
        self.cells(Field::LegalRepresentative)
            .map(|(_, value)| one_line(value.text()))
            .find(|name| !name.is_empty() && !has_number(name) && !has_digit(name))
    }

    fn column(&self, at: usize) -> Option<Column> {
        self.heading.columns.get(at).cloned()
    }

    fn error_at(&mut self, at: usize, error: Error) {
        self.errors.push((self.column(at), error));
    }

    fn error(&mut self, field: Field, error: Error) {
        self.errors.push((self.heading.name_of(field), error));
    }
}
