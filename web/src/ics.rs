//! 日历文件: days to be entered into a person's own calendar, as iCalendar (RFC 5545) has them.

use std::fmt::Write;

use xinyong_score::Date;

/// The media type of such a file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// How many octets a line may have, its break not counted (RFC 5545, 3.1).
const LINE: usize = 75;

/// When a person is reminded: at nine in the morning, a week and a day before.
const REMINDERS: [&str; 2] = ["-P6DT15H", "-PT15H"];

/// A day to be entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What tells it from all others: the same day entered again takes the place of the earlier one.
    pub uid: String,
    /// The day; all of it.
    pub day: Date,
    /// What is on that day.
    pub summary: String,
    /// What else is to be known.
    pub description: String,
    /// Whether the person is to be reminded beforehand.
    pub reminded: bool,
}

/// Writes a calendar as made on a day.
pub fn write(name: &str, made_on: Date, events: &[Event]) -> String {
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Xinyong//Plan//ZH");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &escaped(name));
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&event.uid));
        line("DTSTAMP", &format!("{}T000000Z", digits(made_on)));
        line("DTSTART;VALUE=DATE", &digits(event.day));
        line("DTEND;VALUE=DATE", &digits(event.day.next()));
        line("SUMMARY", &escaped(&event.summary));
        line("DESCRIPTION", &escaped(&event.description));
        line("TRANSP", "TRANSPARENT");
        for trigger in REMINDERS.iter().filter(|_| event.reminded) {
            line("BEGIN", "VALARM");
            line("ACTION", "DISPLAY");
            line("DESCRIPTION", &escaped(&event.summary));
            line("TRIGGER", trigger);
            line("END", "VALARM");
        }
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

fn digits(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text in which nothing is taken for a separator (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

/// Adds a line, folded where it has too many octets: what goes on begins with a space. No character is cut in two.
fn fold(text: &mut String, line: &str) {
    let mut room = LINE;
    for character in line.chars() {
        if character.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE - 1;
        }
        text.push(character);
        room -= character.len_utf8();
    }
    // To write into a string cannot fail.
    let _ = text.write_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().expect("a day")
    }

    fn event(summary: &str, reminded: bool) -> Event {
        Event {
            uid: "last-p-1@xinyong".into(),
            day: day("2026-12-31"),
            summary: summary.into(),
            description: "第一行\n第二行".into(),
            reminded,
        }
    }

    /// As a calendar reads it: lines that go on are joined again.
    fn unfolded(text: &str) -> Vec<String> {
        text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_day_is_whole_and_ends_where_the_next_begins() {
        let text = write("规划", day("2026-11-22"), &[event("最晚提交", false)]);
        let lines = unfolded(&text);
        for line in ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "DTSTAMP:20261122T000000Z"] {
            assert!(lines.iter().any(|found| found == line), "{line} in {text}");
        }
        assert!(!text.contains("VALARM"));
        assert_eq!(
            (lines.first().map(String::as_str), lines.last().map(String::as_str)),
            (Some("BEGIN:VCALENDAR"), Some("END:VCALENDAR"))
        );
    }

    #[test]
    fn lines_are_folded_by_octets_and_read_back_whole() {
        let long = "为行政处罚“未按规定公示价格，警告”（2026年3月10日）申请信用修复，".repeat(5);
        let text = write("规划", day("2026-11-22"), &[event(&long, true)]);
        assert!(text.split("\r\n").all(|line| line.len() <= LINE));
        assert!(text.split("\r\n").any(|line| line.len() > LINE - 3), "lines are filled");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(unfolded(&text).contains(&format!("SUMMARY:{long}")));
    }

    #[test]
    fn separators_are_escaped_and_controls_left_out() {
        let text = write("规划", day("2026-11-22"), &[event("a,b;c\\d\u{7}", true)]);
        let lines = unfolded(&text);
        assert!(lines.contains(&r"SUMMARY:a\,b\;c\\d".to_owned()));
        assert!(lines.contains(&r"DESCRIPTION:第一行\n第二行".to_owned()));
        assert_eq!(lines.iter().filter(|line| line.starts_with("TRIGGER:-P")).count(), REMINDERS.len());
        for (begin, end) in [("BEGIN:VEVENT", "END:VEVENT"), ("BEGIN:VALARM", "END:VALARM")] {
            let count = |wanted: &str| lines.iter().filter(|line| *line == wanted).count();
            assert_eq!(count(begin), count(end));
        }
    }
}
