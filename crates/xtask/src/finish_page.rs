//! The last step of the portal's build: cuts the program into what comes first and what is fetched later, makes Trunk's
//! page one that a strict content security policy allows, fills in its words, and tells the service worker which files
//! there are.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use lol_html::html_content::{ContentType, Element, TextChunk, TextType};
use lol_html::{HandlerResult, RewriteStrSettings, doc_text, element, rewrite_str};
use sha2::{Digest, Sha256};
use xshell::Shell;

use crate::{developers, parts, root, style, tables};

/// What the page may load and run: its own files and its own WebAssembly, nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
                      style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; \
                      manifest-src 'self'; base-uri 'self'; form-action 'none'";

/// How the files begin that are fetched when they are used, and not kept before: the reader of sheets.
const ON_DEMAND: &str = "./importer";

/// The page with nothing inline, and the scripts that were, by file name.
#[derive(Debug, PartialEq, Eq)]
struct Page {
    html: String,
    scripts: BTreeMap<String, String>,
}

/// Finishes the build that Trunk, which calls this as a hook, has put into its staging folder.
pub(crate) fn hook(sh: &Shell) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR").context("finish-page is for trunk to call, as a hook")?;
    let staging = Path::new(&staging);
    parts::cut(sh, staging)?;
    let words = words(&root().join("web"))?;

    let index = staging.join("index.html");
    let styled =
        style::joined(&fs::read_to_string(&index)?, |sheet| Ok(fs::read_to_string(staging.join(sheet))?))?;
    for sheet in styled.from {
        fs::remove_file(staging.join(sheet))?;
    }
    fs::write(staging.join(styled.name), styled.style)?;
    let page = finished(&styled.html, &words)?;
    fs::write(index, page.html)?;
    for (name, script) in page.scripts {
        fs::write(staging.join(name), script)?;
    }

    fs::write(staging.join("english.txt"), english()?)?;
    fs::write(staging.join("documents.json"), documents()?)?;
    fs::write(staging.join("demo.json"), demo()?)?;

    let worker = staging.join("sw.js");
    let template = fs::read_to_string(&worker).context("the page's service worker, sw.js")?;
    let mut files = BTreeMap::new();
    read_files(staging, "./", &mut files)?;
    files.remove("./sw.js");
    fs::write(worker, told_of(&template, &files)?)?;
    Ok(())
}

/// What placeholders can name: the keys of the Chinese locale, those of the settings after `settings.`, and `developers`,
/// the address of the pages for developers, which is empty where the build does not make them.
fn words(web: &Path) -> Result<BTreeMap<String, String>> {
    let mut words = tables::language(&web.join("locales"), "zh")?;
    let settings = tables::read(&web.join("settings.toml"))?;
    let origins = settings.get("embed.origins").context("web/settings.toml: embed.origins is missing")?;
    for origin in origins.split_whitespace() {
        ensure!(is_origin(origin), "web/settings.toml: {origin:?} is no origin as browsers write it");
    }
    words.extend(settings.into_iter().map(|(key, value)| (format!("settings.{key}"), value)));
    words.insert("developers".to_owned(), env::var(developers::ADDRESS).unwrap_or_default());
    Ok(words)
}

/// Whether a text is the origin of a site as browsers write it: what is written otherwise would never be met. Without
/// encryption anybody on the way could be the host, so that `http` is for the machine itself, and its trials.
fn is_origin(text: &str) -> bool {
    let Some((scheme @ ("https" | "http"), host)) = text.split_once("://") else { return false };
    let usual = if scheme == "https" { 443 } else { 80 };
    // The colons within brackets are of an address.
    let ported = host.rsplit_once(':').filter(|_| !host.ends_with(']'));
    let (name, port) = ported.map_or((host, None), |(name, port)| (name, Some(port)));
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b".-".contains(&byte);
    let named = !name.is_empty() && name.bytes().all(letter);
    let unusual = |text: &str| {
        text.parse::<u16>().is_ok_and(|port| port != 0 && port != usual && port.to_string() == text)
    };
    (["localhost", "127.0.0.1", "[::1]"].contains(&name) || (scheme == "https" && named))
        && port.is_none_or(unusual)
}

