//! What the browser gets beside pages: one style, one script, the typeface. Each is named by its content and kept for ever.
//!
//! Taken from the bundle if there was one when this was built; otherwise the style sheet as it was written, without
//! script and web font.

use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock};

use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};

#[derive(RustEmbed)]
#[folder = "../../assets/dist"]
#[allow_missing = true]
struct Bundle;

/// The pictures of the guide, with `pictures.json`, which says how large each is shown.
#[derive(RustEmbed)]
#[folder = "../../assets/guide"]
struct Pictures;

const PLAIN_STYLE: &[u8] = include_bytes!("../../../assets/src/app.css");
const ICON: &[u8] = include_bytes!("../../../assets/src/icon.svg");

/// The files and the names under which pages ask for them.
pub(crate) struct Assets {
    /// Address of the style sheet.
    pub(crate) style: String,
    /// Address of the script, if there is one.
    pub(crate) script: Option<String>,
    /// Address of the small picture in the browser's tab.
    pub(crate) icon: String,
    /// The pictures of the guide, by what chapters call them.
    pub(crate) pictures: BTreeMap<String, Picture>,
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// A picture of the guide.
pub(crate) struct Picture {
    pub(crate) address: String,
    /// As it is shown, in pixels of the page.
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// One file.
pub(crate) struct Asset {
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Cow<'static, [u8]>,
}

impl Assets {
    /// The assets of this build.
    pub(crate) fn of_build() -> &'static Self {
        static ASSETS: OnceLock<Assets> = OnceLock::new();
        ASSETS.get_or_init(|| {
            let manifest =
                Bundle::get("manifest.json").and_then(|manifest| serde_json::from_slice(&manifest.data).ok());
            Self::gather(&manifest.unwrap_or_default())
        })
    }

    fn gather(manifest: &BTreeMap<String, String>) -> Self {
        let mut files = BTreeMap::new();
        for file in manifest.values() {
            if let Some(found) = Bundle::get(file) {
                files.insert(file.clone(), found.data);
            }
        }
        let bundled = |name: &str| manifest.get(name).filter(|file| files.contains_key(*file)).cloned();
        let (style, script) = (bundled("app.css"), bundled("app.js"));
        let mut put = |stem: &str, ending: &str, bytes: &'static [u8]| {
            let name = named(stem, ending, bytes);
            files.insert(name.clone(), Cow::Borrowed(bytes));
            name
        };
        let style = style.unwrap_or_else(|| put("app", "css", PLAIN_STYLE));
        let icon = put("icon", "svg", ICON);
        let mut pictures = BTreeMap::new();
        for (name, [width, height]) in sizes() {
            if let Some(found) = Pictures::get(&format!("{name}.webp")) {
                let file = named(&name, "webp", &found.data);
                files.insert(file.clone(), found.data);
                pictures.insert(name, Picture { address: format!("/assets/{file}"), width, height });
            }
        }
        let at = |file: String| format!("/assets/{file}");
        Self { style: at(style), script: script.map(at), icon: at(icon), pictures, files }
    }

    /// A file by its name under `/assets/`.
    pub(crate) fn file(&self, name: &str) -> Option<Asset> {
        let bytes = self.files.get(name)?.clone();
        let media_type = match name.rsplit('.').next() {
            Some("css") => "text/css; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("webp") => "image/webp",
            Some("svg") => "image/svg+xml",
            Some("woff2") => "font/woff2",
            _ => "application/octet-stream",
        };
        Some(Asset { media_type, bytes })
    }
}

/// How large each picture of the guide is shown.
fn sizes() -> BTreeMap<String, [u32; 2]> {
    Pictures::get("pictures.json").and_then(|sizes| serde_json::from_slice(&sizes.data).ok()).unwrap_or_default()
}

/// A name that changes with the content.
fn named(stem: &str, ending: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let short: String = digest.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}-{short}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_bundle_the_written_style_is_served_and_no_script() {
        let assets = Assets::gather(&BTreeMap::new());
        let name = assets.style.strip_prefix("/assets/").expect("assets have one place");
        let style = assets.file(name).expect("the style is there");
        assert_eq!((style.media_type, style.bytes.as_ref()), ("text/css; charset=utf-8", PLAIN_STYLE));
        assert_eq!(assets.script, None);
    }

    #[test]
    fn names_change_with_the_content() {
        assert_ne!(named("app", "css", b"a"), named("app", "css", b"b"));
        assert!(Assets::of_build().file("../Cargo.toml").is_none());
        assert!(Assets::of_build().file("manifest.json").is_none());
    }
}
