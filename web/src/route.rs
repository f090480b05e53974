//! Where things are. Routes live behind `#`, so that any static host and any sub-path will do.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::framing;

/// Declares the pages, each with the segments of its path; a field of a route stands for the segment it names.
macro_rules! routes {
    ($($(#[$about:meta])* $route:ident
        $({ $($(#[$about_field:meta])* $field:ident,)+ })? = [$($segment:tt),*],)+) => {
        /// A page of the portal.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Route {
            $($(#[$about])* $route $({ $($(#[$about_field])* $field: String,)+ })?,)+
        }

        impl Route {
            /// The page at a path's segments.
            fn at(segments: &[&str]) -> Option<Self> {
                Some(match segments {
                    $([$($segment),*] => Self::$route $({ $($field: (*$field).to_owned(),)+ })?,)+
                    _ => return None,
                })
            }

            /// Its path: `/policies/hlj-2021`.
            pub fn to_path(&self) -> String {
                match self {
                    $(Self::$route $({ $($field,)+ })? => path(&[$($segment),*]),)+
                }
            }
        }
    };
}

routes! {
    /// 首页
    Home = [],
    /// 我的信用
    Credit = ["credit"],
    /// 打开档案: files in, import report out
    Open = ["open"],
    /// 模拟测算
    Simulate = ["simulate"],
    /// 达标规划
    Plan = ["plan"],
    /// 信用修复
    Repair = ["repair"],
    /// The repair of one record
    RepairRecord {
        /// The record's id.
        record,
    } = ["repair", record],
    /// The application for the repair of one record
    RepairApply {
        /// The record's id.
        record,
    } = ["repair", record, "apply"],
    /// 自主申报: good information about oneself
    Declare = ["declare"],
    /// 异议申诉
    Object = ["object"],
    /// The objection to one record
    ObjectRecord {
        /// The record's id.
        record,
    } = ["object", record],
    /// 办件进度
    Filings = ["filings"],
    /// One filing
    Filing {
        /// The filing's number.
        id,
    } = ["filings", id],
    /// 补正: one filing put right after it was returned
    FilingAmend {
        /// The filing's number.
        id,
    } = ["filings", id, "amend"],
    /// 守信激励
    Incentives = ["incentives"],
    /// 信用报告
    Report = ["report"],
    /// 核验
    Verify = ["verify"],
    /// 演示
    Demo = ["demo"],
    /// One case of the demonstration
    DemoCase {
        /// The case's name.
        case,
    } = ["demo", case],
    /// 政策与指标
    Policies = ["policies"],
    /// One document, article by article
    Policy {
        /// The document's id.
        id,
    } = ["policies", id],
    /// One article of a document
    Article {
        /// The document's id.
        id,
        /// The article's id.
        article,
    } = ["policies", id, article],
    /// 指标体系: the table of one model
    Model {
        /// The model's id.
        id,
    } = ["models", id],
    /// One rule of a model
    Rule {
        /// The model's id.
        id,
        /// The rule's id.
        rule,
    } = ["models", id, "rules", rule],
    /// Two models, value by value
    Compare {
        /// The id of the one.
        id,
        /// The id of the other.
        other,
    } = ["models", id, "compare", other],
    /// 办理规则
    Procedures = ["procedures"],
    /// 激励与监管措施
    Measures = ["measures"],
    /// 设置
    Settings = ["settings"],
    /// 无障碍说明
    Accessibility = ["accessibility"],
    /// No such page
    NotFound = ["404"],
}

/// What stands for something else in an address, and so has to be written otherwise in a segment.
const RESERVED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'/').add(b'?');

fn path(segments: &[&str]) -> String {
    let segments = segments.iter().map(|segment| utf8_percent_encode(segment, RESERVED).to_string());
    format!("/{}", segments.collect::<Vec<_>>().join("/"))
}

impl Route {
    /// The page at a path.
    pub fn recognize(path: &str) -> Self {
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let segments: Vec<Cow<str>> =
            segments.map(|segment| percent_decode_str(segment).decode_utf8_lossy()).collect();
        Self::at(&segments.iter().map(|segment| &**segment).collect::<Vec<_>>()).unwrap_or(Self::NotFound)
    }

    /// 嵌入视图: the pages that other sites can show in a frame.
    pub const EMBEDDED: [Self; 2] = [Self::Credit, Self::Simulate];

    /// Whether a link to it stays within an embedded view; every other link leads to the whole portal, in a new window.
    pub fn stays(&self) -> bool {
        framing::is_embedded() && Self::EMBEDDED.contains(self)
    }

    /// The pages of the main navigation.
    pub const MAIN: [Self; 9] = [
        Self::Home,
        Self::Credit,
        Self::Simulate,
        Self::Plan,
        Self::Repair,
        Self::Declare,
        Self::Object,
        Self::Incentives,
        Self::Policies,
    ];

    /// The pages of the second navigation.
    pub const SECOND: [Self; 6] =
        [Self::Open, Self::Filings, Self::Report, Self::Verify, Self::Demo, Self::Settings];

    /// The key of the page's title among the portal's words.
    pub fn title_key(&self) -> &'static str {
        match self {
            Self::Home => "page.home",
            Self::Credit => "page.credit",
            Self::Open => "page.open",
            Self::Simulate => "page.simulate",
            Self::Plan => "page.plan",
            Self::Repair => "page.repair",
            Self::RepairRecord { .. } => "page.repair_record",
            Self::RepairApply { .. } => "page.repair_apply",
            Self::Declare => "page.declare",
            Self::Object => "page.object",
            Self::ObjectRecord { .. } => "page.object_record",
            Self::Filings => "page.filings",
            Self::Filing { .. } => "page.filing",
            Self::FilingAmend { .. } => "page.filing_amend",
            Self::Incentives => "page.incentives",
            Self::Report => "page.report",
            Self::Verify => "page.verify",
            Self::Demo => "page.demo",
            Self::DemoCase { .. } => "page.demo_case",
            Self::Policies => "page.policies",
            Self::Policy { .. } => "page.policy",
            Self::Article { .. } => "page.article",
            Self::Model { .. } | Self::Rule { .. } => "page.model",
            Self::Procedures => "page.procedures",
            Self::Measures => "page.measures",
            Self::Compare { .. } => "page.compare",
            Self::Settings => "page.settings",
            Self::Accessibility => "page.accessibility",
            Self::NotFound => "page.not_found",
        }
    }

    /// The page it belongs under, for breadcrumbs.
    pub fn parent(&self) -> Option<Self> {
        match self {
            Self::Home => None,
            Self::RepairRecord { .. } => Some(Self::Repair),
            Self::RepairApply { record } => Some(Self::RepairRecord { record: record.clone() }),
            Self::ObjectRecord { .. } => Some(Self::Object),
            Self::Filing { .. } => Some(Self::Filings),
            Self::FilingAmend { id } => Some(Self::Filing { id: id.clone() }),
            Self::DemoCase { .. } => Some(Self::Demo),
            Self::Policy { .. } | Self::Model { .. } | Self::Procedures | Self::Measures => {
                Some(Self::Policies)
            }
            Self::Article { id, .. } => Some(Self::Policy { id: id.clone() }),
            Self::Compare { id, .. } | Self::Rule { id, .. } => Some(Self::Model { id: id.clone() }),
            _ => Some(Self::Home),
        }
    }

    /// The page of a navigation that it belongs under: itself, or the one right below 首页.
    pub fn section(&self) -> Self {
        match self.parent() {
            Some(parent) if parent != Self::Home => parent.section(),
            _ => self.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_below_another_belongs_to_its_section() {
        let article = Route::Article { id: "hlj-2021-rules".into(), article: "10".into() };
        assert_eq!(article.section(), Route::Policies);
        assert_eq!(Route::RepairRecord { record: "p-1".into() }.section(), Route::Repair);
        assert_eq!(Route::Credit.section(), Route::Credit);
        assert_eq!(Route::Home.section(), Route::Home);
    }

    #[test]
    fn a_record_with_a_strange_id_has_an_address_that_leads_back_to_it() {
        let route = Route::RepairRecord { record: "示罚/2026 第1号?#".into() };
        assert_eq!(Route::recognize(&route.to_path()), route);
    }

    #[test]
    fn a_page_is_found_at_its_own_path() {
        let article = Route::Article { id: "hlj-2021-rules".into(), article: "10".into() };
        for route in [Route::Home, Route::Credit, article, Route::Model { id: "heihe-leading".into() }] {
            assert_eq!(Route::recognize(&route.to_path()), route);
        }
        assert_eq!(Route::recognize("/settings/"), Route::Settings);
    }

    #[test]
    fn any_other_path_has_the_page_that_leads_on() {
        for path in ["/no/such/page", "/policies/a/b/c", "credits"] {
            assert_eq!(Route::recognize(path), Route::NotFound, "{path}");
        }
    }
}
