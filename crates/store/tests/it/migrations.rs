//! Rows of every release are still read.

use nguon_domain::{
    attachment::AttachmentKind,
    calendar::{Date, Timestamp},
    id::{AccountId, CaseId, CommandId, Id, PersonId, UnitId, ViewId},
    journal::{Author, Digest},
    quota::{QuotaKind, QuotaPeriod},
};

use nguon_store::{AttachmentState, Changes, Draft, Entry, NoteState, Session, Store, Write};

use crate::support::on_each_engine;

#[test]
fn rows_of_every_migration_are_read_on_both_engines() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        let store = &database.store;
        let units = store.units().await.unwrap();
        let unit = |number| UnitId(Id::from_number(number));
        assert_eq!(units.len(), 2);
        assert_eq!(units[&unit(2)].on(Date::constant(2020, 1, 1)).unwrap().parent, Some(unit(1)));
        assert_eq!(units[&unit(1)].latest().name, "Đảng bộ xã Mẫu");
        let quotas = store.quota_facts().await.unwrap();
        let quota = quotas.first().unwrap();
        assert_eq!((quota.period, quota.kind, quota.amount), (QuotaPeriod::Year(2020), QuotaKind::Admission, 4));
        let officer = store.account_by_login("can bo").await.unwrap().unwrap();
        assert_eq!((officer.id, officer.display_name.as_str()), (AccountId(Id::from_number(4)), "Cán bộ Mẫu"));
        assert_eq!(store.posts_of(officer.id).await.unwrap().len(), 1);
        assert_eq!(store.setting("count_by").await.unwrap().as_deref(), Some("ceremony"));
        assert_eq!(store.headcounts().await.unwrap()[0].members, 210);
        database.tamper(include_str!("../data/0002_invitations.sql")).await;
        let invitation = store.invitation(officer.id).await.unwrap().unwrap();
        assert_eq!((invitation.made_by, invitation.used_at), (None, None));
        assert_eq!(store.invitation_of_secret(&invitation.secret).await.unwrap(), Some(invitation));
        database.tamper(include_str!("../data/0003_import_unit.sql")).await;
        let [import] = store.imports_under(unit(1), 10).await.unwrap().try_into().unwrap();
        assert_eq!((import.unit, import.wrote.people, import.wrote.acts), (Some(unit(1)), 3, 9));
        assert_eq!(store.import(import.id).await.unwrap(), Some(import));
        assert_eq!(store.imports_under(unit(2), 10).await.unwrap(), []);
        // Migrating what is migrated changes nothing.
        let before = store.hashes().await.unwrap();
        store.migrate().await.unwrap();
        assert_eq!(store.hashes().await.unwrap(), before);
    });
}

#[test]
fn rows_of_the_fourth_migration_are_read_on_both_engines() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        database.tamper(include_str!("../data/0004_views_and_notes.sql")).await;
        let store = &database.store;
        let (unit, officer) = (UnitId(Id::from_number(1)), AccountId(Id::from_number(4)));
        let offered = store.saved_views(unit, AccountId(Id::from_number(99))).await.unwrap();
        assert_eq!(offered.iter().map(|(view, _)| view.name.as_str()).collect::<Vec<_>>(), ["Chờ thẩm tra"]);
        assert_eq!(store.opening_view(officer, unit).await.unwrap(), Some(offered[0].0.id));
        let removed = store.saved_view(ViewId(Id::from_number(7))).await.unwrap().unwrap();
        assert!(removed.removed_at.is_some() && !removed.is_shared);
        let notes = store.notes_of(CaseId(Id::from_number(9))).await.unwrap();
        assert!(matches!(&notes[0].state, NoteState::Withdrawn { reason, .. } if reason == "Ghi nhầm người"));
        assert!(matches!(&notes[1].state, NoteState::Standing(text) if text.starts_with("Đã hẹn")));
    });
}

#[test]
fn rows_of_the_fifth_migration_are_read_on_both_engines() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        database.tamper(include_str!("../data/0005_drafts.sql")).await;
        let officer = AccountId(Id::from_number(4));
        let drafts = database.store.drafts_of(officer).await.unwrap();
        let forms: Vec<&str> = drafts.iter().map(|draft| draft.form.as_str()).collect();
        assert_eq!(forms, ["act.listed", "nominate"], "the newest first");
        assert_eq!((drafts[0].person, drafts[1].person), (Some(PersonId(Id::from_number(3))), None));
        assert_eq!(database.store.drafts_of(AccountId(Id::from_number(9))).await.unwrap(), []);
        // They are there for whoever opens the database next.
        let again = Store::open(&database.address).await.unwrap();
        let kept = again.draft(officer, "nominate", &drafts[1].about).await.unwrap();
        assert_eq!(kept.as_ref(), Some(&drafts[1]));
        again.keep_draft(&Draft { fields: "name=Mơ".to_owned(), ..drafts[1].clone() }).await.unwrap();
        again.close().await;
        assert_eq!(database.store.drafts_of(officer).await.unwrap()[1].fields, "name=Mơ");
        assert_eq!(database.store.drop_drafts_about(PersonId(Id::from_number(3))).await.unwrap(), 1);
        assert_eq!(database.store.drop_old_drafts(drafts[1].saved_at).await.unwrap(), 0, "kept at this instant");
        assert_eq!(database.store.drop_old_drafts(drafts[0].saved_at).await.unwrap(), 1);
    });
}

