//! Settings, answers kept for imports, and the imports that were carried out.

use nguon_domain::{
    calendar::Timestamp,
    id::{AccountId, ImportId, UnitId},
    journal::Digest,
};

use crate::{
    Store, StoreError,
    bulk::Rows,
    dialect::{Link, Query},
    fields::{Fields, flag, instant, maybe_shown, number, shown, text},
    undo::{Undone, read_undone, undone_columns},
    units::AFTER_ALL,
};

/// What an officer told an import, kept for next time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// What kind of thing was told, such as `column` or `unit`.
    pub kind: String,
    /// What the workbook says, in the form in which it is looked up. Unique within its kind.
    pub written: String,
    /// What it means.
    pub means: String,
    /// When it was told.
    pub told_at: Timestamp,
    /// Who told it; `None` for the program itself.
    pub account: Option<AccountId>,
}

/// An import that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// When.
    pub at: Timestamp,
    /// By whom; `None` for the program itself.
    pub account: Option<AccountId>,
    /// Rows that were read.
    pub rows: u32,
    /// Rows that went in.
    pub accepted: u32,
    /// Of these, repaired ones.
    pub repaired: u32,
    /// Rows that did not.
    pub rejected: u32,
    /// The unit it was brought in at; `None` for the program itself.
    pub unit: Option<UnitId>,
    /// What it changed.
    pub wrote: Wrote,
    /// The files it brought, by name; none, once it was taken back.
    pub sources: Vec<ImportSource>,
    /// That it was taken back; `None` while it stands.
    pub undone: Option<Undone>,
}

/// What an import changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wrote {
    /// Units that are new.
    pub units: u32,
    /// People that are new.
    pub people: u32,
    /// Cases that are new.
    pub cases: u32,
    /// Acts that were put on record.
    pub acts: u32,
    /// Quotas that are new or changed.
    pub quotas: u32,
    /// Rows of other lists.
    pub others: u32,
    /// Members at the start of a year that are new or changed.
    pub headcounts: u32,
    /// People who were known and of whom it told new facts.
    pub completed: u32,
}

/// A file that an import brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSource {
    /// Its name, without the folder.
    pub file: String,
    /// The digest of its bytes.
    pub digest: Digest,
}

macro_rules! mapping_columns {
    () => {
        "select kind, written, means, told_at, account from mapping"
    };
}
pub(crate) use mapping_columns;

macro_rules! import_columns {
    () => {
        "select id, at, account, row_count, accepted, repaired, rejected, unit, new_units, new_people, new_cases, \
         new_acts, new_quotas, new_others, new_headcounts, completed_people from import"
    };
}
pub(crate) use import_columns;

impl Store {
    /// The value of a setting; `None` if nobody has chosen one.
    pub async fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let query = Query::new("select value from setting where name = $1").bind(name);
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| Fields::of(&row, "setting").string()).transpose()
    }

    /// All settings that somebody has chosen, by name.
    pub async fn settings(&self) -> Result<Vec<(String, String)>, StoreError> {
        let mut settings = Vec::new();
        let mut reading = self.pools().reading().await?;
        reading
            .link()
            .each(Query::new("select name, value from setting order by name"), |row| {
                let mut fields = Fields::of(row, "setting");
                settings.push((fields.string()?, fields.string()?));
                Ok(())
            })
            .await?;
        Ok(settings)
    }

    /// All answers kept for imports, by kind and what is written.
    pub async fn mappings(&self) -> Result<Vec<Mapping>, StoreError> {
        let mut mappings = Vec::new();
        let mut reading = self.pools().reading().await?;
        let text = concat!(mapping_columns!(), " order by kind, written");
        reading
            .link()
            .each(Query::new(text), |row| {
                mappings.push(read_mapping(&mut Fields::of(row, "mapping"))?);
                Ok(())
            })
            .await?;
        Ok(mappings)
    }

    /// The newest imports, newest first.
    pub async fn imports(&self, limit: u32) -> Result<Vec<Import>, StoreError> {
        let text = concat!(import_columns!(), " order by id desc limit $1");
        self.read_imports(Query::new(text).bind(i64::from(limit))).await
    }

    /// An import with its files; `None` if there is none of that id.
    pub async fn import(&self, id: ImportId) -> Result<Option<Import>, StoreError> {
        import_by(&mut self.pools().snapshot().await?.link(), id).await
    }

    /// The newest imports at a unit and all under it, newest first.
    pub async fn imports_under(&self, unit: UnitId, limit: u32) -> Result<Vec<Import>, StoreError> {
        let text = concat!(
            import_columns!(),
            " where unit in (select below.id from unit below, unit top where top.id = $1 \
             and below.path >= top.path and below.path < top.path || $2) order by at desc, id desc limit $3"
        );
        self.read_imports(Query::new(text).bind(unit.to_string()).bind(AFTER_ALL.to_string()).bind(i64::from(limit)))
            .await
    }

    async fn read_imports(&self, query: Query) -> Result<Vec<Import>, StoreError> {
        read_imports(&mut self.pools().snapshot().await?.link(), query).await
    }

    /// The import that brought a file of that digest; `None` if none did.
    pub async fn import_of(&self, digest: &Digest) -> Result<Option<ImportId>, StoreError> {
        let query = Query::new("select import from import_source where digest = $1").bind(digest.to_string());
        let row = self.pools().reading().await?.link().first(query).await?;
        row.map(|row| Fields::of(&row, "import_source").parsed()).transpose()
    }
}

