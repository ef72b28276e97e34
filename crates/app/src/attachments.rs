//! Files that are kept with a case: brought by whoever may record its acts, seen by whoever may see people of the unit
//! that carries it.
//!
//! What a file is, its content decides. It lies in a folder under a name that says nothing, outside of whatever is
//! served, and leaves as a download only. Biographies and what came of vetting are never kept here; no program can tell,
//! so the pages say so.

use nguon_domain::{
    access::Permission,
    attachment::{AttachmentKind, LARGEST, MOST, file_name},
    id::{AttachmentId, CaseId, CommandId, PersonId, UnitId},
    journal::Digest,
};
use nguon_store::{Attachment, AttachmentState, Changes, Entry, Store};

use crate::{
    App, File,
    actor::Actor,
    care::CareReport,
    cases::{CaseDesk, Ticket},
    door,
    error::AppError,
    ground,
    intake::Upload,
    picture::Picture,
    view::{AttachmentFate, AttachmentView},
};

mod drawer;

pub use drawer::Drawer;

/// The setting that says which kinds are kept, by their words.
const KINDS: &str = "attachment_kinds";
/// Files that are looked at together by the check.
const PAGE: u32 = 500;

/// What a page needs to bring a file to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentDesk {
    /// The case.
    pub desk: CaseDesk,
    /// The kinds that are kept here; none if nothing is.
    pub kinds: Vec<AttachmentKind>,
}

/// What a page needs to take a file away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovalDesk {
    /// The case.
    pub desk: CaseDesk,
    /// The file.
    pub attachment: AttachmentView,
}

/// Why a file is not kept, or not taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentRefused {
    /// There is nothing in it.
    Empty,
    /// It is too large.
    TooLarge,
    /// It is of no kind that is kept here, whatever it is called.
    Kind,
    /// There are too many with the case.
    TooMany,
    /// The same file is there.
    SameFile,
    /// It was taken away before.
    Gone,
}

pub(crate) async fn kinds(store: &Store) -> Result<Vec<AttachmentKind>, AppError> {
    Ok(match store.setting(KINDS).await? {
        Some(chosen) => chosen.split(' ').filter_map(AttachmentKind::from_code).collect(),
        None => AttachmentKind::ALL.to_vec(),
    })
}

impl App {
    /// Lets files be kept with cases in this folder. The first one stays; without any, none can be.
    #[must_use]
    pub fn with_drawer(self, drawer: Drawer) -> Self {
        let _first = self.inner.drawer.set(drawer);
        self
    }

