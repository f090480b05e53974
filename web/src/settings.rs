//! What a deployment says of itself, from `settings.toml`.

use serde::{Deserialize, Serialize};

/// 站点设置
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether this is the authority's own site; otherwise every page says that it is a demonstration.
    pub official: bool,
    /// What the site is called.
    pub site: Site,
    /// Who is behind it.
    pub host: Host,
}

/// What the site is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// 站名
    pub name: Wording,
    /// 宣传语
    pub tagline: Wording,
}

/// Who is behind the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// 主办单位
    pub organisation: Wording,
    /// 网站标识码
    pub site_code: Wording,
    /// 备案号
    pub filing: Wording,
    /// 联系方式
    pub contact: Wording,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}
