//! Lists of people that somebody named: for themselves, or for everybody who may see the unit's people.
//!
//! A saved view is the words of an address and nothing more. Whoever opens it sees what they may see.

use nguon_domain::{
    access::Permission,
    id::{UnitId, ViewId},
    text::fold,
};
use nguon_store::{Changes, Entry, OpeningView, SavedView};

use crate::{
    App,
    actor::Actor,
    cases::Ticket,
    door,
    error::AppError,
    view::{May, UnitLink},
};

/// The most views that one person keeps at a unit.
const MOST: usize = 30;

/// A view as somebody wants it kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewView {
    /// Its name, tidied; not empty.
    pub name: String,
    /// The words of an address that ask for the list.
    pub query: String,
    /// Whether everybody who may see the unit's people is offered it.
    pub is_shared: bool,
    /// Whether the list opens with it for whoever saves it.
    pub opens: bool,
}

/// What is done to a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewChange {
    /// It is called this.
    Rename(String),
    /// It is offered to everybody, or to its owner alone.
    Share(bool),
    /// The list opens with it for whoever asks, or no longer.
    Open(bool),
    /// It is taken away.
    Remove,
    /// It is brought back.
    Restore,
}

/// Why a view is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewRefused {
    /// Another one that is offered there bears this name.
    NameTaken,
    /// There are too many.
    TooMany {
        /// The most there may be.
        most: u32,
    },
}

/// A view as it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewLine {
    /// Its id.
    pub id: ViewId,
    /// Its name.
    pub name: String,
    /// The words of an address that ask for the list.
    pub query: String,
    /// Whether the reader saved it.
    pub is_mine: bool,
    /// Whether everybody who may see the unit's people is offered it.
    pub is_shared: bool,
    /// Whether the list opens with it for the reader.
    pub opens: bool,
}

/// What the page of a unit's views needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ViewsDesk {
    /// What the reader may do.
    pub may: May,
    /// The unit.
    pub unit: UnitLink,
    /// The units above that the reader may see, from the top down.
    pub above: Vec<UnitLink>,
    /// The views that are offered, by name.
    pub views: Vec<ViewLine>,
    /// A view that the reader has just taken away and may bring back.
    pub removed: Option<ViewLine>,
}

