//! The journal: read back, followed, verified, and its payloads erased.

use std::collections::HashMap;

use nguon_domain::{
    calendar::Timestamp,
    id::CommandId,
    journal::{Author, Break, Digest, Link as Seal, Verifier},
};

use crate::{
    Store, StoreError,
    bulk::{Conflict, Rows},
    catalogue::{COMMAND, JOURNAL, JOURNAL_PAYLOAD},
    dialect::{Cell, Link, Query},
    fields::{Fields, instant, maybe_shown, sequence, shown, text},
    write::{Committed, Write},
};

/// One link of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// 1 for the first, then without gaps.
    pub sequence: u64,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote.
    pub author: Author,
    /// What was done.
    pub what: String,
    /// What it was done to.
    pub subject: String,
    /// Digest of the payload.
    pub digest: Digest,
    /// The hash that the next link carries on.
    pub hash: Digest,
    /// The request that wrote it.
    pub command: CommandId,
    /// The details; `None` once they were erased.
    pub payload: Option<Vec<u8>>,
}

macro_rules! journal_columns {
    () => {
        "select j.sequence, j.at, j.account, j.post, j.what, j.subject, j.digest, j.previous, j.hash, j.command, \
         p.payload from journal j left join journal_payload p on p.sequence = j.sequence"
    };
}

/// Rows read at a time while a chain is verified.
const PAGE: i64 = 2_000;

impl Store {
    /// The journal's last sequence; 0 while it is empty.
    pub async fn head(&self) -> Result<u64, StoreError> {
        Ok(read_head(&mut self.pools().reading().await?.link()).await?.0)
    }

    /// The newest links before a sequence (of all, with `None`), newest first.
    pub async fn journal(&self, before: Option<u64>, limit: u32) -> Result<Vec<JournalRow>, StoreError> {
        let text = concat!(journal_columns!(), " where j.sequence < $1 order by j.sequence desc limit $2");
        let query = Query::new(text).bind(sequence(before.unwrap_or(u64::MAX))).bind(i64::from(limit));
        self.read_journal(query).await
    }

    /// The newest links about one subject before a sequence, newest first.
    pub async fn journal_of(
        &self,
        subject: &str,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<JournalRow>, StoreError> {
        let text =
            concat!(journal_columns!(), " where j.subject = $1 and j.sequence < $2 order by j.sequence desc limit $3");
        let query = Query::new(text).bind(subject).bind(sequence(before.unwrap_or(u64::MAX))).bind(i64::from(limit));
        self.read_journal(query).await
    }

    async fn read_journal(&self, query: Query) -> Result<Vec<JournalRow>, StoreError> {
        let mut rows = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(query, |row| {
                rows.push(read_row(&mut Fields::of(row, "journal"))?.0);
                Ok(())
            })
            .await?;
        Ok(rows)
    }

    /// What a command wrote; `None` if it was never carried out.
    pub async fn command(&self, id: CommandId) -> Result<Option<Committed>, StoreError> {
        let query = Query::new("select first_sequence, last_sequence from command where id = $1").bind(id.to_string());
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| {
            let mut fields = Fields::of(&row, "command");
            Ok(Committed { first: fields.number()?, last: fields.number()?, replayed: true })
        })
        .transpose()
    }

    /// Erases the details of one link, and says whether there were any. The chain still verifies; that they were
    /// erased is for the caller to journal.
    pub async fn erase_payload(&self, of: u64) -> Result<bool, StoreError> {
        let query = Query::new("delete from journal_payload where sequence = $1").bind(sequence(of));
        Ok(self.run(query).await? > 0)
    }
}

/// The last sequence and its hash.
pub(crate) async fn read_head(link: &mut Link<'_>) -> Result<(u64, Digest), StoreError> {
    read_head_by(link, Query::new("select sequence, hash from journal_head where one = 1")).await
}

/// The last sequence and its hash, held until the transaction ends.
pub(crate) async fn hold_head(link: &mut Link<'_>) -> Result<(u64, Digest), StoreError> {
    let query = link.hold_head();
    read_head_by(link, query).await
}

async fn read_head_by(link: &mut Link<'_>, query: Query) -> Result<(u64, Digest), StoreError> {
    let row = link.first(query).await?.ok_or_else(|| StoreError::Damaged {
        table: "journal_head".to_owned(),
        row: "1".to_owned(),
        what: "is missing".to_owned(),
    })?;
    let mut fields = Fields::of(&row, "journal_head");
    Ok((fields.number()?, fields.digest()?))
}

fn read_row(fields: &mut Fields<'_>) -> Result<(JournalRow, Digest), StoreError> {
    let sequence = fields.number()?;
    let at = fields.instant()?;
    let author = Author { account: fields.maybe_parsed()?, post: fields.maybe_parsed()? };
    let (what, subject) = (fields.string()?, fields.string()?);
    let (digest, previous, hash) = (fields.digest()?, fields.digest()?, fields.digest()?);
    let command = fields.parsed()?;
    let payload = fields.maybe_bytes()?.map(<[u8]>::to_vec);
    Ok((JournalRow { sequence, at, author, what, subject, digest, hash, command, payload }, previous))
}

/// Links on their way into the journal.
pub(crate) struct Chain {
    sequence: u64,
    hash: Digest,
    links: Rows,
    payloads: Rows,
    commands: Rows,
}

impl Chain {
    pub(crate) fn after((sequence, hash): (u64, Digest)) -> Self {
        let rows = |table| Rows::of(table, Conflict::Refuse);
        Self { sequence, hash, links: rows(&JOURNAL), payloads: rows(&JOURNAL_PAYLOAD), commands: rows(&COMMAND) }
    }

