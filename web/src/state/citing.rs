//! 引用: what rests on an article: the parts of models, procedures and measures that cite it.

use xinyong_score::Model;
use xinyong_score::measures::Measures;
use xinyong_score::model::{Citation, Rule};
use xinyong_score::procedure::Procedures;

use crate::route::Route;
use crate::words::Words;

/// What cites an article within one model, the procedures or the measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Citing {
    /// What it is part of: a model's name, 办理规则, 激励与监管措施.
    pub whole: String,
    /// Each part: what it is called, and where it is shown.
    pub parts: Vec<(String, Route)>,
}

/// Everything that cites an article of a document. What a model takes over unchanged from the first one is listed there
/// only.
pub fn citing(
    document: &str,
    article: &str,
    models: &[impl AsRef<Model>],
    procedures: &Procedures,
    measures: &Measures,
    words: Words,
) -> Vec<Citing> {
    let cited = |basis: &[Citation]| {
        basis.iter().any(|citation| citation.document == document && citation.article == article)
    };
    let base = models.first().map(AsRef::as_ref);
    let of_models = models.iter().map(AsRef::as_ref).map(|model| Citing {
        whole: words.of(&model.document().name).to_string(),
        parts: of_model(model, base.filter(|base| base.id() != model.id()), &cited, words),
    });
    let of_procedures = Citing {
        whole: words.t("page.procedures").to_string(),
        parts: of_procedures(procedures, &cited, words),
    };
    let of_measures =
        Citing { whole: words.t("page.measures").to_string(), parts: of_measures(measures, &cited, words) };
    of_models.chain([of_procedures, of_measures]).filter(|citing| !citing.parts.is_empty()).collect()
}

/// What a rule is about: “行政处罚（失信程度：轻微）”.
pub fn rule_name(rule: &Rule, words: Words) -> String {
    let kind = xinyong_text::term(words.lang, rule.kind);
    if rule.when.is_always() {
        return kind;
    }
    let condition = xinyong_text::condition(words.lang, &rule.when);
    format!("{kind}{}", words.with("policy.condition", &[("condition", &condition)]))
}

fn of_model(
    model: &Model,
    base: Option<&Model>,
    cited: &impl Fn(&[Citation]) -> bool,
    words: Words,
) -> Vec<(String, Route)> {
    let document = model.document();
    let base = base.map(Model::document);
    let whole = Route::Model { id: document.id.clone() };
    let mut parts = Vec::new();
    let mut add = |basis: &[Citation], name: String| {
        if cited(basis) {
            parts.push((name, whole.clone()));
        }
    };
    add(&document.basis, words.t("policy.whole").to_string());
    if let Some(total) = &document.total {
        add(&total.basis, words.t("policy.total").to_string());
    }
    if let Some(cycle) = &document.cycle {
        add(&cycle.basis, words.t("policy.cycle").to_string());
    }
    for band in &document.bands {
        add(&band.basis, xinyong_text::term(words.lang, band.grade));
    }
    for first in &document.first_level {
        add(&first.basis, words.of(&first.name).to_string());
    }
    for second in &document.second_level {
        if base.is_none_or(|base| !base.second_level.contains(second)) {
            add(&second.basis, words.of(&second.name).to_string());
        }
    }
    for (reason, part) in &document.not_counting {
        if base.is_none_or(|base| base.not_counting.get(*reason) != Some(part)) {
            add(&part.basis, xinyong_text::term(words.lang, *reason));
        }
    }
    for notice in &document.notices {
        if base.is_none_or(|base| !base.notices.contains(notice)) {
            add(&notice.basis, words.of(&notice.text).to_string());
        }
    }
    for rule in document.rules.iter().filter(|rule| base.is_none_or(|base| !base.rules.contains(rule))) {
        let route = Route::Rule { id: document.id.clone(), rule: rule.id.clone() };
        let name = ("rule", &*rule_name(rule, words));
        if cited(&rule.basis) {
            let points = xinyong_text::signed_points(words.lang, rule.points);
            parts.push((
                words.with("policy.points_of", &[name, ("points", &points)]).to_string(),
                route.clone(),
            ));
        }
        if cited(&rule.window.basis) {
            let window = xinyong_text::window(words.lang, &rule.window);
            parts.push((words.with("policy.window_of", &[name, ("window", &window)]).to_string(), route));
        }
    }
    parts
}

