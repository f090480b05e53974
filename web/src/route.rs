//! Where things are. Routes live behind `#`, so that any static host and any sub-path will do.

use yew_router::prelude::*;

/// A page of the portal.
#[derive(Debug, Clone, PartialEq, Eq, Routable)]
pub enum Route {
    /// 首页
    #[at("/")]
    Home,
    /// 我的信用
    #[at("/credit")]
    Credit,
    /// 打开档案: files in, import report out
    #[at("/open")]
    Open,
    /// 模拟测算
    #[at("/simulate")]
    Simulate,
    /// 达标规划
    #[at("/plan")]
    Plan,
    /// 信用修复
    #[at("/repair")]
    Repair,
    /// The repair of one record
    #[at("/repair/:record")]
    RepairRecord {
        /// The record's id.
        record: String,
    },
    /// 自主申报: good information about oneself
    #[at("/declare")]
    Declare,
    /// 异议申诉
    #[at("/object")]
    Object,
    /// The objection to one record
    #[at("/object/:record")]
    ObjectRecord {
        /// The record's id.
        record: String,
    },
    /// 办件进度
    #[at("/filings")]
    Filings,
    /// One filing
    #[at("/filings/:id")]
    Filing {
        /// The filing's number.
        id: String,
    },
    /// 守信激励
    #[at("/incentives")]
    Incentives,
    /// 信用报告
    #[at("/report")]
    Report,
    /// 核验
    #[at("/verify")]
    Verify,
    /// 演示
    #[at("/demo")]
    Demo,
    /// One case of the demonstration
    #[at("/demo/:case")]
    DemoCase {
        /// The case's name.
        case: String,
    },
    /// 政策与指标
    #[at("/policies")]
    Policies,
    /// One document, article by article
    #[at("/policies/:id")]
    Policy {
        /// The document's id.
        id: String,
    },
    /// One article of a document
    #[at("/policies/:id/:article")]
    Article {
        /// The document's id.
        id: String,
        /// The article's id.
        article: String,
    },
    /// 指标体系: the table of one model
    #[at("/models/:id")]
    Model {
        /// The model's id.
        id: String,
    },
    /// Two models, value by value
    #[at("/models/:id/compare/:other")]
    Compare {
        /// The id of the one.
        id: String,
        /// The id of the other.
        other: String,
    },
    /// 设置
    #[at("/settings")]
    Settings,
    /// 无障碍说明
    #[at("/accessibility")]
    Accessibility,
    /// No such page
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
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
            Self::Declare => "page.declare",
            Self::Object => "page.object",
            Self::ObjectRecord { .. } => "page.object_record",
            Self::Filings => "page.filings",
            Self::Filing { .. } => "page.filing",
            Self::Incentives => "page.incentives",
            Self::Report => "page.report",
            Self::Verify => "page.verify",
            Self::Demo => "page.demo",
            Self::DemoCase { .. } => "page.demo_case",
            Self::Policies => "page.policies",
            Self::Policy { .. } => "page.policy",
            Self::Article { .. } => "page.article",
            Self::Model { .. } => "page.model",
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
            Self::ObjectRecord { .. } => Some(Self::Object),
            Self::Filing { .. } => Some(Self::Filings),
            Self::DemoCase { .. } => Some(Self::Demo),
            Self::Policy { .. } | Self::Model { .. } => Some(Self::Policies),
            Self::Article { id, .. } => Some(Self::Policy { id: id.clone() }),
            Self::Compare { id, .. } => Some(Self::Model { id: id.clone() }),
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
        assert_eq!(Route::recognize(&route.to_path()), Some(route));
    }
}
