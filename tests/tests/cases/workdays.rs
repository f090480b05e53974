//! Working days: terms counted in them, single days, and whole years.

use serde::Deserialize;

use xinyong_score::Date;
use xinyong_tests::cases::{self, differs};

/// A case of `cases/workdays/`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Case {
    /// The last day of a term that begins the day after receipt.
    Term { received: Date, days: u32, ends: Date, provisional: bool },
    /// A term that runs past the last day that can be named.
    TooLong { received: Date, days: u32 },
    /// Whether work is done on a day.
    Day { day: Date, worked: bool, provisional: bool },
    /// How many working days a year has.
    Year { year: i32, working_days: usize },
}

#[test]
fn every_working_day_is_known() {
    let calendar = xinyong_rules::calendar();
    cases::run("workdays", |case: &Case| {
        let difference = match *case {
            Case::Term { received, days, ends, provisional } => {
                let deadline = calendar.nth_working_day_after(received, days);
                let found = deadline.map(|deadline| (deadline.date, deadline.provisional));
                differs("ends, provisional", &found, &Some((ends, provisional)))
            }
            Case::TooLong { received, days } => {
                differs("deadline", &calendar.nth_working_day_after(received, days), &None)
            }
            Case::Day { day, worked, provisional } => {
                let found = (calendar.is_working_day(day), calendar.is_provisional(day));
                differs("worked, provisional", &found, &(worked, provisional))
            }
            Case::Year { year, working_days } => {
                let first = Date::new(year, 1, 1).expect("a year has a first day");
                let days = std::iter::successors(Some(first), |day| Some(day.next()));
                let of_year = days.take_while(|day| day.year() == year);
                differs(
                    "working days",
                    &of_year.filter(|&day| calendar.is_working_day(day)).count(),
                    &working_days,
                )
            }
        };
        difference.into_iter().collect()
    });
}
