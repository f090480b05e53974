//! The kernel for mini-programs: WebAssembly 1.0 with mutable globals, and the same as JavaScript.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasmparser::{ExternalKind, Parser, Payload, Validator, WasmFeatures};
use xshell::{Shell, cmd};

use crate::npm::{SMALL, nameless};

/// WebAssembly 1.0 without a host.
pub(crate) const TARGET: &str = "wasm32v1-none";

/// What every phone knows: WebAssembly 1.0, and globals that change.
const FLOOR: WasmFeatures = WasmFeatures::WASM1.union(WasmFeatures::MUTABLE_GLOBAL);

/// Makes `mini.wasm` and `fallback.js` in a folder.
pub(crate) fn build(sh: &Shell, folder: &Path) -> Result<()> {
    let nowhere = nameless(sh, TARGET)?;
    cmd!(sh, "cargo build --quiet -p xinyong-mini --profile web --target {TARGET} --config {nowhere}")
        .run()?;
    sh.create_dir(folder)?;
    let (module, fallback) = (folder.join("mini.wasm"), folder.join("fallback.js"));
    // Each feature by its name, so that nothing newer is put in; and no global is exported, which iOS cannot do.
    cmd!(sh, "wasm-opt --mvp-features --enable-mutable-globals --remove-exports=__* {SMALL...}")
        .arg(format!("target/{TARGET}/web/xinyong_mini.wasm"))
        .arg("-o")
        .arg(&module)
        .run()?;
    let bytes = sh.read_binary_file(&module)?;
    check(&bytes).with_context(|| format!("{}", module.display()))?;
    cmd!(sh, "wasm2js -Oz {module} -o {fallback}").run()?;
    Ok(())
}

/// Refuses whatever a mini-program's engine may not know, and whatever the loader would have to bring.
fn check(module: &[u8]) -> Result<()> {
    Validator::new_with_features(FLOOR).validate_all(module).context("more than WebAssembly 1.0")?;
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                ensure!(imports.count() == 0, "it imports something");
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    let known = matches!(export.kind, ExternalKind::Func | ExternalKind::Memory);
                    ensure!(known, "it exports {}, which is neither a function nor memory", export.name);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    /// A module of the sections given after its head.
    fn module(sections: &[u8]) -> Vec<u8> {
        [b"\0asm\x01\0\0\0", sections].concat()
    }

    #[test]
    fn a_plain_module_and_a_global_that_changes_are_fine() {
        assert!(check(&module(&[])).is_ok());
        // (global (mut i32) (i32.const 0))
        assert!(check(&module(&[6, 6, 1, 0x7f, 1, 0x41, 0, 0x0b])).is_ok());
    }

    #[test]
    fn newer_instructions_are_found() {
        // (func (param i32) (result i32)) of a body.
        let with = |body: &[u8]| {
            let length = u8::try_from(body.len()).expect("a short body");
            let head = [1, 6, 1, 0x60, 1, 0x7f, 1, 0x7f, 3, 2, 1, 0, 10, length + 4, 1, length + 2, 0];
            module(&[&head, body, &[0x0b]].concat())
        };
        // local.get 0
        assert!(check(&with(&[0x20, 0])).is_ok());
        // i32.extend8_s
        assert!(check(&with(&[0x20, 0, 0xc0])).is_err());
    }

    #[test]
    fn an_exported_global_and_an_import_are_found() {
        let global = [6, 6, 1, 0x7f, 0, 0x41, 0, 0x0b, 7, 5, 1, 1, b'g', 3, 0];
        assert!(check(&module(&global)).unwrap_err().to_string().contains("exports g"));
        // (import "" "" (func))
        let import = [1, 4, 1, 0x60, 0, 0, 2, 5, 1, 0, 0, 0, 0];
        assert!(check(&module(&import)).unwrap_err().to_string().contains("imports"));
    }
}
