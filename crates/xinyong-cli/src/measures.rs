//! `xinyong measures`: what the result brings, what is missing to the next grade, and the “信用+” scenarios.

use std::io;
use std::path::Path;
use std::sync::Arc;

use anstyle::Style;
use xinyong_rules::Document;
use xinyong_score::measures::{
    Brought, BroughtOffer, BroughtScenario, Measure, MeasureKind, NextGrade, OfferStatus, Standing,
};
use xinyong_score::model::Citation;
use xinyong_score::plan::ALTERNATIVES;
use xinyong_score::{Archive, Calendar, Date, Means, Measures, Model, Plan, Procedures, brings, evaluate};
use xinyong_text::{measures_headline, not_in_force, points, standing, term, text};

use crate::archives::{Form, Show, show_all};
use crate::args::Asked;
use crate::console::{BAD, Console, FAINT, GOOD, MARK, STRONG};
use crate::exit::Exit;
use crate::models;
use crate::score::{cited, mark, notices_of};
use crate::table::{Align, Table};

/// Shows what the results of the archives of a file bring.
pub(crate) fn show(console: &Console, file: &Path, asked: &Asked) -> io::Result<Exit> {
    let (model, as_of) = match models::asked(console, asked) {
        Ok(asked) => asked,
        Err(exit) => return Ok(exit),
    };
    let measures = xinyong_rules::measures();
    let schemes = measures.document().schemes().filter_map(xinyong_rules::model).map(Arc::new).collect();
    let bringing = Bringing {
        console,
        model,
        as_of,
        measures,
        schemes,
        procedures: xinyong_rules::procedures(),
        calendar: xinyong_rules::calendar(),
        documents: xinyong_rules::documents(),
    };
    show_all(console, &[file.to_owned()], &bringing)
}

struct Bringing<'a> {
    console: &'a Console,
    model: Arc<Model>,
    as_of: Date,
    measures: Measures,
    /// The models of the schemes that scenarios follow.
    schemes: Vec<Arc<Model>>,
    procedures: Procedures,
    calendar: Calendar,
    documents: Vec<Document>,
}

impl Show for Bringing<'_> {
    fn heading(&self) -> String {
        String::new()
    }

    fn footing(&self) -> String {
        let of_model = self.model.document().notices.iter();
        let notices = of_model.chain(&self.measures.document().notices);
        notices_of(self.console, notices, &self.documents).trim_start().to_owned()
    }

    fn show(&self, archive: Arc<Archive>, form: Form) -> Result<Vec<u8>, Vec<String>> {
        let evaluation = evaluate(&archive, &self.model, self.as_of)
            .map_err(|error| vec![not_in_force(self.console.lang, &error)])?;
        let scheme = |id: &str| self.schemes.iter().find(|model| model.id() == id).cloned();
        let Self { model, procedures, calendar, .. } = self;
        let means = Means {
            archive: &archive,
            model,
            procedures,
            calendar,
            further: &[],
            alternatives: ALTERNATIVES,
        };
        let brought = brings(&evaluation, &self.measures, &scheme).with_plan(means);
        form.of(&brought, || self.whole(self.page(&brought), form))
    }
}

impl Bringing<'_> {
    fn page(&self, brought: &Brought<'_>) -> String {
        let (console, lang) = (self.console, self.console.lang);
        let entity = brought.evaluation.archive().entity();
        let mut page = format!("{}  {}\n\n", console.paint(STRONG, &entity.name), entity.uscc);
        page += &measures_headline(lang, brought);
        page.push('\n');
        page += &console.section("measures.now", &self.listed(&brought.now));
        if let Some(next) = &brought.next {
            page += &self.next(next);
        }
        let scenarios: Vec<String> =
            brought.scenarios.iter().map(|scenario| self.scenario(brought, scenario)).collect();
        page += &console.section("measures.scenarios", &scenarios.join("\n"));
        page + "\n"
    }

    fn next(&self, next: &NextGrade<'_>) -> String {
        let (console, lang) = (self.console, self.console.lang);
        let values = [("grade", &*term(lang, next.grade)), ("points", &points(lang, next.points_away))];
        let title = console.paint(STRONG, &console.say("measures.next", &values));
        let part = |key: &str, measures: &[&Measure]| {
            if measures.is_empty() {
                return String::new();
            }
            format!("  {}\n{}", console.paint(FAINT, &console.say(key, &[])), self.listed(measures))
        };
        let way = next.plan.as_deref().map(|plan| self.way(plan)).unwrap_or_default();
        format!("\n{title}\n{way}{}{}", part("measures.adds", &next.adds), part("measures.ends", &next.ends))
    }

    /// Which actions away the next grade is.
    fn way(&self, plan: &Plan) -> String {
        let mut table = Table::new([Align::Left]);
        table.styled([(MARK, xinyong_text::plan::headline(self.console.lang, plan))]);
        if plan.is_reachable() {
            for action in &plan.best().actions {
                table.row([xinyong_text::plan::step(self.console.lang, plan, action)]);
            }
        }
        table.text(self.console, "  ")
    }

    /// Measures by name, and once below them what they rest on.
    fn listed(&self, measures: &[&Measure]) -> String {
        let (console, lang) = (self.console, self.console.lang);
        let mut table = Table::new([Align::Left, Align::Left, Align::Left]);
        let mut basis: Vec<Citation> = Vec::new();
        for measure in measures {
            let style = match measure.kind {
                MeasureKind::Incentive => GOOD,
                MeasureKind::Supervision => BAD,
            };
            table.styled([
                (style, term(lang, measure.kind)),
                (STRONG, lang.of(&measure.name).to_owned()),
                (Style::new(), lang.of(&measure.text).to_owned()),
            ]);
            basis.extend_from_slice(&measure.basis);
        }
        basis.sort();
        basis.dedup();
        let basis = console.paint(FAINT, &cited(console, &basis, &self.documents));
        format!("{}    {basis}\n", table.text(console, "    "))
    }

    fn scenario(&self, brought: &Brought<'_>, found: &BroughtScenario<'_>) -> String {
        let (console, lang) = (self.console, self.console.lang);
        let name = console.paint(STRONG, lang.of(&found.scenario.name));
        let said = |offer| standing(lang, brought, found, offer) + text(lang, "join.stop").trim_end();
        // Whom a scenario is for is said once, not with every offer.
        let not_for = found.offers.iter().find(|offer| offer.standing.status() == OfferStatus::NotForEntity);
        if let Some(offer) = not_for {
            let basis = console.paint(FAINT, &cited(console, &found.scenario.basis, &self.documents));
            return format!("  {name}\n    {}\n      {basis}\n", console.paint(FAINT, &said(offer)));
        }
        let offers = found.offers.iter().map(|offer| self.offer(offer, &said(offer)));
        format!("  {name}\n{}", offers.collect::<String>())
    }

    fn offer(&self, found: &BroughtOffer<'_>, said: &str) -> String {
        let (console, offer) = (self.console, found.offer);
        let style = if found.standing == Standing::Available { GOOD } else { BAD };
        let mark = console.paint(MARK, &mark(console, offer.from.as_ref().map(|from| from.provenance)));
        let basis = console.paint(FAINT, &cited(console, &offer.basis, &self.documents));
        let said = format!("{}  {mark}", console.paint(style, said));
        format!("    {}\n      {}\n      {basis}\n", console.lang.of(&offer.text), said.trim_end())
    }
}
