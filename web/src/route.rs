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
    /// The key of the page's title among the portal's words.
    pub fn title_key(&self) -> &'static str {
        match self {
            Self::Home => "page.home",
            Self::Credit => "page.credit",
            Self::Open => "page.open",
            Self::Policies => "page.policies",
            Self::Policy { .. } => "page.policy",
            Self::Article { .. } => "page.article",
            Self::Model { .. } => "page.model",
            Self::Settings => "page.settings",
            Self::Accessibility => "page.accessibility",
            Self::NotFound => "page.not_found",
        }
    }

    /// The page it belongs under, for breadcrumbs.
    pub fn parent(&self) -> Option<Self> {
        match self {
            Self::Home => None,
            Self::Policy { .. } | Self::Model { .. } => Some(Self::Policies),
            Self::Article { id, .. } => Some(Self::Policy { id: id.clone() }),
            _ => Some(Self::Home),
        }
    }
}