/// The English words as the portal fetches them: the shared ones, a group separator, its own; each in the form that
/// `crates/xinyong-text/build/catalogue.rs` gives them.
fn english() -> Result<String> {
    let table = |folders: &[&str]| -> Result<String> {
        let mut texts = BTreeMap::new();
        for folder in folders {
            texts.extend(tables::language(&root().join(folder), "en")?);
        }
        Ok(texts.iter().flat_map(|(key, text)| [key, "\u{1f}", text, "\u{1e}"]).collect())
    };
    let shared = table(&["crates/xinyong-text/locales", "crates/xinyong-text/locales/desk"])?;
    Ok([shared, table(&["web/locales"])?].join("\u{1d}"))
}

/// The texts that values rest on, with their summaries, as the portal fetches them: an array of the authored files.
/// Their form is checked when `xinyong-rules` is built.
fn documents() -> Result<String> {
    let mut files: Vec<_> = fs::read_dir(root().join("crates/xinyong-rules/documents"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let read = |file| -> Result<toml::Table> { Ok(fs::read_to_string(file)?.parse()?) };
    let documents = files.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(serde_json::to_string(&documents)?)
}

/// The cases of the demonstration as the portal fetches them: an array of the authored files, in the order of their
/// names. That they are sound, and show what they say, the portal's own tests check.
fn demo() -> Result<String> {
    let mut files: Vec<_> = fs::read_dir(root().join("web/demo"))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    files.sort();
    let read = |file| -> Result<serde_json::Value> { Ok(serde_json::from_str(&fs::read_to_string(file)?)?) };
    let cases = files.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(serde_json::to_string(&cases)?)
}

/// The page with its policy and its words, and every inline script moved into a file of its own.
fn finished(html: &str, words: &BTreeMap<String, String>) -> Result<Page> {
    let mut scripts = BTreeMap::new();
    let mut policies = 0;
    let mut pending = String::new();
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| finish_element(element, words)))
        .append_element_content_handler(element!("meta[charset]", |element| {
            policies += 1;
            let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{POLICY}">"#);
            element.after(&meta, ContentType::Html);
            Ok(())
        }))
        .append_element_content_handler(element!("script:not([src])", |element| {
            // Its text, which follows, puts another element in its place.
            let module = element.get_attribute("type").is_some_and(|kind| kind == "module");
            element.remove_and_keep_content();
            if module { Ok(()) } else { Err("an inline script that is not Trunk's".into()) }
        }))
        .append_document_content_handler(doc_text!(|chunk| {
            // A text may come in pieces; it is replaced whole, at its last one.
            pending.push_str(chunk.as_str());
            if chunk.last_in_text_node() {
                finish_text(chunk, std::mem::take(&mut pending), words, &mut scripts)
            } else {
                chunk.remove();
                Ok(())
            }
        }));
    let html = rewrite_str(html, settings).map_err(|error| anyhow!("index.html: {error}"))?;
    ensure!(policies == 1, "index.html: one <meta charset>, after which its policy is written, is needed");
    Ok(Page { html, scripts })
}

/// Fills in the attributes, and refuses what the policy would.
fn finish_element(element: &mut Element<'_, '_>, words: &BTreeMap<String, String>) -> HandlerResult {
    let tag = element.tag_name();
    let attributes: Vec<(String, String)> =
        element.attributes().iter().map(|attribute| (attribute.name(), attribute.value())).collect();
    for (name, value) in attributes {
        if tag == "style" || name == "style" || name.starts_with("on") {
            return Err(
                format!("<{tag} {name}>: inline styles and handlers are forbidden by the policy").into()
            );
        }
        if matches!(name.as_str(), "src" | "href") && value.starts_with('/') {
            return Err(
                format!("<{tag} {name}=\"{value}\">: a path from the host's root breaks sub-paths").into()
            );
        }
        let filled = filled(&value, words)?;
        if filled != value {
            element.set_attribute(&name, &filled)?;
        }
    }
    Ok(())
}

