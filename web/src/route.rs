//! Where things are. Routes live behind `#`, so that any static host and any sub-path will do.

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
    /// 设置
    Settings = ["settings"],
    /// 无障碍说明
    Accessibility = ["accessibility"],
    /// No such page
    NotFound = ["404"],
}

fn path(segments: &[&str]) -> String {
    format!("/{}", segments.join("/"))
}

impl Route {
    /// The page at a path.
    pub fn recognize(path: &str) -> Self {
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        Self::at(&segments).unwrap_or(Self::NotFound)
    }

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

#[cfg(test)]
mod tests {
    use super::*;

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
