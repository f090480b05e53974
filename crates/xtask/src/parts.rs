//! Cuts the portal's program where it says that a part is fetched apart (`wasm_split`), so that what is needed first
//! comes first.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

use crate::npm::SMALL;
use crate::root;

/// The program that the page starts with.
const PROGRAM: &str = "xinyong-web";

/// Puts the program in parts into the place of the whole one that Trunk has left in `staging`. The parts lie in a
/// folder of the program's name, which follows its content.
pub(crate) fn cut(sh: &Shell, staging: &Path) -> Result<()> {
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let built = root().join("target/wasm32-unknown-unknown").join(if release { "web" } else { "debug" });
    let whole = built.join(PROGRAM).with_extension("wasm");
    let whole = fs::read(&whole).with_context(|| whole.display().to_string())?;

    let name = program(staging)?;
    let folder = staging.join(&name);
    let main = staging.join(format!("{name}.wasm"));
    let (link, script) = (format!("./{name}/parts.js"), format!("../{name}.js"));
    let mut options = Options::new(&whole);
    options.output_dir = staging;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &script;
    fs::create_dir_all(&folder)?;
    let parts = transform(options).map_err(|error| anyhow!("the program cannot be cut: {error:?}"))?;

    // Over what Trunk made of the whole. The parts share its memory and its table, which the linker exports.
    cmd!(sh, "wasm-bindgen --target web --no-typescript --keep-lld-exports --out-dir {staging} --out-name {name} {main}").run()?;
    fs::remove_file(main)?;
    let mut small = vec![staging.join(format!("{name}_bg.wasm"))];
    for part in parts.split_modules {
        let place = folder.join(part.file_name().context("a part without a name")?);
        fs::rename(part, &place)?;
        small.push(place);
    }
    for file in small.iter().filter(|_| release) {
        cmd!(sh, "wasm-opt {SMALL...} {file} -o {file}").ignore_stderr().run()?;
    }
    Ok(())
}

/// The name of the program's files as Trunk has made them: `xinyong-web-`, and a hash of its content.
fn program(staging: &Path) -> Result<String> {
    let files: Vec<PathBuf> =
        fs::read_dir(staging)?.map(|file| file.map(|file| file.path())).collect::<Result<_, _>>()?;
    files
        .iter()
        .filter(|file| file.extension().is_some_and(|kind| kind == "js"))
        .filter_map(|file| file.file_stem()?.to_str())
        .find(|name| name.starts_with(PROGRAM))
        .map(str::to_owned)
        .with_context(|| format!("{}: no {PROGRAM}-….js", staging.display()))
}
