//! Who holds what, on whose behalf, by which link and from which browser; on both engines.

use nguon_domain::{
    access::{Post, Role},
    calendar::{Date, Timestamp},
    id::{AccountId, Id, PostId, UnitId},
    journal::Digest,
};
use nguon_store::{Account, Changes, Device, Invitation, Session, Store};

use crate::support::{now, on_each_engine, write};

const FROM: Date = Date::constant(2020, 1, 1);

fn account(number: u128) -> AccountId {
    AccountId(Id::from_number(number))
}

fn unit(number: u128) -> UnitId {
    UnitId(Id::from_number(number))
}

fn post(number: u128, of: u128, at: u128, delegated_by: Option<u128>) -> Post {
    Post {
        id: PostId(Id::from_number(number)),
        account: account(of),
        role: Role::CellSecretary,
        unit: unit(at),
        from: FROM,
        until: None,
        confirmed: true,
        suspended_on: None,
        delegated_by: delegated_by.map(|post| PostId(Id::from_number(post))),
    }
}

fn later(seconds: u64) -> Timestamp {
    now() + std::time::Duration::from_secs(seconds)
}

/// The units of the first migration's rows with three accounts: 11 holds a post at the commune, 12 one at the cell
/// on behalf of 13, whose account is closed.
async fn fill(store: &Store) {
    let holder = |number: u128, disabled_on| Account {
        id: account(number),
        login: format!("nguoi.{number}"),
        display_name: format!("Người {number}"),
        password_hash: String::new(),
        locale: String::new(),
        disabled_on,
    };
    let changes = Changes {
        accounts: vec![holder(11, None), holder(12, None), holder(13, Some(FROM))],
        posts: vec![post(21, 11, 1, None), post(23, 13, 2, None), post(22, 12, 2, Some(23))],
        ..Changes::default()
    };
    store.commit(write(1, changes)).await.unwrap();
}

#[test]
fn posts_are_found_by_where_they_are_held_and_on_whose_behalf() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        let store = &database.store;
        fill(store).await;
        let under = async |at: u128, limit: u32| -> Vec<String> {
            let posts = store.posts_under(unit(at), limit).await.unwrap();
            posts.into_iter().map(|(account, _)| account.login).collect()
        };
        assert_eq!(under(1, 9).await, ["can bo", "nguoi.11", "nguoi.12", "nguoi.13"]);
        assert_eq!(under(1, 2).await, ["can bo", "nguoi.11"]);
        assert_eq!(under(2, 9).await, ["nguoi.12", "nguoi.13"]);
        assert_eq!(under(3, 9).await, Vec::<String>::new());
        assert_eq!(store.sources_of(account(12)).await.unwrap(), [(post(23, 13, 2, None), Some(FROM))]);
        assert_eq!(store.sources_of(account(11)).await.unwrap(), []);
        let held = store.posts_on_behalf_of(account(13)).await.unwrap();
        assert_eq!(held, [(post(22, 12, 2, Some(23)), "Người 12".to_owned())]);
    });
}

#[test]
fn a_newer_link_takes_the_place_of_the_older_and_browsers_are_known_for_a_time() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        let store = &database.store;
        fill(store).await;
        let link = |secret: &str, used_at| Invitation {
            account: account(12),
            secret: Digest::of(secret.as_bytes()),
            made_at: now(),
            made_by: Some(account(11)),
            ends_at: later(60),
            used_at,
        };
        for (command, link) in (2..).zip([link("một", None), link("hai", None), link("hai", Some(later(5)))]) {
            store.commit(write(command, Changes { invitations: vec![link], ..Changes::default() })).await.unwrap();
        }
        assert_eq!(store.invitation_of_secret(&Digest::of("một".as_bytes())).await.unwrap(), None);
        let used = store.invitation_of_secret(&Digest::of("hai".as_bytes())).await.unwrap();
        assert_eq!(used, Some(link("hai", Some(later(5)))));
        assert_eq!(store.invitations(&[account(11), account(12)]).await.unwrap(), [link("hai", Some(later(5)))]);
        assert!(link("ba", None).stands(later(59)));
        assert!(!link("ba", None).stands(later(60)) && !link("ba", Some(now())).stands(now()));

        let mark = |text: &str| Digest::of(text.as_bytes());
        let device = |seen_at| Device { account: account(12), made_at: now(), seen_at };
        store.keep_device(&mark("a"), &device(now())).await.unwrap();
        store.keep_device(&mark("b"), &device(now())).await.unwrap();
        store.keep_device(&mark("a"), &device(later(9))).await.unwrap();
        assert_eq!(store.device(&mark("a")).await.unwrap(), Some(device(later(9))));
        assert_eq!(store.drop_old_devices(later(9)).await.unwrap(), 1);
        assert_eq!(store.device(&mark("b")).await.unwrap(), None);
        assert_eq!(store.forget_devices_of(account(12)).await.unwrap(), 1);
        assert_eq!(store.check().await.unwrap().problems.iter().filter(|one| one.table == "device").count(), 0);
    });
}

#[test]
fn sessions_are_listed_newest_first_and_the_first_failure_is_told() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        let store = &database.store;
        fill(store).await;
        let session = |started_at: Timestamp| Session {
            account: account(11),
            started_at,
            seen_at: started_at,
            ends_at: later(99),
            agent: String::new(),
        };
        let token = |text: &str| Digest::of(text.as_bytes());
        store.start_session(&token("cũ"), &session(now())).await.unwrap();
        store.start_session(&token("mới"), &session(later(1))).await.unwrap();
        let listed = store.sessions_of(account(11)).await.unwrap();
        assert_eq!(listed, [(token("mới"), session(later(1))), (token("cũ"), session(now()))]);
        assert_eq!(store.sessions_of(account(12)).await.unwrap(), []);

        assert_eq!(store.first_sign_in_failure("all", now()).await.unwrap(), None);
        for seconds in [1, 2, 3] {
            store.note_sign_in_failure("all", later(seconds)).await.unwrap();
        }
        assert_eq!(store.first_sign_in_failure("all", later(2)).await.unwrap(), Some(later(2)));
    });
}