/// Fills in a text, or puts a reference in the place of a script.
fn finish_text(
    last: &mut TextChunk<'_>,
    text: String,
    words: &BTreeMap<String, String>,
    scripts: &mut BTreeMap<String, String>,
) -> HandlerResult {
    if last.text_type() == TextType::ScriptData {
        let name = format!("boot-{}.js", short(&Sha256::digest(&text)));
        last.replace(&format!(r#"<script type="module" src="./{name}"></script>"#), ContentType::Html);
        scripts.insert(name, text);
    } else {
        last.replace(&filled(&text, words)?, ContentType::Html);
    }
    Ok(())
}

/// The text with every `{{key}}` replaced by its word, escaped for HTML.
fn filled(text: &str, words: &BTreeMap<String, String>) -> Result<String> {
    let mut parts = text.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (key, rest) = part.split_once("}}").with_context(|| format!("`{{{{{part}` is not closed"))?;
        let word = words.get(key.trim()).with_context(|| {
            format!("`{{{{{key}}}}}` is neither in web/locales/zh.toml nor, after `settings.`, in web/settings.toml")
        })?;
        filled.push_str(&word.replace('&', "&amp;").replace('<', "&lt;"));
        filled.push_str(rest);
    }
    Ok(filled)
}

/// The service worker with its list of files and, as its version, a hash of all contents.
fn told_of(template: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    ensure!(
        template.contains("{{files}}") && template.contains("{{version}}"),
        "sw.js: {{{{files}}}} and {{{{version}}}}"
    );
    let mut contents = Sha256::new();
    for (name, bytes) in files {
        contents.update(name);
        contents.update(Sha256::digest(bytes));
    }
    let names: Vec<&String> = files.keys().filter(|name| !name.starts_with(ON_DEMAND)).collect();
    Ok(template
        .replace("{{files}}", &serde_json::to_string(&names)?)
        .replace("{{version}}", &short(&contents.finalize())))
}

/// Every file below a folder, by its path from there.
fn read_files(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).context("a file name that is not text")?;
        if path.is_dir() {
            read_files(&path, &format!("{prefix}{name}/"), files)?;
        } else {
            files.insert(format!("{prefix}{name}"), fs::read(&path)?);
        }
    }
    Ok(())
}