async fn read_imports(link: &mut Link<'_>, query: Query) -> Result<Vec<Import>, StoreError> {
    let mut imports: Vec<Import> = Vec::new();
    link.each(query, |row| {
        imports.push(read_import(&mut Fields::of(row, "import"))?);
        Ok(())
    })
    .await?;
    for import in &mut imports {
        let text = "select file, digest from import_source where import = $1 order by file, digest";
        link.each(Query::new(text).bind(import.id.to_string()), |row| {
            let mut fields = Fields::of(row, "import_source");
            import.sources.push(ImportSource { file: fields.string()?, digest: fields.digest()? });
            Ok(())
        })
        .await?;
        let query = Query::new(concat!(undone_columns!(), " where import = $1")).bind(import.id.to_string());
        let undone = link.first(query).await?;
        let undone = undone.map(|row| read_undone(&mut Fields::of(&row, "import_undone"))).transpose()?;
        import.undone = undone.map(|(_, undone)| undone);
    }
    Ok(imports)
}

/// One import, with its files; `None` if there is none of that id.
pub(crate) async fn import_by(link: &mut Link<'_>, id: ImportId) -> Result<Option<Import>, StoreError> {
    let text = concat!(import_columns!(), " where id = $1");
    Ok(read_imports(link, Query::new(text).bind(id.to_string())).await?.pop())
}

/// Reads the columns of `mapping_columns!`.
pub(crate) fn read_mapping(fields: &mut Fields<'_>) -> Result<Mapping, StoreError> {
    Ok(Mapping {
        kind: fields.string()?,
        written: fields.string()?,
        means: fields.string()?,
        told_at: fields.instant()?,
        account: fields.maybe_parsed()?,
    })
}

/// Reads the columns of `import_columns!`; the files, and that it was taken back, are for the caller to add.
pub(crate) fn read_import(fields: &mut Fields<'_>) -> Result<Import, StoreError> {
    Ok(Import {
        id: fields.parsed()?,
        at: fields.instant()?,
        account: fields.maybe_parsed()?,
        rows: fields.number()?,
        accepted: fields.number()?,
        repaired: fields.number()?,
        rejected: fields.number()?,
        unit: fields.maybe_parsed()?,
        wrote: Wrote {
            units: fields.number()?,
            people: fields.number()?,
            cases: fields.number()?,
            acts: fields.number()?,
            quotas: fields.number()?,
            others: fields.number()?,
            headcounts: fields.number()?,
            completed: fields.number()?,
        },
        sources: Vec::new(),
        undone: None,
    })
}

pub(crate) fn setting_into(rows: &mut Rows, name: &str, value: &str) {
    rows.push([text(name), text(value)]);
}

pub(crate) fn mapping_into(rows: &mut Rows, mapping: &Mapping) {
    rows.push([
        text(&mapping.kind),
        text(&mapping.written),
        text(&mapping.means),
        instant(mapping.told_at),
        maybe_shown(mapping.account),
    ]);
}

pub(crate) fn import_into(rows: &mut Rows, sources: &mut Rows, import: &Import) {
    rows.push([
        shown(import.id),
        instant(import.at),
        maybe_shown(import.account),
        number(import.rows),
        number(import.accepted),
        number(import.repaired),
        number(import.rejected),
        maybe_shown(import.unit),
        number(import.wrote.units),
        number(import.wrote.people),
        number(import.wrote.cases),
        number(import.wrote.acts),
        number(import.wrote.quotas),
        number(import.wrote.others),
        number(import.wrote.headcounts),
        flag(true),
        number(import.wrote.completed),
    ]);
    for source in &import.sources {
        sources.push([shown(source.digest), shown(import.id), text(&source.file)]);
    }
}
