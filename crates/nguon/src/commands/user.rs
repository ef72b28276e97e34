//! `nguon user add`.

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use nguon_app::{Ground as _, account::NewAccount};
use nguon_domain::access::Role;

use crate::{Place, ground::Machine};

/// Tạo tên đăng nhập; mật khẩu đầu tiên được in ra một lần.
#[derive(Debug, Args)]
pub(crate) struct User {
    /// Tên đăng nhập.
    login: String,
    /// Họ và tên.
    #[arg(long)]
    name: String,
    /// Vai trò, như organisation_officer, committee_officer, cell_secretary.
    #[arg(long)]
    role: String,
    /// Tên hoặc mã của tổ chức nơi giữ vai trò.
    #[arg(long)]
    unit: String,
}

impl User {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let (app, _) = place.open().await?;
        let roles = || Role::ALL.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ");
        let Some(role) = Role::from_code(&self.role) else {
            bail!("không có vai trò “{}”; các vai trò: {}", self.role, roles())
        };
        let unit = super::report::one_unit(&app, &self.unit).await?;
        let password = password(&Machine { today: None });
        let new = NewAccount {
            login: self.login.clone(),
            name: self.name,
            password: password.clone(),
            posts: vec![(role, unit.id)],
        };
        app.add_account(new).await.context("tạo tên đăng nhập")?;
        app.close().await;
        println!("Tên đăng nhập: {}\nMật khẩu:      {password}", self.login);
        Ok(ExitCode::SUCCESS)
    }
}

/// A password that can be read out over a telephone: three words and two numbers, about 50 bits.
pub(crate) fn password(machine: &Machine) -> String {
    const WORDS: [&str; 64] = [
        "sen", "lua", "tre", "cau", "dua", "bau", "man", "dao", "hoa", "cam", "oi", "mit", "nhan", "vai", "que",
        "gung", "rieng", "sa", "nghe", "toi", "hanh", "rau", "ngo", "khoai", "san", "lac", "vung", "che", "ca", "tom",
        "cua", "oc", "ech", "nhai", "trau", "bo", "ngua", "de", "ga", "vit", "ngan", "chim", "cu", "en", "song",
        "suoi", "nui", "doi", "rung", "bien", "dao2", "ban", "lang", "pho", "cho", "cau2", "duong", "may", "mua",
        "nang", "gio", "trang", "sao", "suong",
    ];
    let mut bytes = [0; 7];
    machine.fill(&mut bytes);
    let word = |at: usize| WORDS[usize::from(bytes[at] % 64)].trim_end_matches('2');
    let number = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]) % 10_000;
    format!("{}-{:04}-{}-{:04}-{}", word(0), number(3), word(1), number(5), word(2))
}
