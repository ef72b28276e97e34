//! Fills a database, serves it, asks, and says what it found.
#![allow(clippy::disallowed_methods, reason = "a bench measures time")]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use nguon_store::{Address, Changes, Store};

use super::samples::{Dice, Sample};

#[path = "http.rs"]
mod http;
use http::Client;

/// How much of everything.
pub(crate) struct Size {
    pub(crate) people: usize,
    pub(crate) units: usize,
    /// How many cases there are, at most one for each of the people.
    pub(crate) cases: usize,
    /// How many ask at once.
    pub(crate) clients: usize,
    /// How long each row lasts.
    pub(crate) millis: usize,
    /// How deep the keyset row turns pages.
    pub(crate) pages: usize,
    /// Where the filled database stays; nowhere if `None`.
    pub(crate) folder: Option<PathBuf>,
}

/// People are put on record so many at a time.
const BATCH: usize = 50_000;

/// The core of the server, and that of those who ask.
const CORES: (&str, &str) = ("0", "1");

struct World {
    top: String,
    cells: Vec<String>,
    people: Vec<String>,
}

/// Fills, serves and asks; answers a table.
pub(crate) fn run(size: &Size) -> String {
    let for_now = tempfile::tempdir().unwrap();
    let folder = size.folder.as_deref().unwrap_or(for_now.path());
    let file = folder.join("nguon.sqlite");
    let filling = Instant::now();
    let world = fill(&file, size);
    let filled = filling.elapsed();
    // A folder that stays may have been measured before.
    let login = format!("tai{}", std::process::id());
    let password = account(folder, &login, &world.top);
    let (mut server, port, started) = serve(folder);
    let mut table = String::new();
    let _ = writeln!(
        table,
        "{} people in {} units, {} cases, {} MiB of SQLite, filled in {:.1} s",
        size.people,
        size.units,
        size.cases,
        file.metadata().unwrap().len() >> 20,
        filled.as_secs_f64(),
    );
    let _ =
        writeln!(table, "A11 start to ready: {:.2} s; memory then {} MiB", started.as_secs_f64(), memory(&server).0);
    pin_this_process();
    let session = http::sign_in(port, &login, &password);
    let ask = |path: String| move |client: &mut Client| client.get(&path).status == 200;

    let person = |client: &mut Client, dice: &mut Dice| {
        let path = format!("/people/{}", world.people[dice.below(world.people.len())]);
        client.get(&path).status == 200
    };
    let list = format!("/units/{}/people?of=everybody", world.top);
    let words = ["nguyen van", "tran thi", "le minh", "ng v a", "hoa", "dang quoc tu", "bui"];
    let search = |client: &mut Client, dice: &mut Dice| {
        let path = format!("{list}&q={}", dice.of(&words).replace(' ', "+"));
        client.get(&path).status == 200
    };
    let nobody = ask(format!("{list}&q=khong+co+ai+ten+nhu+the"));
    // The names are read beside the first requests; this waits for them.
    nobody(&mut Client::connect(port, &session));
    let mut row = |name: &str, clients: usize, work: &(dyn Fn(&mut Client, &mut Dice) -> bool + Sync)| {
        let found = load(port, &session, clients, size.millis, work);
        let _ = writeln!(table, "{name}, c={clients}: {found}");
    };
    row("A1 one person", size.clients, &person);
    row("A1 one person", 1, &person);
    reset_peak(&server);
    let first_page = ask(list.clone());
    row("A2 list of 50 by name with total", size.clients, &|client, _| first_page(client));
    let peak = memory(&server).1;
    row("A2 list of 50 by name with total", 1, &|client, _| first_page(client));
    let deep = deep_page(port, &session, &list, size.pages);
    let deep_page = ask(deep.0);
    row(&format!("A3 page {}", deep.1), 1, &|client, _| deep_page(client));
    row("A4 search without marks", 1, &search);
    row("A4 search without marks", size.clients, &search);
    row("A4 search without a hit", 1, &|client, _| nobody(client));
    // A folder that stays has the names of earlier runs.
    let ticket = AtomicU64::new(u64::from(std::process::id()) * 10_000);
    let token = http::form_token(port, &session, &format!("/units/{}/nominate", world.cells[0]));
    let save = |client: &mut Client, dice: &mut Dice| {
        let number = ticket.fetch_add(1, Ordering::Relaxed);
        nominate(client, &world.cells[dice.below(world.cells.len())], &token, number, dice)
    };
    row("A6 save a nomination", 1, &save);
    row("A6 save a nomination", size.clients, &save);
    let dashboard = ask(format!("/units/{}", world.top));
    row("unit at the top", 1, &|client, _| dashboard(client));
    let inbox = ask("/".to_owned());
    row("first page of the board", 1, &|client, _| inbox(client));
    let _ = writeln!(table, "A10 peak memory under A2: {peak} MiB; in all {} MiB", memory(&server).1);
    server.kill().unwrap();
    server.wait().unwrap();
    table
}

