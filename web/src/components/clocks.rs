//! 两个期限: how long a record counts and how long it is published, on one line of time.

use xinyong_score::Date;
use xinyong_score::repair::{Outlook, Published};
use yew::prelude::*;

use crate::hooks::{use_session, use_width};
use crate::ui::letters;
use crate::ui::px::px;
use crate::words::{Words, use_words};

const LABEL: f64 = 20.0;
const BAR: f64 = 16.0;
const GAP: f64 = 10.0;
const ROW: f64 = 22.0;
/// How far the picture goes on where an end is not known, in months.
const OPEN_END: u32 = 12;

/// How long a record counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    /// It never did.
    Never,
    /// Its last day.
    Through(Date),
    /// For as long as it is listed.
    WhileListed,
}

/// What the picture shows. All of it follows from the outlook.
#[derive(Debug, Clone, PartialEq)]
pub struct Clocks {
    /// The day of the record, from which both run.
    pub from: Date,
    /// The day it is asked about.
    pub as_of: Date,
    /// The first day on which something can be applied for.
    pub opens_on: Option<Date>,
    /// How long it counts.
    pub counts: Counts,
    /// Until when it is published; none for as long as it is listed.
    pub published: Option<Published>,
    /// Whether it is published for as long as it is listed.
    pub listed: bool,
    /// The same in words.
    pub said: AttrValue,
}

impl Clocks {
    /// The clocks of a record.
    pub fn of(outlook: &Outlook<'_>, as_of: Date, words: Words) -> Self {
        let line = &outlook.line;
        let counts = match line.counts_through {
            Some(through) => Counts::Through(through),
            None if line.reason.counts() => Counts::WhileListed,
            None => Counts::Never,
        };
        Self {
            from: outlook.record.date,
            as_of,
            opens_on: outlook.standing.opens_on(),
            counts,
            published: outlook.published,
            listed: outlook.record.kind.is_listed(),
            said: xinyong_text::repair::standing(words.lang, outlook).into(),
        }
    }

    /// The days that are marked, in order, each with the key of its words.
    fn marks(&self) -> Vec<(Date, &'static str)> {
        let mut marks = vec![(self.as_of, "repair.mark_today")];
        marks.extend(self.opens_on.map(|day| (day, "repair.mark_opens")));
        if let Counts::Through(through) = self.counts {
            marks.push((through, "repair.mark_counts"));
        }
        if let Some(published) = self.published {
            marks.extend(published.at_least_through.map(|day| (day, "repair.mark_least")));
            marks.push((published.at_most_through, "repair.mark_most"));
        }
        marks.sort_by_key(|(day, _)| *day);
        marks
    }

    /// The last day shown.
    fn to(&self) -> Date {
        let last = self.marks().last().map_or(self.as_of, |(day, _)| *day);
        let open = self.counts == Counts::WhileListed || (self.listed && self.published.is_none());
        if open { last.max(self.as_of.plus_months(OPEN_END)) } else { last }
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub clocks: Clocks,
}

/// The picture: a bar for each clock, and every day that matters with its date.
#[component]
pub fn ClocksPicture(props: &Props) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let width = use_width(&node);
    let scale = letters::scale(use_session().large_type);
    html! { <div class="clocks" ref={node}>{ picture(&props.clocks, width, scale, words) }</div> }
}

