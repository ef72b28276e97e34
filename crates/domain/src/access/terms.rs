//! What may be done with a post: for which days it is given, and how it ends, is suspended, resumed and handed on.

use super::{Post, PostState};
use crate::{
    calendar::Date,
    id::{AccountId, PostId},
};

/// Why a post cannot be given, or stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PostRefusal {
    /// It would end on the day it begins, or before.
    EndsBeforeItBegins,
    /// The day has passed.
    Past,
    /// It has ended already.
    Over,
    /// It is suspended already.
    Suspended,
    /// It is not suspended.
    NotSuspended,
    /// It is held on somebody's behalf, or is not in force, and cannot be handed on.
    NotOnesOwn,
    /// It would last longer than the post that is handed on.
    BeyondSource,
    /// It would be handed to the one who holds it.
    ToHolder,
}

/// The days of a post that is to be given on `today`.
///
/// Errors: [`PostRefusal`], if there would be no day left.
pub fn term(from: Date, until: Option<Date>, today: Date) -> Result<(Date, Option<Date>), PostRefusal> {
    match until {
        Some(until) if until <= from => Err(PostRefusal::EndsBeforeItBegins),
        Some(until) if until <= today => Err(PostRefusal::Past),
        _ => Ok((from, until)),
    }
}

/// The post, ended on a day: that day no longer counts.
///
/// Errors: [`PostRefusal`]. The days on which somebody did hold it are not taken away afterwards.
pub fn end(post: &Post, on: Date, today: Date) -> Result<Post, PostRefusal> {
    if post.until.is_some_and(|until| until <= today) {
        return Err(PostRefusal::Over);
    }
    if on < today {
        return Err(PostRefusal::Past);
    }
    Ok(Post { until: Some(on), ..post.clone() })
}

/// The post, suspended from today on.
///
/// Errors: [`PostRefusal`].
pub fn suspend(post: &Post, today: Date) -> Result<Post, PostRefusal> {
    if post.until.is_some_and(|until| until <= today) {
        Err(PostRefusal::Over)
    } else if post.suspended_on.is_some() {
        Err(PostRefusal::Suspended)
    } else {
        Ok(Post { suspended_on: Some(today), ..post.clone() })
    }
}

/// The post, no longer suspended.
///
/// Errors: [`PostRefusal`].
pub fn resume(post: &Post) -> Result<Post, PostRefusal> {
    if post.suspended_on.is_none() {
        return Err(PostRefusal::NotSuspended);
    }
    Ok(Post { suspended_on: None, ..post.clone() })
}

/// Whether the holder of a post may hand it on: it is their own, and in force.
pub fn may_be_delegated(post: &Post, today: Date) -> bool {
    post.state(today) == PostState::Active
}

