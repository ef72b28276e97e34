//! What a browser calls itself, in words that people use of it.

use nguon_app::texts::Texts;

/// What a browser's own name holds, and what it is called; the first that fits, for most pretend to be others too.
const BROWSERS: [(&str, &str); 9] = [
    ("Zalo", "Zalo"),
    ("coc_coc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
];
const SYSTEMS: [(&str, &str); 6] = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
];

/// The browser and the machine, as far as they can be told.
pub(crate) fn in_words(texts: &Texts, agent: &str) -> String {
    let find = |of: &[(&str, &'static str)]| of.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name);
    match (find(&BROWSERS), find(&SYSTEMS)) {
        (Some(browser), Some(system)) => {
            texts.text("agent-on", &[("browser", browser.into()), ("system", system.into())])
        }
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => texts.plain("agent-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use nguon_app::texts::Language;

    use super::*;

    #[test]
    fn browsers_are_called_as_people_call_them() {
        let texts = Texts::of(Language::Vietnamese);
        for (agent, expected) in [
            (
                "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36",
                "Chrome trên Android",
            ),
            (
                "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116.0 Safari/537.36 Zalo android/12",
                "Zalo trên Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) AppleWebKit/605 Version/16.0 Safari/604",
                "Safari trên iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/110.0 Chrome/104 Safari/537.36",
                "Cốc Cốc trên Windows",
            ),
            ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/116 Safari/537.36 Edg/116", "Edge trên Windows"),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/117.0", "Firefox trên Linux"),
            ("curl/8", "Trình duyệt không rõ"),
            ("", "Trình duyệt không rõ"),
        ] {
            assert_eq!(in_words(texts, agent), expected, "{agent}");
        }
    }
}
