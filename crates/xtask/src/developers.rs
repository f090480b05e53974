//! The pages for developers: what the npm package exports, from the types it is published with; its README; and the
//! messages of embedded views.

use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::npm;

/// The variable that tells the portal's build where in it the pages will be. Unset, the portal does not lead to them.
pub(crate) const ADDRESS: &str = "XINYONG_DEVELOPERS";

/// Makes the npm package, and of it the pages in a folder. An export without a description is an error.
pub(crate) fn document(sh: &Shell, folder: &Path) -> Result<()> {
    npm::pack(sh)?;
    let workshop = npm::WORKSHOP;
    cmd!(sh, "node {workshop}/node_modules/typedoc/bin/typedoc --logLevel Warn")
        .args(["--options", &format!("{workshop}/typedoc.json"), "--out"])
        .arg(folder)
        .run()?;
    Ok(())
}
