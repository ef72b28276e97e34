//! A browser as far as the tests need one: it keeps cookies, names where it comes from, and follows what it is told.

use std::{collections::BTreeMap, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt as _;
use nguon_app::{
    App,
    sample::{self, PASSWORD, Still},
};
use nguon_web::{Options, router};
use tower::ServiceExt as _;

use crate::html::Document;

/// Longer than anything takes here.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// The program over the sample, for as long as this lives.
pub(crate) struct Site {
    pub(crate) app: App,
    pub(crate) clock: Still,
    options: Options,
    pub(crate) folder: tempfile::TempDir,
}

impl Site {
    pub(crate) async fn open() -> Self {
        Self::with(Options { secure_cookies: true, patience: PATIENCE, ..Options::default() }).await
    }

    pub(crate) async fn with(options: Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Still::default();
        let app = sample::open(folder.path(), clock.clone()).await.unwrap();
        Self { app, clock, options, folder }
    }

    /// The program over a database in which nobody has done anything yet.
    pub(crate) async fn empty() -> Self {
        let options = Options { secure_cookies: true, patience: PATIENCE, ..Options::default() };
        let folder = tempfile::tempdir().unwrap();
        let clock = Still::default();
        let app = sample::nothing(folder.path(), clock.clone()).await.unwrap();
        Self { app, clock, options, folder }
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser {
            router: router(self.app.clone(), self.options.clone()),
            cookies: BTreeMap::new(),
            headers: Vec::new(),
        }
    }

    /// A browser in which somebody has signed in.
    pub(crate) async fn signed_in(&self, login: &str) -> Browser {
        let mut browser = self.browser();
        let answer = browser.sign_in(login, PASSWORD).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{login} signs in: {}", answer.body);
        browser
    }
}

/// A browser.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    /// Headers it sends with everything.
    pub(crate) headers: Vec<(&'static str, String)>,
}

/// An answer, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn document(&self) -> Document {
        Document::read(&self.body)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }

    pub(crate) fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().map(|value| value.to_str().unwrap()).collect()
    }
}

impl Browser {
    pub(crate) async fn get(&mut self, place: &str) -> Answer {
        self.send("GET", place, None, &[]).await
    }

    /// Sends a form as one of our own pages would.
    pub(crate) async fn post(&mut self, place: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_from(place, fields, &[("origin", "https://nguon.test"), ("sec-fetch-site", "same-origin")]).await
    }

    /// Sends a form that says of itself where it comes from.
    pub(crate) async fn post_from(&mut self, place: &str, fields: &[(&str, &str)], from: &[(&str, &str)]) -> Answer {
        let body = form_body(fields);
        self.send("POST", place, Some(body), from).await
    }

    /// Sends files as our own page would: name and content.
    pub(crate) async fn post_files(&mut self, place: &str, token: &str, files: &[(&str, &[u8])]) -> Answer {
        let mut body =
            format!("--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n").into_bytes();
        for (name, content) in files {
            let head = format!(
                "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(content);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let ours = [("origin", "https://nguon.test"), ("content-type", "multipart/form-data; boundary=edge")];
        self.send_bytes("POST", place, Some(body), &ours).await
    }

    pub(crate) async fn send(
        &mut self,
        method: &str,
        place: &str,
        form: Option<String>,
        more: &[(&str, &str)],
    ) -> Answer {
        self.send_bytes(method, place, form.map(String::into_bytes), more).await
    }

    async fn send_bytes(&mut self, method: &str, place: &str, form: Option<Vec<u8>>, more: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(place).header("host", "nguon.test");
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        for (name, value) in
            more.iter().copied().chain(self.headers.iter().map(|(name, value)| (*name, value.as_str())))
        {
            request = request.header(name, value);
        }
        if form.is_some() && !more.iter().any(|(name, _)| *name == "content-type") {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let request = request.body(form.map_or_else(Body::empty, Body::from)).unwrap();
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        let answer = Answer {
            status: head.status,
            headers: head.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        };
        for cookie in answer.cookies() {
            let (name, rest) = cookie.split_once('=').unwrap();
            // Whatever sets a cookie, and whatever it answers.
            assert!(rest.contains("; Path=/; HttpOnly; SameSite=Lax"), "{method} {place}: {cookie}");
            assert_eq!(name.starts_with("__Host-"), rest.contains("; Secure"), "{method} {place}: {cookie}");
            assert!(!rest.contains("Domain"), "{method} {place}: {cookie}");
            let value = rest.split(';').next().unwrap();
            if cookie.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// The proof that forms of this browser carry.
    pub(crate) async fn token(&mut self) -> String {
        let page = self.get("/me").await;
        let page = if page.status == StatusCode::SEE_OTHER { self.get("/session").await } else { page };
        page.document().field("csrf").expect("the page has a form").to_owned()
    }

    pub(crate) async fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        let token = self.token().await;
        self.post("/session", &[("csrf", &token), ("login", login), ("password", password), ("to", "/")]).await
    }
}

fn form_body(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