fn of_procedures(
    procedures: &Procedures,
    cited: &impl Fn(&[Citation]) -> bool,
    words: Words,
) -> Vec<(String, Route)> {
    let document = procedures.document();
    let mut parts = Vec::new();
    let mut add = |basis: &[Citation], name: String| {
        if cited(basis) && !parts.iter().any(|(there, _)| *there == name) {
            parts.push((name, Route::Procedures));
        }
    };
    for term in &document.terms {
        let change = xinyong_text::term(words.lang, term.change);
        add(&term.basis, words.with("policy.term_of", &[("change", &change)]).to_string());
    }
    for set in &document.rule_sets {
        add(&set.basis, words.of(&set.name).to_string());
        for periods in &set.periods {
            let severity = xinyong_text::term(words.lang, periods.severity);
            let values = [("set", &*words.of(&set.name)), ("severity", &*severity)];
            add(&periods.basis, words.with("policy.periods_of", &values).to_string());
        }
    }
    for way in &document.ways {
        add(&way.basis, words.of(&way.text).to_string());
        for condition in &way.conditions {
            add(&condition.basis, words.of(&condition.text).to_string());
        }
        for paper in &way.papers {
            add(&paper.basis, words.of(&paper.text).to_string());
        }
    }
    for remedy in &document.remedies {
        let kind = xinyong_text::term(words.lang, remedy.kind);
        add(&remedy.basis, words.with("policy.remedy_of", &[("kind", &kind)]).to_string());
    }
    parts
}

fn of_measures(
    measures: &Measures,
    cited: &impl Fn(&[Citation]) -> bool,
    words: Words,
) -> Vec<(String, Route)> {
    let document = measures.document();
    let mut parts = Vec::new();
    let mut add = |basis: &[Citation], name: String| {
        if cited(basis) {
            parts.push((name, Route::Measures));
        }
    };
    for notice in &document.notices {
        add(&notice.basis, words.of(&notice.text).to_string());
    }
    for measure in &document.measures {
        add(&measure.basis, words.of(&measure.text).to_string());
    }
    for scenario in &document.scenarios {
        add(&scenario.basis, words.of(&scenario.name).to_string());
        for offer in &scenario.offers {
            add(&offer.basis, words.of(&offer.text).to_string());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xinyong_text::Lang;

    use super::*;

    fn found(document: &str, article: &str) -> Vec<Citing> {
        let models: Vec<Arc<Model>> = xinyong_rules::models().into_iter().map(Arc::new).collect();
        let (procedures, measures) = (xinyong_rules::procedures(), xinyong_rules::measures());
        citing(document, article, &models, &procedures, &measures, Words { lang: Lang::Zh })
    }

    #[test]
    fn an_article_leads_to_the_rules_whose_terms_it_sets_and_they_are_listed_once() {
        let found = found("hlj-2021-rules", "10");
        assert_eq!(found[0].whole, "公共信用综合评价");
        let penalty = Route::Rule { id: "heilongjiang-public".into(), rule: "penalty-minor".into() };
        assert!(found[0].parts.iter().any(|(_, route)| *route == penalty), "{found:?}");
        // The schemes of Heihe take the rules over.
        let rules = found.iter().flat_map(|citing| &citing.parts);
        assert_eq!(rules.filter(|(name, _)| name.contains("失信程度：轻微")).count(), 1);
    }

    #[test]
    fn procedures_and_measures_are_found_by_what_they_rest_on() {
        assert!(found("ndrc-2025-36", "term").iter().any(|citing| citing.whole == "办理规则"));
        assert!(found("hlj-2021", "(九)").iter().any(|citing| citing.whole == "激励与监管措施"));
        assert!(found("hlj-2021", "no such article").is_empty());
    }
}