#[test]
fn rows_of_the_sixth_migration_are_read_on_both_engines() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        database.tamper(include_str!("../data/0006_letters.sql")).await;
        let (store, officer) = (&database.store, AccountId(Id::from_number(4)));
        let token = Digest::of(b"token");
        let at = Timestamp::UNIX_EPOCH;
        let session = Session { account: officer, started_at: at, seen_at: at, ends_at: at, agent: String::new() };
        store.start_session(&token, &session).await.unwrap();
        let found = store.signed_in(&token).await.unwrap().unwrap();
        assert_eq!((Some(found.account), found.session), (store.account(officer).await.unwrap(), session));
        assert_eq!((found.letters.as_deref(), found.posts), (Some("large"), store.posts_of(officer).await.unwrap()));
        store.keep_letters(officer, "normal").await.unwrap();
        let found = store.signed_in(&token).await.unwrap().unwrap();
        assert_eq!(found.letters.as_deref(), Some("normal"));
        assert_eq!(store.signed_in(&Digest::of(b"another")).await.unwrap(), None);
    });
}

#[test]
fn rows_of_the_seventh_migration_are_read_and_names_found_by_it_on_both_engines() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        database.tamper(include_str!("../data/0007_names.sql")).await;
        let store = &database.store;
        assert_eq!(store.setting("password_policy").await.unwrap().as_deref(), Some("asvs"));
        let mut dice = crate::samples::Dice::new(3);
        let people = vec![crate::samples::person(&mut dice, UnitId(Id::from_number(2)))];
        let (id, name) = (people[0].id, people[0].facts.name.clone());
        let entry = Entry { what: "person.imported".to_owned(), subject: format!("person:{id}"), payload: Vec::new() };
        let write = Write {
            command: CommandId(Id::from_number(70)),
            author: Author::PROGRAM,
            at: crate::samples::recorded_at(),
            changes: Changes { people, ..Changes::default() },
            entries: vec![entry],
        };
        store.commit(write).await.unwrap();
        assert_eq!(store.namesakes(&name, None).await.unwrap(), [id]);
    });
}

#[test]
fn rows_of_the_eighth_migration_are_read_on_both_engines() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        database.tamper(include_str!("../data/0008_attachments.sql")).await;
        let store = &database.store;
        let [kept, removed] =
            store.attachments_of(CaseId(Id::from_number(9))).await.unwrap().try_into().expect("there are two");
        assert!(matches!(&kept.state, AttachmentState::Kept { name, .. } if name == "Giấy chứng nhận.pdf"));
        assert_eq!((kept.kind, kept.size), (AttachmentKind::Pdf, 1200));
        assert!(matches!(&removed.state, AttachmentState::Removed { reason, .. } if reason == "Ghi nhầm người"));
        assert_eq!(store.attachments_kept(None, 10).await.unwrap(), std::slice::from_ref(&kept));
        assert_eq!(store.attachments_kept(Some(kept.id), 10).await.unwrap(), []);
        assert_eq!(store.attachment(kept.id).await.unwrap(), Some(kept));
    });
}

#[test]
fn rows_of_the_ninth_migration_are_read_on_both_engines() {
    on_each_engine(async |database| {
        for rows in [
            include_str!("../data/0001_beginning.sql"),
            include_str!("../data/0003_import_unit.sql"),
            include_str!("../data/0009_import_undo.sql"),
        ] {
            database.tamper(rows).await;
        }
        let store = &database.store;
        let [import] = store.imports_under(UnitId(Id::from_number(1)), 1).await.unwrap().try_into().unwrap();
        assert_eq!((import.wrote.headcounts, import.undone), (1, None));
        let imports = store.imports(10).await.unwrap();
        let undone = imports.iter().find_map(|import| import.undone.clone()).unwrap();
        assert_eq!(
            (undone.account, undone.files),
            (Some(AccountId(Id::from_number(4))), vec!["ket-nap.xlsx".to_owned()])
        );
        // What an import of before replaced is not known, so it stays; nor is there a link of the later one.
        for import in imports {
            assert!(!store.undo_plan(import.id).await.unwrap().unwrap().is_kept);
        }
    });
}

#[test]
fn rows_of_the_tenth_migration_are_read_on_both_engines() {
    on_each_engine(async |database| {
        database.tamper(include_str!("../data/0001_beginning.sql")).await;
        database.tamper(include_str!("../data/0010_import_completed.sql")).await;
        let [import] = database.store.imports_under(UnitId(Id::from_number(1)), 9).await.unwrap().try_into().unwrap();
        assert_eq!((import.wrote.completed, import.wrote.people), (4, 0));
    });
}
