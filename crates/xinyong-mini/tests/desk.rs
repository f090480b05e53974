//! The desk answers as the kernel does, and refuses handles that stand for nothing.

use xinyong_mini::{Desk, Question};

const ARCHIVE: &str =
    r#"{"format":"xinyong-archive/1","entity":{"uscc":"92231100MADEMA0351","name":"示例"},"records":[]}"#;

/// Asks with arguments; the answer, or the failure.
fn ask(desk: &mut Desk, question: Question, handle: u32, given: &[&[u8]]) -> Result<String, String> {
    for text in given {
        desk.argument(text.len()).copy_from_slice(text);
    }
    let failed = desk.ask(question, handle);
    let answer = desk.answer().to_owned();
    if failed { Err(answer) } else { Ok(answer) }
}

fn handle(answer: Result<String, String>) -> u32 {
    answer.expect("an answer").parse().expect("a handle")
}

#[test]
fn an_archive_is_opened_and_asked_and_outlives_its_model() {
    let desk = &mut Desk::new();
    let model = handle(ask(desk, Desk::model, 0, &[b"heilongjiang-public"]));
    let archive = handle(ask(desk, Desk::open, model, &[ARCHIVE.as_bytes()]));
    assert!(ask(desk, Desk::model_free, model, &[]).is_ok());
    assert_eq!(ask(desk, Desk::score, archive, &[b"2026-11-22"]), Ok("850".to_owned()));
    assert_eq!(ask(desk, Desk::archive_name, archive, &[]), Ok("示例".to_owned()));
    // Arguments are those of one question only.
    assert!(ask(desk, Desk::timeline, archive, &[b"2026-11-22", b"2027-11-22"]).is_ok());
    assert!(ask(desk, Desk::score, archive, &[]).unwrap_err().contains("not-a-date"));
}

#[test]
fn a_handle_that_stands_for_nothing_is_refused() {
    let desk = &mut Desk::new();
    let model = handle(ask(desk, Desk::model, 0, &[]));
    assert!(ask(desk, Desk::model_free, model, &[]).is_ok());
    for handle in [model, 7, u32::MAX] {
        assert!(ask(desk, Desk::model_id, handle, &[]).unwrap_err().contains("handle-freed"));
        assert!(ask(desk, Desk::model_free, handle, &[]).unwrap_err().contains("handle-freed"));
        assert!(ask(desk, Desk::evaluate, handle, &[b"2026-11-22"]).unwrap_err().contains("handle-freed"));
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_like_any_other() {
    let desk = &mut Desk::new();
    assert!(ask(desk, Desk::model, 0, &[&[0xff, 0xfe]]).unwrap_err().contains("no-model"));
}
