//! The days of a plan, for the person's own calendar.

use xinyong_score::plan::Course;
use xinyong_score::{Date, Plan};

use crate::ics::{self, Event};
use crate::words::Words;

/// The calendar file of a course: for each step the last safe day to file it, with reminders, and the day it opens if
/// that is still ahead; at last the day on which the goal is reached.
pub fn calendar_file(plan: &Plan, course: &Course, words: Words) -> String {
    let entity = plan.today.archive().entity();
    let today = plan.today.as_of();
    let uid = |sort: &str, record: &str| format!("{sort}-{record}-{}@xinyong.invalid", entity.uscc);
    let mark = words.t("simulated.mark");
    let mut events = Vec::new();
    for step in &course.actions {
        let task = xinyong_text::plan::task(words.lang, plan, step);
        let description =
            format!("{}\n{mark}\n{}", xinyong_text::plan::step(words.lang, plan, step), entity.name);
        let mut event = |sort: &str, key: &str, day: Date, reminded: bool| {
            let summary = words.with(key, &[("task", &task)]).to_string();
            let uid = uid(&format!("{sort}-{}", step.action), &step.record);
            events.push(Event { uid, day, summary, description: description.clone(), reminded });
        };
        if step.opens_on > today {
            event("opens", "plan.event_opens", step.opens_on, false);
        }
        event("last", "plan.event_last", step.file_by, true);
    }
    if plan.is_reachable() {
        let grade = xinyong_text::term(words.lang, plan.goal.grade);
        events.push(Event {
            uid: uid("reached", plan.goal.grade.as_str()),
            day: course.reached_on,
            summary: words.with("plan.event_reached", &[("grade", &grade)]).to_string(),
            description: format!("{}\n{}", xinyong_text::plan::headline(words.lang, plan), entity.name),
            reminded: false,
        });
    }
    let name = words.with("plan.calendar_name", &[("name", &entity.name)]);
    ics::write(&name, today, &events)
}
