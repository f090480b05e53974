//! Receipts: how one adds up, and where it says something else than a new calculation.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};

use xinyong_score::receipt::Difference;
use xinyong_score::{Points, Receipt};

use super::filing::value;
use crate::archive::place_of;
use crate::{Lang, fill, signed, text};

/// The lines that move the score, added up: “850 − 65 + 20 = 805”.
pub fn addition(receipt: &Receipt) -> String {
    let moves = receipt.lines.iter().map(|line| line.points).filter(|&points| points != Points::ZERO);
    let mut said = receipt.start.to_string();
    for points in moves {
        said.push_str(if points.is_negative() { " − " } else { " + " });
        said.push_str(&points.abs().to_string());
    }
    format!("{said} = {}", receipt.sum())
}

/// Where a receipt differs, what it says, and what was calculated.
pub fn difference(lang: Lang, found: &Difference) -> String {
    let place = place_of(lang, &found.path, found.record.as_deref());
    let field = found.path.rsplit('.').next().unwrap_or_default();
    let said = |written: Option<&String>| match written {
        Some(written) => shown(lang, field, written),
        None => text(lang, "receipt.nothing").to_owned(),
    };
    let values = [
        ("place", &*place),
        ("stated", &said(found.stated.as_ref())),
        ("found", &said(found.found.as_ref())),
    ];
    fill(lang, "receipt.difference", &values)
}

/// A value as a person reads it: a word by its name, points with their sign.
fn shown(lang: Lang, field: &str, written: &str) -> String {
    match (field, written.parse()) {
        ("points" | "lines", Ok(points)) => signed(points),
        _ => value(lang, field, written),
    }
}
