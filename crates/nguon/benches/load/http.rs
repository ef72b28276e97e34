//! As much of a browser as a load needs: one line kept open, cookies, forms.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
};

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

pub(crate) struct Client {
    line: BufReader<TcpStream>,
    port: u16,
    cookies: String,
}

impl Client {
    pub(crate) fn connect(port: u16, cookies: &str) -> Self {
        let line = TcpStream::connect(("127.0.0.1", port)).unwrap();
        line.set_nodelay(true).unwrap();
        Self { line: BufReader::new(line), port, cookies: cookies.to_owned() }
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, None)
    }

    pub(crate) fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let coded = |text: &str| {
            let mut coded = String::new();
            for byte in text.bytes() {
                if byte.is_ascii_alphanumeric() {
                    coded.push(char::from(byte))
                } else {
                    coded += &format!("%{byte:02X}")
                }
            }
            coded
        };
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", coded(value))).collect();
        self.send("POST", path, Some(&body.join("&")))
    }

    fn send(&mut self, method: &str, path: &str, form: Option<&str>) -> Answer {
        let Self { port, cookies, .. } = self;
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookies}\r\n");
        if let Some(form) = form {
            request += &format!(
                "Origin: http://127.0.0.1:{port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len(),
            );
        }
        request += "\r\n";
        request += form.unwrap_or_default();
        self.line.get_mut().write_all(request.as_bytes()).unwrap();
        self.receive()
    }

    fn receive(&mut self) -> Answer {
        let mut first = String::new();
        self.line.read_line(&mut first).unwrap();
        let status = first.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
        let mut headers = Vec::new();
        loop {
            let mut line = String::new();
            self.line.read_line(&mut line).unwrap();
            let Some((name, value)) = line.trim_end().split_once(": ") else { break };
            headers.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        let length = headers.iter().find(|(name, _)| name == "content-length");
        let mut body = vec![0; length.map_or(0, |(_, length)| length.parse().unwrap())];
        self.line.read_exact(&mut body).unwrap();
        assert!(!headers.iter().any(|(name, _)| name == "transfer-encoding"), "the answer has no length");
        Answer { status, headers, body: String::from_utf8(body).unwrap() }
    }
}

impl Answer {
    fn cookies(&self) -> String {
        let set = self.headers.iter().filter(|(name, _)| name == "set-cookie");
        let pairs: Vec<&str> = set.filter_map(|(_, cookie)| cookie.split(';').next()).collect();
        pairs.join("; ")
    }
}

/// The value of a hidden field.
fn hidden(body: &str, name: &str) -> String {
    let from = body.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name} in {body}"));
    let (_, value) = body[from..].split_once("value=\"").unwrap();
    value.split('"').next().unwrap().to_owned()
}

/// Signs in; answers the cookies of the session.
pub(crate) fn sign_in(port: u16, login: &str, password: &str) -> String {
    let mut client = Client::connect(port, "");
    let page = client.get("/session");
    client.cookies = page.cookies();
    let token = hidden(&page.body, "csrf");
    let fields = [("csrf", token.as_str()), ("login", login), ("password", password), ("to", "/")];
    let done = client.post("/session", &fields);
    assert_eq!(done.status, 303, "{}", done.body);
    done.cookies()
}

/// The token of a page's form.
pub(crate) fn form_token(port: u16, session: &str, path: &str) -> String {
    let page = Client::connect(port, session).get(path);
    hidden(&page.body, "csrf")
}

/// The first link of a page that has some words in it.
pub(crate) fn link_with(body: &str, words: &str) -> Option<String> {
    let links = body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    links.map(|link| link.replace("&amp;", "&").replace("&#38;", "&")).find(|link| link.contains(words))
}
