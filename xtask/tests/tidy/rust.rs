//! A Rust file taken apart into code and string literals: enough of the grammar to search without false finds.

/// Code and literals of one file.
pub(crate) struct Source {
    /// The text with comments, and what stands inside literals, blanked; lines keep their numbers.
    pub(crate) code: String,
    /// Every string literal with the number of the line on which it begins; escapes are left as written.
    pub(crate) literals: Vec<(usize, String)>,
}

impl Source {
    pub(crate) fn read(text: &str) -> Self {
        let mut reader =
            Reader { rest: text.chars().collect(), at: 0, line: 1, code: String::new(), literals: Vec::new() };
        while reader.at < reader.rest.len() {
            reader.step();
        }
        Self { code: reader.code, literals: reader.literals }
    }

    /// Lines of code that contain `needle`, with their numbers.
    pub(crate) fn lines_with<'a>(&'a self, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.code.lines().enumerate().filter(move |(_, line)| line.contains(needle)).map(|(index, _)| index + 1)
    }
}

struct Reader {
    rest: Vec<char>,
    at: usize,
    line: usize,
    code: String,
    literals: Vec<(usize, String)>,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.rest.get(self.at + ahead).copied()
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(index, wanted)| self.peek(index) == Some(wanted))
    }

    /// Takes one character; it shows in the code only when `keep`, a line break always.
    fn take(&mut self, keep: bool) -> Option<char> {
        let character = self.peek(0)?;
        self.at += 1;
        if character == '\n' {
            self.line += 1;
        }
        self.code.push(if keep || character == '\n' { character } else { ' ' });
        Some(character)
    }

    fn step(&mut self) {
        if self.starts_with("//") {
            while self.peek(0).is_some_and(|character| character != '\n') {
                self.take(false);
            }
        } else if self.starts_with("/*") {
            self.block_comment();
        } else if let Some(hashes) = self.raw_string() {
            self.raw_literal(hashes);
        } else if self.peek(0) == Some('"') {
            self.literal();
        } else if self.peek(0) == Some('\'') {
            self.quote();
        } else {
            self.take(true);
        }
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            if self.starts_with("/*") {
                depth += 1;
                self.take(false);
            } else if self.starts_with("*/") {
                depth -= 1;
                self.take(false);
            }
            if self.take(false).is_none() || depth == 0 {
                return;
            }
        }
    }

    /// The number of `#` when a raw string begins here.
    fn raw_string(&self) -> Option<usize> {
        let before = self.at.checked_sub(1).and_then(|at| self.rest.get(at));
        if before.is_some_and(|character| character.is_alphanumeric() || *character == '_') && before != Some(&'b') {
            return None;
        }
        if self.peek(0) != Some('r') {
            return None;
        }
        let hashes = (1..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        (self.peek(1 + hashes) == Some('"')).then_some(hashes)
    }

    fn raw_literal(&mut self, hashes: usize) {
        let line = self.line;
        for _ in 0..hashes + 2 {
            self.take(true);
        }
        let end: String = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
        let mut text = String::new();
        while !self.starts_with(&end) {
            let Some(character) = self.take(false) else {
                break;
            };
            text.push(character);
        }
        for _ in 0..end.len() {
            self.take(true);
        }
        self.literals.push((line, text));
    }

    fn literal(&mut self) {
        let line = self.line;
        self.take(true);
        let mut text = String::new();
        while self.peek(0) != Some('"') {
            let Some(character) = self.take(false) else {
                break;
            };
            text.push(character);
            if character == '\\'
                && let Some(escaped) = self.take(false)
            {
                text.push(escaped);
            }
        }
        self.take(true);
        self.literals.push((line, text));
    }

    /// A character literal or a lifetime.
    fn quote(&mut self) {
        self.take(true);
        if self.peek(0) == Some('\\') {
            self.take(false);
            self.take(false);
            while self.peek(0).is_some_and(|character| character != '\'') {
                self.take(false);
            }
            self.take(true);
        } else if self.peek(1) == Some('\'') {
            self.take(false);
            self.take(true);
        }
    }
}

#[test]
fn comments_and_literals_are_told_from_code() {
    let source = Source::read(
        "let a = \"todo!() \\\" select\"; // todo!()\nlet b = r#\"x \"y\" z\"#; /* a /* b */ todo!() */ let c = '\"';\nfn f<'a>(d: &'a str) { todo!() }\n",
    );
    assert_eq!(source.lines_with("todo!").collect::<Vec<_>>(), [3]);
    let literals: Vec<(usize, &str)> = source.literals.iter().map(|(line, text)| (*line, text.as_str())).collect();
    assert_eq!(literals, [(1, "todo!() \\\" select"), (2, "x \"y\" z")]);
    assert!(source.code.contains("let c = ' ';"));
}
