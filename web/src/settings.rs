//! What a deployment says of itself, from `settings.toml`.

use serde::Deserialize;
use xinyong_score::model::Bilingual;

/// 站点设置
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Whether this is the authority's own site; otherwise every page says that it is a demonstration.
    pub official: bool,
    /// What the site is called.
    pub site: Site,
    /// Who is behind it.
    pub host: Host,
    /// Where filings are handed in.
    pub hand_in: HandIn,
}

/// What the site is called.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// 站名
    pub name: Bilingual,
    /// 宣传语
    pub tagline: Bilingual,
}

/// Who is behind the site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// 主办单位
    pub organisation: Bilingual,
    /// 网站标识码
    pub site_code: Bilingual,
    /// 备案号
    pub filing: Bilingual,
    /// 联系方式
    pub contact: Bilingual,
}

/// Where a person hands in the declarations and objections that they made on the site. Repairs go where their way says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandIn {
    /// 受理单位
    pub authority: Bilingual,
    /// 地址、电话和办公时间
    pub address: Bilingual,
}