    /// The kinds of files that are kept with cases: every known kind, unless this instance chose.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn attachment_kinds(&self) -> Result<Vec<AttachmentKind>, AppError> {
        kinds(self.store()).await
    }

    /// Chooses which kinds of files are kept with cases from now on; none of them, and nothing more is.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn choose_attachment_kinds(&self, kinds: &[AttachmentKind]) -> Result<(), AppError> {
        let words: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
        let (name, value) = (KINDS.to_owned(), words.join(" "));
        let entry = Entry {
            what: "setting.chosen".to_owned(),
            subject: format!("setting:{name}"),
            payload: value.clone().into_bytes(),
        };
        let changes = Changes { settings: vec![(name, value)], ..Changes::default() };
        self.write(self.fresh_command(), nguon_domain::journal::Author::PROGRAM, changes, vec![entry]).await?;
        Ok(())
    }

    /// What is needed to bring a file to a person's case: to `case`, or else to the newest one that is open.
    ///
    /// Errors: [`AppError::NotThere`] also if the person has no case, [`AppError::Unavailable`].
    pub async fn attachment_desk(
        &self,
        actor: &Actor,
        person: PersonId,
        case: Option<CaseId>,
    ) -> Result<AttachmentDesk, AppError> {
        let desk = self.case_desk(actor, person, case).await?;
        Ok(AttachmentDesk { desk, kinds: self.attachment_kinds().await? })
    }

    /// Keeps a file with a person's case. The inner error says why it is not kept.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn attach(
        &self,
        actor: &Actor,
        ticket: Ticket,
        (person, case): (PersonId, CaseId),
        upload: Upload,
    ) -> Result<Result<(), AttachmentRefused>, AppError> {
        let AttachmentDesk { desk, kinds } = self.attachment_desk(actor, person, Some(case)).await?;
        let digest = Digest::of(&upload.bytes);
        let command = ticket.command(actor, &format!("attach\n{person}\n{case}\n{digest}\n{}", upload.name));
        if self.store().command(command).await?.is_some() {
            return Ok(Ok(()));
        }
        if upload.bytes.is_empty() {
            return Ok(Err(AttachmentRefused::Empty));
        }
        if upload.bytes.len() > LARGEST {
            return Ok(Err(AttachmentRefused::TooLarge));
        }
        let Some(kind) = AttachmentKind::of(&upload.bytes).filter(|kind| kinds.contains(kind)) else {
            return Ok(Err(AttachmentRefused::Kind));
        };
        let there = self.store().attachments_of(case).await?;
        let kept = || there.iter().filter(|one| matches!(one.state, AttachmentState::Kept { .. }));
        if kept().count() >= MOST {
            return Ok(Err(AttachmentRefused::TooMany));
        }
        if kept().any(|one| one.digest == digest) {
            return Ok(Err(AttachmentRefused::SameFile));
        }
        let file = ground::secret(self.ground());
        let attachment = Attachment {
            id: AttachmentId::new(self.ground().now(), ground::noise(self.ground())),
            case,
            account: actor.account,
            at: self.ground().now(),
            kind,
            size: u32::try_from(upload.bytes.len()).unwrap_or(u32::MAX),
            digest,
            state: AttachmentState::Kept { name: file_name(&upload.name, kind), file: file.clone() },
        };
        // The file first: broken off in between, it lies there and nothing speaks of it.
        let (place, bytes) = (file.clone(), upload.bytes);
        self.in_drawer(move |drawer| drawer.put(&place, &bytes)).await?;
        let written = self.keep_attachment(actor, command, &desk, "attachment.added", attachment).await;
        if written.is_err() || matches!(written, Ok(true)) {
            self.in_drawer(move |drawer| drawer.throw_away(&file)).await?;
        }
        written.map(|_| Ok(()))
    }

    /// Writes down what is known of a file, and says whether that had been done before.
    async fn keep_attachment(
        &self,
        actor: &Actor,
        command: CommandId,
        desk: &CaseDesk,
        what: &str,
        attachment: Attachment,
    ) -> Result<bool, AppError> {
        let picture = self.picture().await?;
        let post = door::enter(actor, &picture, Permission::RecordActs, desk.case.unit)?;
        let entry = Entry {
            what: what.to_owned(),
            subject: format!("case:{}", desk.case.id),
            payload: format!("{} {}", attachment.id, attachment.digest).into_bytes(),
        };
        let changes = Changes { attachments: vec![attachment], ..Changes::default() };
        Ok(self.write(command, actor.author(Some(post)), changes, vec![entry]).await?.replayed)
    }

    /// A file of a person's case, to be saved. That it was taken is put on record.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`] also if what lies in the folder is not what was brought.
    pub async fn attached_file(
        &self,
        actor: &Actor,
        person: PersonId,
        attachment: AttachmentId,
    ) -> Result<File, AppError> {
        let picture = self.picture().await?;
        let (found, unit) = self.attachment_at(person, attachment).await?;
        let post = door::enter(actor, &picture, Permission::SeePerson, unit)?;
        let AttachmentState::Kept { name, file } = found.state else { return Err(AppError::NotThere) };
        let bytes = self.in_drawer(move |drawer| drawer.get(&file)).await?;
        if Digest::of(&bytes) != found.digest {
            return Err(AppError::Unavailable(format!("attachment {attachment}: is not what was brought")));
        }
        let entry = Entry {
            what: "attachment.taken".to_owned(),
            subject: format!("case:{}", found.case),
            payload: attachment.to_string().into_bytes(),
        };
        self.write(self.fresh_command(), actor.author(Some(post)), Changes::default(), vec![entry]).await?;
        Ok(File { name, media_type: found.kind.media_type(), bytes })
    }

    /// A file of one of a person's cases, and the unit that carries the case.
    async fn attachment_at(
        &self,
        person: PersonId,
        attachment: AttachmentId,
    ) -> Result<(Attachment, UnitId), AppError> {
        let found = self.store().attachment(attachment).await?.ok_or(AppError::NotThere)?;
        let (_, case, _) = self.store().case(found.case).await?.ok_or(AppError::NotThere)?;
        if case.person == person { Ok((found, case.unit)) } else { Err(AppError::NotThere) }
    }

    /// What is needed to take a file away.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn removal_desk(
        &self,
        actor: &Actor,
        person: PersonId,
        attachment: AttachmentId,
    ) -> Result<RemovalDesk, AppError> {
        let (found, _) = self.attachment_at(person, attachment).await?;
        let desk = self.case_desk(actor, person, Some(found.case)).await?;
        let picture = self.picture().await?;
        let mut views = self.attachment_views(actor, &picture, desk.case.unit, vec![found]).await?;
        Ok(RemovalDesk { attachment: views.pop().ok_or(AppError::NotThere)?, desk })
    }

    /// Takes a file away, and says why. Its content and its name are gone; who brought it and who took it away stay.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn remove_attachment(
        &self,
        actor: &Actor,
        ticket: Ticket,
        person: PersonId,
        attachment: AttachmentId,
        reason: &str,
    ) -> Result<Result<(), AttachmentRefused>, AppError> {
        let RemovalDesk { desk, .. } = self.removal_desk(actor, person, attachment).await?;
        let (found, _) = self.attachment_at(person, attachment).await?;
        let command = ticket.command(actor, &format!("{attachment}\n{reason:?}"));
        if self.store().command(command).await?.is_some() {
            return Ok(Ok(()));
        }
        let AttachmentState::Kept { file, .. } = found.state else { return Ok(Err(AttachmentRefused::Gone)) };
        let state = AttachmentState::Removed { at: self.ground().now(), by: actor.account, reason: reason.to_owned() };
        let gone = Attachment { state, ..found };
        self.keep_attachment(actor, command, &desk, "attachment.removed", gone).await?;
        // The row first: broken off in between, the file lies there and nothing speaks of it.
        self.in_drawer(move |drawer| drawer.throw_away(&file)).await?;
        Ok(Ok(()))
    }

    /// Files with a case, which `unit` carries, as a page shows them: the newest first; none for those who may not see
    /// the people of that unit.
    pub(crate) async fn attachment_views(
        &self,
        actor: &Actor,
        picture: &Picture,
        unit: UnitId,
        attachments: Vec<Attachment>,
    ) -> Result<Vec<AttachmentView>, AppError> {
        if door::enter(actor, picture, Permission::SeePerson, unit).is_err() {
            return Ok(Vec::new());
        }
        let may_record = door::enter(actor, picture, Permission::RecordActs, unit).is_ok();
        let mut views = Vec::new();
        for one in attachments.into_iter().rev() {
            let fate = match one.state {
                AttachmentState::Kept { name, .. } => AttachmentFate::Kept { name },
                AttachmentState::Removed { at, by, reason } => {
                    AttachmentFate::Removed { at, by: self.name_of(Some(by)).await?, reason }
                }
            };
            views.push(AttachmentView {
                id: one.id,
                at: one.at,
                by: self.name_of(Some(one.account)).await?,
                kind: one.kind,
                size: one.size,
                may_remove: may_record && matches!(fate, AttachmentFate::Kept { .. }),
                fate,
            });
        }
        Ok(views)
    }

    /// Holds every file against what is known of it.
    pub(crate) async fn check_attachments(&self, report: &mut CareReport) -> Result<(), AppError> {
        let (mut after, mut looked_at) = (None, 0);
        loop {
            let page = self.store().attachments_kept(after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id);
            for one in page {
                looked_at += 1;
                let AttachmentState::Kept { file, .. } = one.state else { continue };
                let problem = match self.in_drawer(move |drawer| drawer.get(&file)).await {
                    Ok(bytes) if Digest::of(&bytes) == one.digest => continue,
                    Ok(_) => "its file is not what was brought",
                    Err(_) => "its file cannot be read",
                };
                report.problems.push(format!("attachment {}: {problem}", one.id));
            }
        }
        if looked_at > 0 {
            report.looked_at.push(("attachment".to_owned(), looked_at));
        }
        Ok(())
    }

    async fn in_drawer<T: Send + 'static>(
        &self,
        what: impl FnOnce(&Drawer) -> std::io::Result<T> + Send + 'static,
    ) -> Result<T, AppError> {
        let drawer = self.inner.drawer.get().cloned();
        let drawer = drawer.ok_or_else(|| AppError::Unavailable("there is no folder for attachments".to_owned()))?;
        let done = tokio::task::spawn_blocking(move || what(&drawer)).await;
        let unavailable =
            |error: &dyn std::fmt::Display| AppError::Unavailable(format!("the folder of attachments: {error}"));
        done.map_err(|error| unavailable(&error))?.map_err(|error| unavailable(&error))
    }
}