fn fill(file: &Path, size: &Size) -> World {
    let cases = |dice: &mut Dice| usize::from(dice.below(size.people) < size.cases);
    let sample = Sample::with_cases(2_020, size.people, size.units, cases);
    let world = World {
        top: sample.units[0].unit.id.to_string(),
        cells: sample.units.iter().skip(size.units / 2).map(|write| write.unit.id.to_string()).collect(),
        people: sample.people.iter().map(|person| person.id.to_string()).collect(),
    };
    if file.exists() {
        return world;
    }
    let whole = sample.write();
    drop(sample);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(&Address::Sqlite(file.to_owned())).await.unwrap();
        store.migrate().await.unwrap();
        let mut cases = BTreeMap::new();
        for case in whole.changes.cases {
            cases.entry(case.opening.person).or_insert_with(Vec::new).push(case);
        }
        let mut dice = Dice::new(11);
        let command = |dice: &mut Dice| nguon_domain::id::CommandId(dice.id());
        let Changes { units, quotas, headcounts, people, .. } = whole.changes;
        let tree = Changes { units, quotas, headcounts, ..Changes::default() };
        let (author, at) = (whole.author, whole.at);
        let write = |command, changes, entries| nguon_store::Write { command, author, at, changes, entries };
        store.commit(write(command(&mut dice), tree, whole.entries[..1].to_vec())).await.unwrap();
        for (batch, entries) in people.chunks(BATCH).zip(whole.entries[1..].chunks(BATCH)) {
            let changes = Changes {
                people: batch.to_vec(),
                cases: batch.iter().filter_map(|person| cases.remove(&person.id)).flatten().collect(),
                ..Changes::default()
            };
            store.commit(write(command(&mut dice), changes, entries.to_vec())).await.unwrap();
        }
        store.close().await;
    });
    world
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("taskset");
    command.args(["-c", CORES.0, env!("CARGO_BIN_EXE_nguon"), "--folder"]).arg(folder).args(arguments);
    command.args(["--today", "2023-10-31"]).env("RUST_LOG", "warn").stdout(Stdio::piped());
    command
}

/// An account at the top; answers its password.
fn account(folder: &Path, login: &str, top: &str) -> String {
    let arguments = ["user", login, "--name", "Người đo tải", "--role", "organisation_officer", "--unit", "U000000"];
    let output = program(folder, &arguments).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let password = text.lines().find_map(|line| line.strip_prefix("Mật khẩu:"));
    password.unwrap_or_else(|| panic!("an account at {top}: {text}")).trim().to_owned()
}

fn serve(folder: &Path) -> (Child, u16, Duration) {
    let begun = Instant::now();
    let mut server = program(folder, &["serve", "--plain-http", "--listen", "127.0.0.1:0"]).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let port = line.trim().rsplit(':').next().unwrap().parse().unwrap();
    (server, port, begun.elapsed())
}

