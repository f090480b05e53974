//! This deployment's settings, as the build read them.

use std::sync::LazyLock;

use xinyong_score::model::Bilingual;

use crate::settings::{HandIn, Host, Settings, Site};

/// What the deployment says of itself.
pub static SITE: LazyLock<Settings> = LazyLock::new(|| include!(concat!(env!("OUT_DIR"), "/settings.rs")));