    /// Adds the links of a write.
    pub(crate) async fn add(&mut self, link: &mut Link<'_>, write: &Write) -> Result<Committed, StoreError> {
        let first = self.sequence + 1;
        for entry in &write.entries {
            self.sequence += 1;
            let seal = Seal {
                sequence: self.sequence,
                at: write.at,
                author: write.author,
                what: entry.what.clone(),
                subject: entry.subject.clone(),
                payload: Digest::of(&entry.payload),
                previous: self.hash,
            };
            self.hash = seal.hash();
            self.links.push([
                sequence(seal.sequence),
                instant(seal.at),
                maybe_shown(seal.author.account),
                maybe_shown(seal.author.post),
                Cell::from(seal.what),
                Cell::from(seal.subject),
                shown(seal.payload),
                shown(seal.previous),
                shown(self.hash),
                shown(write.command),
            ]);
            self.payloads.push([sequence(seal.sequence), Cell::from(entry.payload.clone())]);
            // The links first: payloads refer to them.
            self.links.spill(link).await?;
            self.payloads.spill(link).await?;
        }
        let committed = Committed { first, last: self.sequence, replayed: false };
        self.commands.push([
            text(&write.command.to_string()),
            sequence(committed.first),
            sequence(committed.last),
            instant(write.at),
        ]);
        Ok(committed)
    }

    /// Writes the links that are left, and moves the head to the last one.
    pub(crate) async fn write(self, link: &mut Link<'_>) -> Result<(), StoreError> {
        self.links.write(link).await?;
        self.payloads.write(link).await?;
        self.commands.write(link).await?;
        let head = Query::new("update journal_head set sequence = $1, hash = $2 where one = 1")
            .bind(sequence(self.sequence))
            .bind(self.hash.to_string());
        link.execute(head).await?;
        Ok(())
    }
}

/// What stands in `command` for a request.
struct Known {
    first: u64,
    last: u64,
    /// Links of it that stand between the two.
    links: u64,
}

/// Follows the whole chain and hands each row that does not hold to `found`, by its table, its key and what is wrong.
/// Returns how many links there are.
pub(crate) async fn verify(
    link: &mut Link<'_>,
    mut found: impl FnMut(&'static str, Option<String>, String),
) -> Result<u64, StoreError> {
    let mut verifier = Verifier::default();
    let mut after = 0_u64;
    let mut links = 0_u64;
    // The last link that could not be read and so was not followed.
    let mut unread = 0_u64;
    // Checked as their links go by.
    let mut commands: HashMap<CommandId, Known> = HashMap::new();
    link.each(Query::new("select id, first_sequence, last_sequence, at from command"), |row| {
        let mut fields = Fields::of(row, "command");
        let mut read = || {
            let known = (fields.parsed()?, Known { first: fields.number()?, last: fields.number()?, links: 0 });
            commands.extend([known]);
            fields.instant()
        };
        match read() {
            Err(StoreError::Damaged { table: _, row, what }) => found("command", Some(row), what),
            other => drop(other?),
        }
        Ok(())
    })
    .await?;
    loop {
        let text = concat!(journal_columns!(), " where j.sequence > $1 order by j.sequence limit $2");
        let mut rows = 0;
        link.each(Query::new(text).bind(sequence(after)).bind(PAGE), |row| {
            rows += 1;
            links += 1;
            let number: u64 = Fields::of(row, "journal").number()?;
            let mut found = |number: u64, what| found("journal", Some(number.to_string()), what);
            after = number;
            match read_row(&mut Fields::of(row, "journal")) {
                Ok((row, previous)) => {
                    let known = commands.get_mut(&row.command);
                    match known.filter(|known| (known.first..=known.last).contains(&row.sequence)) {
                        Some(known) => known.links += 1,
                        None => found(number, format!("command {} does not know this row", row.command)),
                    }
                    let seal = Seal {
                        sequence: row.sequence,
                        at: row.at,
                        author: row.author,
                        what: row.what,
                        subject: row.subject,
                        payload: row.digest,
                        previous,
                    };
                    for broken in verifier.follow(&seal, row.hash, row.payload.as_deref()) {
                        if !matches!(broken, Break::Gap { found, .. } if found == unread + 1) {
                            let (number, what) = say(&broken);
                            found(number, what);
                        }
                    }
                }
                Err(StoreError::Damaged { what, .. }) => {
                    found(number, what);
                    unread = number;
                }
                Err(error) => return Err(error),
            }
            Ok(())
        })
        .await?;
        if rows < PAGE {
            break;
        }
    }
    let mut commands: Vec<(CommandId, Known)> = commands.into_iter().collect();
    commands.sort_by_key(|(id, known)| (known.first, *id));
    for (id, Known { first, last, links }) in commands {
        let all = (last + 1).saturating_sub(first);
        if links != all && !(first..=last).contains(&unread) {
            found("command", Some(id.to_string()), format!("{links} of its {all} rows of the journal are there"));
        }
    }
    if verifier.head() != read_head(link).await? {
        found("journal_head", None, "does not match the last row of the journal".to_owned());
    }
    Ok(links)
}

fn say(broken: &Break) -> (u64, String) {
    match broken {
        Break::Gap { expected, found } => (*found, format!("sequence {expected} was expected here")),
        Break::Previous { sequence } => (*sequence, "does not carry on the hash of the row before".to_owned()),
        Break::Hash { sequence } => (*sequence, "its hash is not what its fields make".to_owned()),
        Break::Payload { sequence } => (*sequence, "its payload is not what its digest says".to_owned()),
    }
}
