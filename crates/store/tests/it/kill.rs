//! The program is killed while it writes: what was acknowledged is there, once, and everything is whole.
//!
//! The test starts its own binary again as the writer, reads what the writer acknowledges from its standard output,
//! and kills it in the middle of its work.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Command, Stdio},
};

use nguon_domain::{
    calendar::Timestamp,
    id::{CommandId, Id},
    journal::Author,
};
use nguon_store::{Address, Changes, Store, Write};

use crate::{samples::Dice, support::entry};

const FILE: &str = "NGUON_KILL_FILE";
const FIRST: &str = "NGUON_KILL_FIRST";
const KILLS: u128 = 200;
/// A new database after so many kills, so that checking it stays short.
const KILLS_A_DATABASE: u128 = 20;
const WRITERS: u128 = 4;

fn command(number: u128) -> CommandId {
    CommandId(Id::from_number(number))
}

fn write(number: u128) -> Write {
    Write {
        command: command(number),
        author: Author::PROGRAM,
        at: Timestamp::UNIX_EPOCH,
        changes: Changes {
            settings: vec![(format!("written {}", number % 50), number.to_string())],
            ..Changes::default()
        },
        entries: vec![entry("test.written", &format!("test:{number}"))],
    }
}

fn say(line: String) {
    let mut out = std::io::stdout().lock();
    let told = out.write_all(line.as_bytes()).and_then(|()| out.flush());
    // Whoever listened is gone; the kill is on its way.
    drop(told);
}

/// Not a test of its own: the writer that [`no_acknowledged_write_is_lost_or_doubled`] starts. Does nothing otherwise.
#[test]
fn writer() {
    #[expect(clippy::disallowed_methods, reason = "how the test that starts it hands over its work")]
    let (Ok(file), Ok(first)) = (std::env::var(FILE), std::env::var(FIRST)) else { return };
    let first: u128 = first.parse().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let store = Store::open(&Address::Sqlite(file.into())).await.unwrap();
        store.migrate().await.unwrap();
        let writers = (0..WRITERS).map(|writer| {
            let store = store.clone();
            async move {
                let mut number = first + writer;
                loop {
                    say(format!("\nsent {number}\n"));
                    store.commit(write(number)).await.unwrap();
                    say(format!("\nacked {number}\n"));
                    number += WRITERS;
                }
            }
        });
        // They write until they are killed; none ends by itself.
        let writing: tokio::task::JoinSet<()> = writers.collect();
        writing.join_all().await;
    });
}

/// Starts the writer, kills it after `acks` acknowledgements, and says what it sent and what was acknowledged.
fn kill_after(acks: usize, file: &Path, first: u128) -> (BTreeSet<u128>, BTreeSet<u128>) {
    #[expect(clippy::disallowed_methods, reason = "the test starts itself again")]
    let program = std::env::current_exe().unwrap();
    let mut child = Command::new(program)
        .args(["--exact", "kill::writer", "--nocapture"])
        .env(FILE, file)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (mut sent, mut acked) = (BTreeSet::new(), BTreeSet::new());
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut note = |line: &str, sent: &mut BTreeSet<u128>| {
        if let Some(number) = line.strip_prefix("sent ") {
            sent.insert(number.parse().unwrap());
        } else if let Some(number) = line.strip_prefix("acked ") {
            acked.insert(number.parse().unwrap());
        }
        acked.len()
    };
    for line in &mut lines {
        if note(&line, &mut sent) >= acks {
            break;
        }
    }
    child.kill().unwrap();
    // What was said before the kill and not read yet. A line this short goes into a pipe whole or not at all.
    for line in lines {
        note(&line, &mut sent);
    }
    child.wait().unwrap();
    (sent, acked)
}

#[test]
fn no_acknowledged_write_is_lost_or_doubled() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut dice = Dice::new(20_201_031);
    let (mut acknowledged, mut unanswered, mut carried_out) = (0, 0, 0);
    for database in 0..KILLS / KILLS_A_DATABASE {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("nguon.db");
        let mut all: BTreeSet<u128> = BTreeSet::new();
        for kill in 0..KILLS_A_DATABASE {
            let first = (database * KILLS_A_DATABASE + kill + 1) << 40;
            let (sent, acked) = kill_after(1 + dice.below(40), &file, first);
            assert!(!acked.is_empty() && acked.is_subset(&sent));
            all.extend(&sent);
            runtime.block_on(async {
                let store = Store::open(&Address::Sqlite(file.clone())).await.unwrap();
                store.migrate().await.unwrap();
                let report = store.check().await.unwrap();
                assert_eq!(report.problems, [], "after kill {kill} of database {database}");
                for number in &acked {
                    assert!(
                        store.command(command(*number)).await.unwrap().is_some(),
                        "{number} was acknowledged and is lost"
                    );
                }
                // Whoever got no answer asks again; whoever got one may ask again too.
                for number in &sent {
                    let was_there = store.command(command(*number)).await.unwrap().is_some();
                    let committed = store.commit(write(*number)).await.unwrap();
                    assert_eq!(committed.replayed, was_there, "{number}");
                    if !acked.contains(number) {
                        unanswered += 1;
                        carried_out += usize::from(was_there);
                    }
                }
                // One link for each command, whatever happened to its answer.
                assert_eq!(store.head().await.unwrap(), u64::try_from(all.len()).unwrap());
                store.close().await;
            });
            acknowledged += acked.len();
        }
    }
    println!(
        "{KILLS} kills: {acknowledged} acknowledged writes, none lost, none doubled; \
         {unanswered} without an answer, {carried_out} of them carried out before the kill"
    );
}
