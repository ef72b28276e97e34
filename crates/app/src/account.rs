//! Passwords: how they are kept and what is asked of them.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version, password_hash::phc::PasswordHash,
};

use nguon_domain::{
    access::{Post, Role},
    id::{AccountId, PostId, UnitId},
    journal::Author,
    password::{self, LONGEST, Policy, SHORTEST},
    text,
};
use nguon_store::{Account, Changes, Entry};

use crate::{
    App, PasswordRefused,
    error::AppError,
    ground::{self, Ground},
};

/// A hash that no password has, made with the usual cost: what an unknown login is checked against.
pub(crate) const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bmd1b24tbm9ib2R5LXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn hasher() -> Result<Argon2<'static>, AppError> {
    let params = Params::new(19_456, 2, 1, None).map_err(|error| AppError::Unavailable(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password, with fresh salt.
///
/// Errors: [`AppError::Unavailable`] if it cannot be made.
pub async fn hash(password: String, ground: &dyn Ground) -> Result<String, AppError> {
    let mut salt = [0; 16];
    ground.fill(&mut salt);
    off_the_road(move || {
        let hash = hasher()?.hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| AppError::Unavailable(error.to_string()))
    })
    .await
}

pub(crate) async fn verify(password: String, hash: String) -> Result<bool, AppError> {
    off_the_road(move || {
        let hash = PasswordHash::new(&hash).map_err(|error| AppError::Unavailable(error.to_string()))?;
        Ok(hasher()?.verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await
}

/// Hashing takes long on purpose; other requests go on meanwhile.
async fn off_the_road<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work).await.map_err(|error| AppError::Unavailable(error.to_string()))?
}

/// What somebody signs in with: 3 to 40 letters without marks, digits, dots, hyphens and underlines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login(String);

/// Why a text is no login.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginProblem {
    /// Nothing was typed.
    Empty,
    /// It is too short or too long.
    Length,
    /// It holds a blank or a sign.
    Letters,
}

impl Login {
    /// Reads a login; marks and capitals are let go, as they are at the sign-in.
    pub fn parse(typed: &str) -> Result<Self, LoginProblem> {
        let login = text::fold(typed);
        let fits = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || ".-_".contains(letter);
        if login.is_empty() {
            Err(LoginProblem::Empty)
        } else if !login.chars().all(fits) {
            Err(LoginProblem::Letters)
        } else if !(3..=40).contains(&login.len()) {
            Err(LoginProblem::Length)
        } else {
            Ok(Self(login))
        }
    }

    /// The login.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A sign-in to make, with what it may do.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// What to sign in with; compared without marks and case.
    pub login: String,
    /// The person's name as pages show it.
    pub name: String,
    /// The first password.
    pub password: String,
    /// Roles with the units at which they are held, from today on.
    pub posts: Vec<(Role, UnitId)>,
}

/// Why a sign-in was not made.
#[derive(Debug, thiserror::Error)]
pub enum AccountRefused {
    /// Nothing to sign in with.
    #[error("tên đăng nhập không được để trống")]
    NoLogin,
    /// The login is taken.
    #[error("tên đăng nhập này đã có người dùng")]
    Taken,
    /// The password is too short or too long.
    #[error("mật khẩu phải có từ {SHORTEST} đến {LONGEST} ký tự")]
    PasswordLength,
    /// The storage failed.
    #[error(transparent)]
    Unavailable(#[from] AppError),
}

impl App {
    /// What this instance asks of passwords.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn password_policy(&self) -> Result<Policy, AppError> {
        let chosen = self.store().setting("password_policy").await?;
        Ok(chosen.and_then(|word| Policy::from_code(&word)).unwrap_or(Policy::Asvs))
    }

    /// Chooses what this instance asks of passwords from now on, from the command line, by whoever has the machine.
    ///
    /// Errors: [`AppError::Unavailable`].
    pub async fn choose_password_policy(&self, policy: Policy) -> Result<(), AppError> {
        let (name, value) = ("password_policy".to_owned(), policy.code().to_owned());
        let entry = crate::instance::chosen(&name, &value);
        let changes = Changes { settings: vec![(name, value)], ..Changes::default() };
        self.write(self.fresh_command(), Author::PROGRAM, changes, vec![entry]).await?;
        Ok(())
    }

    /// Whether a password may be taken by the holder of an account; typed twice, so that it is the one that is meant.
    ///
    /// Errors: [`PasswordRefused`].
    pub(crate) async fn weigh(&self, new: &str, again: &str, account: &Account) -> Result<(), PasswordRefused> {
        let picture = self.picture().await?;
        let posts = self.store().posts_of(account.id).await.map_err(AppError::from)?;
        let units = posts.iter().filter_map(|post| picture.link(post.unit)).map(|unit| unit.name);
        let names: Vec<String> = units.chain([account.display_name.clone()]).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let policy = self.password_policy().await?;
        password::weigh(new, policy, &account.login, &names).map_err(PasswordRefused::Weak)?;
        if new != again {
            return Err(PasswordRefused::Differs);
        }
        Ok(())
    }

    /// Makes a sign-in from the command line, by whoever has the machine.
    ///
    /// Errors: [`AccountRefused`].
    pub async fn add_account(&self, new: NewAccount) -> Result<AccountId, AccountRefused> {
        let login = text::fold(&new.login);
        if login.is_empty() {
            return Err(AccountRefused::NoLogin);
        }
        if !(SHORTEST..=LONGEST).contains(&new.password.chars().count()) {
            return Err(AccountRefused::PasswordLength);
        }
        if self.store().account_by_login(&login).await.map_err(AppError::from)?.is_some() {
            return Err(AccountRefused::Taken);
        }
        let now = self.ground().now();
        let fresh = || ground::noise(self.ground());
        let id = AccountId::new(now, fresh());
        let password_hash = hash(new.password, self.ground()).await?;
        let account =
            Account { id, login, display_name: new.name, password_hash, locale: String::new(), disabled_on: None };
        let posts: Vec<Post> = new
            .posts
            .into_iter()
            .map(|(role, unit)| Post {
                id: PostId::new(now, fresh()),
                account: id,
                role,
                unit,
                from: self.today(),
                until: None,
                confirmed: true,
                suspended_on: None,
                delegated_by: None,
            })
            .collect();
        let mut entries =
            vec![Entry { what: "account.added".to_owned(), subject: format!("account:{id}"), payload: Vec::new() }];
        entries.extend(posts.iter().map(|post| Entry {
            what: "post.given".to_owned(),
            subject: format!("post:{}", post.id),
            payload: format!("{} {}", post.role.code(), post.unit).into_bytes(),
        }));
        let changes = Changes { accounts: vec![account], posts, ..Changes::default() };
        self.write(self.fresh_command(), Author::PROGRAM, changes, entries).await?;
        Ok(id)
    }
}
