//! Guessing passwords, at a clock that stands still.

use nguon_app::{
    App, Peer, SignInRefused,
    sample::{self, PASSWORD, PROVINCE_LOGIN, Still, login},
};
use nguon_domain::access::{PostState, Role};

fn peer(number: u32) -> Peer {
    Peer { address: format!("2001:db8::{number:x}"), ..Peer::default() }
}

async fn waits(app: &App, login: &str, password: &str, from: &Peer) -> bool {
    match app.sign_in(login, password, from).await {
        Err(SignInRefused::Wait { seconds }) => {
            assert!((1..=3600).contains(&seconds), "{seconds} s");
            true
        }
        Err(SignInRefused::Wrong) | Ok(_) => false,
        Err(SignInRefused::Unavailable(error)) => panic!("{error}"),
    }
}

#[tokio::test]
async fn ten_thousand_guesses_try_a_hundred_passwords_and_keep_no_owner_out() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Still::default();
    let app = sample::open(folder.path(), clock.clone()).await.unwrap();
    let began = app.sign_in(PROVINCE_LOGIN, PASSWORD, &peer(0)).await.unwrap();
    let known = Peer { devices: began.devices.unwrap(), ..peer(0) };
    let other = login(Role::Leader, PostState::Active);

    // One login, from everywhere.
    let tried = app.passwords_tried();
    for number in 1..=10_000 {
        app.sign_in(PROVINCE_LOGIN, "đoán mò đoán mò", &peer(number)).await.unwrap_err();
    }
    assert_eq!(app.passwords_tried() - tried, 100);
    // Many logins, from one place.
    let tried = app.passwords_tried();
    for number in 0..300 {
        app.sign_in(&format!("nguoi {number}"), "đoán mò đoán mò", &peer(20_000)).await.unwrap_err();
    }
    assert_eq!(app.passwords_tried() - tried, 100);
    // Many logins, from everywhere.
    let tried = app.passwords_tried();
    for number in 30_000..30_300 {
        app.sign_in(&format!("nguoi {number}"), "đoán mò đoán mò", &peer(number)).await.unwrap_err();
    }
    assert_eq!(app.passwords_tried() - tried, 100);

    // The owner gets in where they did before, at once; elsewhere they wait like everybody.
    let again = app.sign_in(PROVINCE_LOGIN, PASSWORD, &known).await.unwrap();
    assert!(again.devices.is_none(), "the browser was known");
    assert!(waits(&app, PROVINCE_LOGIN, PASSWORD, &peer(40_000)).await);
    assert!(waits(&app, &other, PASSWORD, &peer(40_000)).await);
    // Being known for one account says nothing for another.
    assert!(waits(&app, &other, PASSWORD, &known).await);
    clock.pass(61);
    assert!(!waits(&app, &other, PASSWORD, &peer(40_000)).await);
    assert!(waits(&app, PROVINCE_LOGIN, PASSWORD, &peer(40_000)).await);
    clock.pass(3600);
    assert!(!waits(&app, PROVINCE_LOGIN, PASSWORD, &peer(40_000)).await);
    assert!(app.sign_in(PROVINCE_LOGIN, PASSWORD, &peer(40_000)).await.is_ok());

    // A known browser is slowed down by itself.
    let mut waited = false;
    for _ in 0..8 {
        waited |= waits(&app, PROVINCE_LOGIN, "đoán mò đoán mò", &known).await;
    }
    assert!(waited);
    assert!(!waits(&app, PROVINCE_LOGIN, PASSWORD, &peer(50_000)).await);
}

#[tokio::test]
async fn every_wrong_sign_in_is_the_same_work() {
    let folder = tempfile::tempdir().unwrap();
    let app = sample::open(folder.path(), Still::default()).await.unwrap();
    for (number, login) in
        (0..).zip([PROVINCE_LOGIN.to_owned(), "không có ai".to_owned(), login(Role::Leader, PostState::NotConfirmed)])
    {
        let tried = app.passwords_tried();
        let refused = app.sign_in(&login, "đoán mò đoán mò", &peer(number)).await.unwrap_err();
        assert!(matches!(refused, SignInRefused::Wrong));
        assert_eq!(app.passwords_tried() - tried, 1, "{login}");
    }
}