/// What the kernel says of a process: memory now and at its peak, in MiB.
fn memory(server: &Child) -> (u64, u64) {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let of = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() >> 10
    };
    (of("VmRSS:"), of("VmHWM:"))
}

fn reset_peak(server: &Child) {
    std::fs::write(format!("/proc/{}/clear_refs", server.id()), "5").unwrap();
}

fn pin_this_process() {
    let id = std::process::id().to_string();
    let done = Command::new("taskset").args(["-a", "-c", "-p", CORES.1, &id]).stdout(Stdio::null()).status().unwrap();
    assert!(done.success());
}

/// The address of a page so deep, or of the last there is, and which it is.
fn deep_page(port: u16, session: &str, list: &str, pages: usize) -> (String, usize) {
    let mut client = Client::connect(port, session);
    let (mut path, mut page) = (list.to_owned(), 1);
    while page < pages {
        let answer = client.get(&path);
        assert_eq!(answer.status, 200, "{path}");
        match http::link_with(&answer.body, "after=") {
            Some(next) => path = next,
            None => break,
        }
        page += 1;
    }
    (path, page)
}

fn nominate(client: &mut Client, cell: &str, token: &str, number: u64, dice: &mut Dice) -> bool {
    // Of names that nobody bears, so that nobody is asked whether they are the same.
    let syllable = |mut number: u64| {
        let mut word = String::from("X");
        for letters in [b"aeiouy", b"bcdghl", b"aeiouy", b"kmnpst"] {
            word.push(char::from(letters[usize::try_from(number % 6).unwrap()]));
            number /= 6;
        }
        word
    };
    let name = format!("Lò {} {}", syllable(number), syllable(number / 1_296));
    let born = format!("{}/{}/{}", 1 + dice.below(28), 1 + dice.below(12), 1985 + dice.below(15));
    let ticket = dice.id().to_string();
    let fields =
        [("csrf", token), ("ticket", &ticket), ("name", &name), ("born", &born), ("sex", "male"), ("on", "5/10/2023")];
    let answer = client.post(&format!("/units/{cell}/nominate"), &fields);
    answer.status == 303
}

/// What a row found.
struct Found {
    asked: usize,
    refused: usize,
    millis: usize,
    /// In microseconds, the shortest first.
    took: Vec<u64>,
}

impl std::fmt::Display for Found {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = |share: usize| {
            let micros = self.took[(self.took.len() * share / 1_000).min(self.took.len() - 1)];
            std::time::Duration::from_micros(micros).as_secs_f64() * 1e3
        };
        let rate = self.asked * 1_000 / self.millis;
        write!(formatter, "{rate}/s, p50 {:.2} ms, p99 {:.2} ms, {} refused", at(500), at(990), self.refused)
    }
}

fn load(
    port: u16,
    session: &str,
    clients: usize,
    millis: usize,
    work: &(dyn Fn(&mut Client, &mut Dice) -> bool + Sync),
) -> Found {
    let one = |number: usize| {
        let mut client = Client::connect(port, session);
        let mut dice = Dice::new(31 * u64::try_from(number).unwrap() + 5);
        // Caches and connections first.
        work(&mut client, &mut dice);
        let (mut took, mut refused) = (Vec::new(), 0);
        let begun = Instant::now();
        while begun.elapsed() < Duration::from_millis(u64::try_from(millis).unwrap()) {
            let asked = Instant::now();
            refused += usize::from(!work(&mut client, &mut dice));
            took.push(u64::try_from(asked.elapsed().as_micros()).unwrap());
        }
        (took, refused)
    };
    let (mut took, mut refused) = (Vec::new(), 0);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients).map(|number| scope.spawn(move || one(number))).collect();
        for thread in threads {
            let (more, not) = thread.join().unwrap();
            took.extend(more);
            refused += not;
        }
    });
    took.sort_unstable();
    Found { asked: took.len(), refused, millis, took }
}