/// The first 16 hexadecimal digits of a digest: enough to tell builds apart.
pub(crate) fn short(digest: &[u8]) -> String {
    digest.first_chunk().map_or_else(String::new, |&bytes| format!("{:016x}", u64::from_be_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Trunk makes of a page, in short.
    const PAGE: &str = r#"<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<title>{{settings.site.name.zh}}</title><meta name=description content={{site.about}}>
<link rel="modulepreload" href="./xinyong-web-1.js">
<script type="module">
import init from './xinyong-web-1.js';
await init({ module_or_path: './xinyong-web-1_bg.wasm' });
</script></head><body><p>1 &lt; 2: {{boot.a}}, {{ boot.b }}</p></body></html>"#;

    fn words() -> BTreeMap<String, String> {
        let words = [
            ("settings.site.name.zh", "信用"),
            ("site.about", "A \"word\" & more"),
            ("boot.a", "<b>"),
            ("boot.b", "稍候"),
        ];
        words.map(|(key, word)| (key.to_owned(), word.to_owned())).into()
    }

    #[test]
    fn the_words_are_filled_in_and_escaped() {
        let html = finished(PAGE, &words()).unwrap().html;
        assert!(html.contains("<title>信用</title>"), "{html}");
        assert!(html.contains(r#"content="A &quot;word&quot; &amp; more""#), "{html}");
        assert!(html.contains("<p>1 &lt; 2: &lt;b>, 稍候</p>"), "{html}");
    }

    #[test]
    fn an_inline_script_moves_into_a_file_that_its_content_names() {
        let Page { html, scripts } = finished(PAGE, &words()).unwrap();
        let [(name, script)] = scripts.iter().collect::<Vec<_>>()[..] else { panic!("{scripts:?}") };
        assert!(script.contains("await init("));
        assert!(
            html.contains(&format!(r#"<script type="module" src="./{name}"></script></head>"#)),
            "{html}"
        );
        assert!(!html.contains("init"), "{html}");
        let other = finished(&PAGE.replace("web-1", "web-2"), &words()).unwrap();
        assert_ne!(other.scripts.keys().next(), Some(name));
    }

    #[test]
    fn the_policy_stands_before_anything_it_rules() {
        let html = finished(PAGE, &words()).unwrap().html;
        let policy = html.find(POLICY).expect("the policy");
        assert!(policy < html.find("<title").unwrap());
        assert!(!POLICY.contains("'unsafe-inline'") && !POLICY.contains("'unsafe-eval'"));
    }

    #[test]
    fn what_would_break_is_refused() {
        for (part, instead, complaint) in [
            ("{{boot.a}}", "{{boot.c}}", "boot.c"),
            ("{{boot.a}}", "{{boot.a", "not closed"),
            ("<p>", "<p style=\"color: red\">", "inline"),
            ("<p>", "<p onclick=\"go()\">", "inline"),
            ("<p>", "<style nonce>p {}</style><p>", "inline"),
            ("<p>", "<script>go()</script><p>", "inline script"),
            ("href=\"./", "href=\"/", "sub-paths"),
            ("<meta charset=\"utf-8\">", "", "charset"),
        ] {
            let error = finished(&PAGE.replacen(part, instead, 1), &words()).unwrap_err().to_string();
            assert!(error.contains(complaint), "{instead}: {error}");
        }
    }

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for origin in [
            "https://www.example.cn",
            "https://www.example.cn:8443",
            "https://xn--fiqs8s.example",
            "https://localhost",
            "http://localhost:8080",
            "http://127.0.0.1:8080",
            "http://[::1]",
            "http://[::1]:8080",
        ] {
            assert!(is_origin(origin), "{origin}");
        }
        for other in [
            "*",
            "null",
            "https://",
            "www.example.cn",
            "https://www.example.cn/",
            "https://*.example.cn",
            "https://WWW.example.cn",
            "https://www.example.cn:443",
            "https://www.example.cn:",
            "https://www.example.cn:+8080",
            "https://www.example.cn:08080",
            "https://www.example.cn:65536",
            "https://www.example.cn:8080:8080",
            "http://www.example.cn",
            "http://www.example.cn:8080",
            "http://localhost.example.cn",
            "http://127.0.0.1:80",
            "http://[::1]:",
            "http://[::2]",
            "http://::1",
            "https://a@example.cn",
            "javascript://example.cn",
        ] {
            assert!(!is_origin(other), "{other}");
        }
    }

    #[test]
    fn the_service_worker_learns_the_files_and_a_version_that_follows_their_contents() {
        let template = "const FILES = {{files}};\nconst VERSION = \"{{version}}\";\n";
        let files = |css: &str| {
            BTreeMap::from([("./a.css".to_owned(), css.into()), ("./index.html".to_owned(), Vec::new())])
        };
        let told = told_of(template, &files("p {}")).unwrap();
        assert!(
            told.starts_with("const FILES = [\"./a.css\",\"./index.html\"];\nconst VERSION = \""),
            "{told}"
        );
        assert_ne!(told, told_of(template, &files("q {}")).unwrap());
        assert!(told_of("nothing to fill in", &files("")).is_err());
    }
}