/// A post on behalf of `source`, for some days (thay mặt): the same role at the same unit, never longer.
///
/// Errors: [`PostRefusal`].
pub fn delegate(
    source: &Post,
    id: PostId,
    to: AccountId,
    days: (Date, Date),
    today: Date,
) -> Result<Post, PostRefusal> {
    let (from, until) = days;
    if !may_be_delegated(source, today) {
        return Err(PostRefusal::NotOnesOwn);
    }
    if to == source.account {
        return Err(PostRefusal::ToHolder);
    }
    if from < today {
        return Err(PostRefusal::Past);
    }
    term(from, Some(until), today)?;
    if source.until.is_some_and(|end| end < until) {
        return Err(PostRefusal::BeyondSource);
    }
    Ok(Post {
        id,
        account: to,
        from,
        until: Some(until),
        confirmed: true,
        suspended_on: None,
        delegated_by: Some(source.id),
        ..source.clone()
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        access::Role,
        id::{Id, UnitId},
    };

    const TODAY: Date = date(2020, 10, 31);
    const TOMORROW: Date = date(2020, 11, 1);
    const YESTERDAY: Date = date(2020, 10, 30);

    fn post() -> Post {
        Post {
            id: PostId(Id::from_number(7)),
            account: AccountId(Id::from_number(1)),
            role: Role::CellSecretary,
            unit: UnitId(Id::from_number(3)),
            from: date(2020, 1, 1),
            until: None,
            confirmed: true,
            suspended_on: None,
            delegated_by: None,
        }
    }

    #[test]
    fn a_post_is_given_for_days_that_are_to_come() {
        assert_eq!(term(TODAY, None, TODAY), Ok((TODAY, None)));
        assert_eq!(term(YESTERDAY, Some(TOMORROW), TODAY), Ok((YESTERDAY, Some(TOMORROW))));
        assert_eq!(term(TODAY, Some(TODAY), TODAY), Err(PostRefusal::EndsBeforeItBegins));
        assert_eq!(term(date(2020, 1, 1), Some(TODAY), TODAY), Err(PostRefusal::Past));
    }

    #[test]
    fn a_post_ends_today_or_later_and_once() {
        assert_eq!(end(&post(), TODAY, TODAY).unwrap().until, Some(TODAY));
        assert_eq!(end(&post(), TODAY, TODAY).unwrap().state(TODAY), PostState::Expired);
        assert_eq!(end(&post(), YESTERDAY, TODAY), Err(PostRefusal::Past));
        assert_eq!(end(&Post { until: Some(TODAY), ..post() }, TOMORROW, TODAY), Err(PostRefusal::Over));
        // A day that was set may be set anew while it is to come.
        let later = Post { until: Some(date(2020, 12, 1)), ..post() };
        assert_eq!(end(&later, TOMORROW, TODAY).unwrap().until, Some(TOMORROW));
    }

    #[test]
    fn a_post_is_suspended_at_once_and_resumed_as_it_was() {
        let suspended = suspend(&post(), TODAY).unwrap();
        assert_eq!(suspended.state(TODAY), PostState::Suspended);
        assert_eq!(suspend(&suspended, TODAY), Err(PostRefusal::Suspended));
        assert_eq!(resume(&suspended), Ok(post()));
        assert_eq!(resume(&post()), Err(PostRefusal::NotSuspended));
        assert_eq!(suspend(&Post { until: Some(TODAY), ..post() }, TODAY), Err(PostRefusal::Over));
    }

    #[test]
    fn a_post_is_handed_on_by_its_holder_within_its_own_days() {
        let (id, to) = (PostId(Id::from_number(8)), AccountId(Id::from_number(2)));
        let hand_on = |source: &Post, to, days| delegate(source, id, to, days, TODAY);
        let held = hand_on(&post(), to, (TODAY, date(2020, 11, 15))).unwrap();
        assert_eq!((held.role, held.unit, held.delegated_by), (post().role, post().unit, Some(post().id)));
        assert_eq!(held.state(TODAY), PostState::Delegated);
        assert_eq!(hand_on(&held, to, (TODAY, TOMORROW)), Err(PostRefusal::NotOnesOwn));
        let bounded = Post { until: Some(date(2020, 11, 10)), ..post() };
        assert_eq!(hand_on(&bounded, to, (TODAY, date(2020, 11, 15))), Err(PostRefusal::BeyondSource));
        assert!(hand_on(&bounded, to, (TODAY, date(2020, 11, 10))).is_ok());
        let suspended = Post { suspended_on: Some(TODAY), ..post() };
        assert_eq!(hand_on(&suspended, to, (TODAY, TOMORROW)), Err(PostRefusal::NotOnesOwn));
        assert_eq!(hand_on(&post(), post().account, (TODAY, TOMORROW)), Err(PostRefusal::ToHolder));
        assert_eq!(hand_on(&post(), to, (YESTERDAY, TOMORROW)), Err(PostRefusal::Past));
        assert_eq!(hand_on(&post(), to, (TOMORROW, TOMORROW)), Err(PostRefusal::EndsBeforeItBegins));
    }
}
