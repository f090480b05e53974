//! 等级标识: a grade's letter in its colour. The letter is always there; the colour never stands alone.

use xinyong_score::model::Grade;
use yew::prelude::*;

use crate::words::Words;

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

/// A square badge with the letter of a grade.
pub fn grade_badge(grade: Grade, words: Words) -> Html {
    badge(grade, None, words)
}

/// The same at twice the size, beside the dial.
pub fn large_grade_badge(grade: Grade, words: Words) -> Html {
    badge(grade, Some("badge--large"), words)
}

fn badge(grade: Grade, size: Option<&'static str>, words: Words) -> Html {
    html! {
        <span
            class={classes!("badge", grade_class(grade), size)}
            role="img"
            aria-label={xinyong_text::term(words.lang, grade)}
        >
            { grade.as_str() }
        </span>
    }
}
