//! How often passwords may be tried: slowly where they are wrong, and never so that a stranger keeps the owner out.
//!
//! Wrong passwords count against the login from that address, against the login from everywhere, against the address
//! and against everything. A browser in which the owner has signed in before counts by itself alone, so that it gets
//! in whatever happens elsewhere. What counts is the login as typed, whether or not there is such an account.

use std::time::Duration;

use nguon_domain::{calendar::Timestamp, journal::Digest};
use nguon_store::{Account, Device};

use crate::{App, Peer, error::AppError, ground};

/// This many wrong passwords are free; then waiting begins.
const FREE_FAILURES: u32 = 5;
/// Wrong passwords older than this no longer count.
const MEMORY: Duration = Duration::from_secs(15 * 60);
/// So many passwords are tried for one login from browsers that are not known, whoever tries them.
const MOST_OF_LOGIN: Cap = Cap { most: 100, within: Duration::from_secs(3600) };
/// So many are wrong from one address; a whole office may stand behind it.
const MOST_OF_ADDRESS: Cap = Cap { most: 100, within: MEMORY };
/// So many are wrong altogether: more is an attack, and hashing is work.
const MOST_OF_ALL: Cap = Cap { most: 300, within: Duration::from_secs(60) };
/// Nothing that is older counts anywhere.
const FORGET: Duration = Duration::from_secs(2 * 3600);
/// A browser in which nobody has signed in for so long is known no more.
const FORGET_DEVICE: Duration = Duration::from_secs(366 * 86_400);
/// Browsers that one cookie stands for: as many people share a machine.
const MOST_MARKS: usize = 5;

struct Cap {
    most: u32,
    within: Duration,
}

/// What a wrong password would count against.
pub(crate) struct Tally {
    own: String,
    /// Keys with their caps; none for a browser that is known.
    others: Vec<(String, Cap)>,
}

impl Tally {
    /// For whoever tries a login from a browser.
    pub(crate) fn of(login: &str, from: &Peer, known: Option<&Digest>) -> Self {
        match known {
            Some(mark) => Self { own: format!("device\n{mark}"), others: Vec::new() },
            None => Self {
                own: format!("{login}\n{}", from.address),
                others: vec![
                    (format!("login\n{login}"), MOST_OF_LOGIN),
                    (format!("address\n{}", from.address), MOST_OF_ADDRESS),
                    ("all".to_owned(), MOST_OF_ALL),
                ],
            },
        }
    }
}

impl App {
    /// Seconds to wait before the next password may be tried; `None` if one may be tried now.
    pub(crate) async fn must_wait(&self, tally: &Tally) -> Result<Option<u64>, AppError> {
        if let Some(seconds) = self.must_wait_beyond(&tally.own, FREE_FAILURES).await? {
            return Ok(Some(seconds));
        }
        let now = self.ground().now();
        for (key, cap) in &tally.others {
            let since = now - cap.within;
            if self.store().sign_in_failures(key, since).await? >= cap.most {
                let first = self.store().first_sign_in_failure(key, since).await?.unwrap_or(now);
                let ends = first + cap.within;
                return Ok(Some(u64::try_from(ends.as_second() - now.as_second()).unwrap_or_default().max(1)));
            }
        }
        Ok(None)
    }

    /// Seconds to wait before something may be tried again that failed more often than is `free`.
    pub(crate) async fn must_wait_beyond(&self, key: &str, free: u32) -> Result<Option<u64>, AppError> {
        let now = self.ground().now();
        let failures = self.store().sign_in_failures(key, now - MEMORY).await?;
        let Some(beyond) = failures.checked_sub(free) else { return Ok(None) };
        let wait = waiting_seconds(beyond);
        let recent = self.store().sign_in_failures(key, now - Duration::from_secs(wait)).await?;
        Ok((recent > 0).then_some(wait))
    }

    /// Counts a wrong password, and forgets those of long ago.
    pub(crate) async fn note_wrong(&self, tally: &Tally) -> Result<(), AppError> {
        let now = self.ground().now();
        self.store().drop_old_sign_in_failures(now - FORGET).await?;
        for key in std::iter::once(&tally.own).chain(tally.others.iter().map(|(key, _)| key)) {
            self.store().note_sign_in_failure(key, now).await?;
        }
        Ok(())
    }

    /// Forgives what was wrong from the same place. What came from elsewhere goes on counting.
    pub(crate) async fn note_right(&self, tally: &Tally) -> Result<(), AppError> {
        Ok(self.store().clear_sign_in_failures(&tally.own).await?)
    }

    /// The mark by which a browser is known to be one in which the holder of this account has signed in.
    pub(crate) async fn known_device(&self, account: &Account, from: &Peer) -> Result<Option<Digest>, AppError> {
        for mark in from.devices.iter().take(MOST_MARKS) {
            let mark = ground::sealed(mark);
            if self.store().device(&mark).await?.is_some_and(|device| device.account == account.id) {
                return Ok(Some(mark));
            }
        }
        Ok(None)
    }

    /// Keeps the browser as known, and says which marks it is to keep; nothing new if it was known.
    pub(crate) async fn keep_device(&self, account: &Account, from: &Peer) -> Result<Option<Vec<String>>, AppError> {
        let now: Timestamp = self.ground().now();
        let device = Device { account: account.id, made_at: now, seen_at: now };
        if let Some(mark) = self.known_device(account, from).await? {
            self.store().keep_device(&mark, &device).await?;
            return Ok(None);
        }
        self.store().drop_old_devices(now - FORGET_DEVICE).await?;
        let mark = ground::secret(self.ground());
        self.store().keep_device(&ground::sealed(&mark), &device).await?;
        let marks = std::iter::once(mark).chain(from.devices.iter().cloned());
        Ok(Some(marks.take(MOST_MARKS).collect()))
    }
}

/// Doubles with every failure beyond the free ones, up to five minutes.
fn waiting_seconds(beyond: u32) -> u64 {
    u64::from(1_u32 << beyond.min(9)).min(300)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_grows_and_never_locks_out_for_good() {
        let waits: Vec<u64> = (0..15).map(waiting_seconds).collect();
        assert_eq!(waits[..4], [1, 2, 4, 8]);
        assert_eq!(waits[14], 300);
    }
}
