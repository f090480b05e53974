//! The texts that values rest on, summarised article by article in our own words.

use alloc::string::String;
use alloc::vec::Vec;

use crate::authored::part;
use crate::date::Date;
use crate::model::Bilingual;

part! {
    /// 政策文件
    Document {
        /// Its id, as citations name it.
        id: String,
        /// 文号, if it has one.
        #[serde(default)]
        number: Option<String>,
        /// Its title.
        title: Bilingual,
        /// A name short enough for a citation.
        short: Bilingual,
        /// Who issued it.
        issuer: Bilingual,
        /// 发布日期
        issued_on: Date,
        /// 施行日期, where it is another day.
        #[serde(default)]
        in_force_from: Option<Date>,
        /// What it is about, in a sentence or two.
        summary: Bilingual,
        /// The articles that matter here.
        articles: Vec<Article>,
    }
}

part! {
    /// 条款
    Article {
        /// Its number, as citations name it.
        id: String,
        /// What it is called: “第十条”, “措施（四）”.
        label: Bilingual,
        /// What it says, in our own words.
        summary: Bilingual,
    }
}