impl App {
    /// Keeps a list of a unit's people under a name.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn save_view(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        new: NewView,
    ) -> Result<Result<ViewId, ViewRefused>, AppError> {
        let picture = self.picture().await?;
        let post = door::enter(actor, &picture, Permission::SeePeople, unit)?;
        let command = ticket.command(actor, &format!("{unit}\n{new:?}"));
        let id = ViewId(command.0);
        if self.store().command(command).await?.is_some() {
            return Ok(Ok(id));
        }
        let there = self.store().saved_views(unit, actor.account).await?;
        if is_taken(&there, id, &new.name) {
            return Ok(Err(ViewRefused::NameTaken));
        }
        if there.iter().filter(|(view, _)| view.account == actor.account).count() >= MOST {
            return Ok(Err(ViewRefused::TooMany { most: u32::try_from(MOST).unwrap_or(u32::MAX) }));
        }
        let NewView { name, query, is_shared, opens } = new;
        let entry = entry("view.saved", id, &name);
        let view = SavedView { id, unit, account: actor.account, name, query, is_shared, removed_at: None };
        let opening = OpeningView { account: actor.account, unit, view: Some(id) };
        let changes = Changes {
            views: vec![view],
            opening_views: opens.then_some(opening).into_iter().collect(),
            ..Changes::default()
        };
        self.write(command, actor.author(Some(post)), changes, vec![entry]).await?;
        Ok(Ok(id))
    }

    /// What is needed to look after the views of a unit's people. `removed` is one that was just taken away.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn views_desk(
        &self,
        actor: &Actor,
        unit: UnitId,
        removed: Option<ViewId>,
    ) -> Result<ViewsDesk, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeePeople, unit)?;
        let removed = match removed {
            Some(id) => self.store().saved_view(id).await?,
            None => None,
        };
        let removed =
            removed.filter(|view| view.removed_at.is_some() && view.account == actor.account && view.unit == unit);
        Ok(ViewsDesk {
            may: door::may(actor, &picture, unit),
            unit: picture.link(unit).ok_or(AppError::NotThere)?,
            above: door::visible_above(actor, &picture, unit),
            views: self.view_lines(actor, unit).await?,
            removed: removed.map(|view| line(view, actor, false)),
        })
    }

    /// Changes a view. Only its owner may, but everybody chooses with which one the list opens for them.
    ///
    /// Errors: [`AppError::NotThere`] also for a view that is somebody else's, [`AppError::Unavailable`].
    pub async fn change_view(
        &self,
        actor: &Actor,
        ticket: Ticket,
        unit: UnitId,
        id: ViewId,
        change: ViewChange,
    ) -> Result<Result<(), ViewRefused>, AppError> {
        let picture = self.picture().await?;
        let post = door::enter(actor, &picture, Permission::SeePeople, unit)?;
        let command = ticket.command(actor, &format!("{unit}\n{id}\n{change:?}"));
        let view = self.store().saved_view(id).await?.filter(|view| view.unit == unit).ok_or(AppError::NotThere)?;
        let is_mine = view.account == actor.account;
        let is_offered = view.removed_at.is_none() && (is_mine || view.is_shared);
        let may = match change {
            ViewChange::Open(_) => is_offered,
            ViewChange::Restore => is_mine,
            ViewChange::Rename(_) | ViewChange::Share(_) | ViewChange::Remove => is_mine,
        };
        if !may {
            return Err(AppError::NotThere);
        }
        if self.store().command(command).await?.is_some() {
            return Ok(Ok(()));
        }
        let there = self.store().saved_views(unit, actor.account).await?;
        let mut changes = Changes::default();
        let (what, view) = match change {
            ViewChange::Open(opens) => {
                let view = opens.then_some(id);
                changes.opening_views.push(OpeningView { account: actor.account, unit, view });
                ("view.opens", None)
            }
            ViewChange::Rename(name) if is_taken(&there, id, &name) => return Ok(Err(ViewRefused::NameTaken)),
            ViewChange::Restore if is_taken(&there, id, &view.name) => return Ok(Err(ViewRefused::NameTaken)),
            ViewChange::Rename(name) => ("view.renamed", Some(SavedView { name, ..view })),
            ViewChange::Share(is_shared) => ("view.shared", Some(SavedView { is_shared, ..view })),
            ViewChange::Remove => ("view.removed", Some(SavedView { removed_at: Some(self.ground().now()), ..view })),
            ViewChange::Restore => ("view.restored", Some(SavedView { removed_at: None, ..view })),
        };
        let name = view.as_ref().map(|view| view.name.clone()).unwrap_or_default();
        changes.views.extend(view);
        self.write(command, actor.author(Some(post)), changes, vec![entry(what, id, &name)]).await?;
        Ok(Ok(()))
    }

    /// The view with which the list of a unit's people opens for the reader, if they chose one that is still offered.
    ///
    /// Errors: [`AppError::NotThere`], [`AppError::Unavailable`].
    pub async fn opening_view(&self, actor: &Actor, unit: UnitId) -> Result<Option<ViewLine>, AppError> {
        let picture = self.picture().await?;
        door::enter(actor, &picture, Permission::SeePeople, unit)?;
        Ok(self.view_lines(actor, unit).await?.into_iter().find(|view| view.opens))
    }

    /// The views that are offered to somebody who may see a unit's people.
    pub(crate) async fn view_lines(&self, actor: &Actor, unit: UnitId) -> Result<Vec<ViewLine>, AppError> {
        let views = self.store().saved_views(unit, actor.account).await?;
        Ok(views.into_iter().map(|(view, opens)| line(view, actor, opens)).collect())
    }
}

fn line(view: SavedView, actor: &Actor, opens: bool) -> ViewLine {
    ViewLine {
        is_mine: view.account == actor.account,
        opens,
        id: view.id,
        name: view.name,
        query: view.query,
        is_shared: view.is_shared,
    }
}

fn is_taken(there: &[(SavedView, bool)], id: ViewId, name: &str) -> bool {
    there.iter().any(|(view, _)| view.id != id && fold(&view.name) == fold(name))
}

fn entry(what: &str, id: ViewId, name: &str) -> Entry {
    Entry { what: what.to_owned(), subject: format!("view:{id}"), payload: name.as_bytes().to_vec() }
}
