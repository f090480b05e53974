//! The texts that values rest on, summarised article by article in our own words.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use xinyong_score::Date;
use xinyong_score::model::Bilingual;

/// 政策文件
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Its id, as citations name it.
    pub id: String,
    /// 文号, if it has one.
    #[serde(default)]
    pub number: Option<String>,
    /// Its title.
    pub title: Bilingual,
    /// A name short enough for a citation.
    pub short: Bilingual,
    /// Who issued it.
    pub issuer: Bilingual,
    /// 发布日期
    pub issued_on: Date,
    /// 施行日期, where it is another day.
    #[serde(default)]
    pub in_force_from: Option<Date>,
    /// What it is about, in a sentence or two.
    pub summary: Bilingual,
    /// The articles that matter here.
    pub articles: Vec<Article>,
}

/// 条款
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Its number, as citations name it.
    pub id: String,
    /// What it is called: “第十条”, “措施（四）”.
    pub label: Bilingual,
    /// What it says, in our own words.
    pub summary: Bilingual,
}
