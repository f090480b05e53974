//! 等级标识: a grade's letter in its colour. The letter is always there; the colour never stands alone.

use xinyong_score::model::Grade;
use yew::prelude::*;

use crate::words::use_words;

/// The class that gives an element the colours of a grade.
pub fn grade_class(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "grade-a",
        Grade::B => "grade-b",
        Grade::C => "grade-c",
        Grade::D => "grade-d",
        Grade::E => "grade-e",
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub grade: Grade,
    /// Twice the size, beside the dial.
    #[prop_or_default]
    pub large: bool,
}

/// A square badge with the letter of a grade.
#[component]
pub fn GradeBadge(props: &Props) -> Html {
    let words = use_words();
    let label = xinyong_text::term(words.lang, props.grade);
    html! {
        <span
            class={classes!("badge", grade_class(props.grade), props.large.then_some("badge--large"))}
            role="img"
            aria-label={label}
        >
            { props.grade.as_str() }
        </span>
    }
}