fn picture(clocks: &Clocks, width: f64, scale: f64, words: Words) -> Html {
    let marks = clocks.marks();
    // Words that are wider than the page make the picture wider, and all of it is shown smaller: what it says stands
    // under it as well.
    let longest = marks.iter().map(|mark| letters::room(&mark_words(*mark, words), scale));
    let width = longest.fold(width, f64::max);
    let (from, to) = (clocks.from.min(clocks.as_of), clocks.to());
    #[expect(clippy::cast_precision_loss, reason = "a few thousand days")]
    let x = |day: Date| {
        let along = day.days_since(from) as f64 / to.days_since(from).max(1) as f64;
        1.0 + along.clamp(0.0, 1.0) * (width - 2.0)
    };
    let lane = |at: f64| LABEL * scale + at * (LABEL * scale + BAR + GAP);
    let axis = lane(2.0) - LABEL * scale;
    let height = axis + ROW * scale * f64::from(u32::try_from(marks.len()).unwrap_or(u32::MAX)) + GAP;
    let rows = || {
        marks
            .iter()
            .rev()
            .zip(1_u8..)
            .map(|((day, key), row)| (axis + ROW * scale * f64::from(row), *day, *key))
    };
    let bar = |class: &'static str, at: f64, from: Date, to: Option<Date>| {
        let (left, right) = (x(from), to.map_or(width - 1.0, x));
        html! {
            <rect {class} x={px(left)} y={px(lane(at))} width={px((right - left).max(2.0))} height={px(BAR)} />
        }
    };
    let label = |at: f64, key: &str, open: bool| {
        let (name, no_end) = (words.t(key), words.t("repair.no_end"));
        let y = lane(at) - 6.0 * scale;
        let has_room = letters::room(&name, scale) + letters::room(&no_end, scale) < width;
        html! {
            <>
                { text("clocks__name", "start", 1.0, y, &name, scale) }
                if open && has_room {
                    { text("", "end", width - 1.0, y, &no_end, scale) }
                }
            </>
        }
    };
    let published = match clocks.published {
        Some(Published { at_least_through, at_most_through }) => html! {
            <>
                { bar("clocks__may", 1.0, clocks.from, Some(at_most_through)) }
                { for at_least_through.map(|least| bar("clocks__published", 1.0, clocks.from, Some(least))) }
            </>
        },
        None if clocks.listed => bar("clocks__published", 1.0, clocks.from, None),
        None => Html::default(),
    };
    let counts = match clocks.counts {
        Counts::Never => Html::default(),
        Counts::Through(through) => bar("clocks__counts", 0.0, clocks.from, Some(through)),
        Counts::WhileListed => bar("clocks__counts", 0.0, clocks.from, None),
    };
    html! {
        <svg class="clocks__picture" viewBox={format!("0 0 {} {}", px(width), px(height))} role="img" aria-label={&clocks.said}>
            // First, so that a line leads from its day down to its words and cuts nothing in two.
            { for rows().map(|(y, day, key)| {
                let x2 = px(x(day));
                html! { <line class={classes!("clocks__mark", mark_class(key))} x1={x2.clone()} {x2} y1="0" y2={px(y)} /> }
            }) }
            { counts }
            { published }
            { label(0.0, "repair.clock_counts", clocks.counts == Counts::WhileListed) }
            { label(1.0, "repair.clock_published", clocks.listed && clocks.published.is_none()) }
            { for rows().map(|(y, day, key)| said(key, day, x(day), y, (width, scale), words)) }
        </svg>
    }
}

/// A day in words, on that side of its line that has more room, and within the picture.
fn said(key: &str, day: Date, x: f64, y: f64, (width, scale): (f64, f64), words: Words) -> Html {
    let said = mark_words((day, key), words);
    let room = letters::room(&said, scale);
    let (side, at) = if x > width / 2.0 {
        ("end", (x - 6.0).max(room).min(width))
    } else {
        ("start", (x + 6.0).min(width - room).max(0.0))
    };
    text(mark_class(key), side, at, y, &said, scale)
}

/// A day that is marked, in words.
fn mark_words((day, key): (Date, &str), words: Words) -> AttrValue {
    words.with(key, &[("date", &xinyong_text::date(words.lang, day))])
}

/// What tells today and the day of the way out from the other days.
fn mark_class(key: &str) -> &'static str {
    match key {
        "repair.mark_today" => "clocks__mark--today",
        "repair.mark_opens" => "clocks__mark--opens",
        _ => "clocks__mark--end",
    }
}

/// Words on a ground of their own, so that no line runs through them.
fn text(class: &'static str, side: &'static str, x: f64, y: f64, words: &AttrValue, scale: f64) -> Html {
    let room = letters::room(words, scale);
    let left = if side == "end" { x - room } else { x };
    html! {
        <>
            <rect class="clocks__ground" x={px(left)} y={px(y - 14.0 * scale)} width={px(room)} height={px(18.0 * scale)} />
            <text {class} text-anchor={side} x={px(x)} y={px(y)}>{ words }</text>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn clocks() -> Clocks {
        Clocks {
            from: day("2026-07-15"),
            as_of: day("2026-11-22"),
            opens_on: Some(day("2026-10-16")),
            counts: Counts::Through(day("2027-07-15")),
            published: Some(Published {
                at_least_through: Some(day("2026-10-15")),
                at_most_through: day("2027-07-14"),
            }),
            listed: false,
            said: AttrValue::default(),
        }
    }

    #[test]
    fn every_day_is_marked_in_order_and_the_last_is_shown() {
        let marks = clocks().marks();
        assert!(marks.is_sorted());
        assert_eq!(marks.len(), 5);
        assert_eq!(clocks().to(), day("2027-07-15"));
    }

    #[test]
    fn without_an_end_the_picture_goes_on_for_a_year() {
        let open = Clocks { counts: Counts::WhileListed, published: None, listed: true, ..clocks() };
        assert_eq!(open.to(), day("2027-11-22"));
    }
}
