//! `nguon copy-db FROM TO`.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use nguon_store::{Address, Store};

/// Chép toàn bộ sang một cơ sở dữ liệu trống khác.
#[derive(Debug, Args)]
pub(crate) struct CopyDb {
    /// Chép từ: sqlite:ĐƯỜNG_DẪN hoặc postgres://…
    from: String,
    /// Chép sang.
    to: String,
}

impl CopyDb {
    pub(crate) async fn run(self) -> anyhow::Result<ExitCode> {
        let (from, to) = (open(&self.from).await?, open(&self.to).await?);
        let report = nguon_store::copy(&from, &to).await.context("copying")?;
        let (one, other) = (from.hashes().await?, to.hashes().await?);
        from.close().await;
        to.close().await;
        for (table, rows, hash) in &report.tables {
            println!("{table:<20} {rows:>9}  {hash}");
        }
        if one == other {
            println!("Đã chép xong; hai bên giống nhau từng bảng.");
            return Ok(ExitCode::SUCCESS);
        }
        println!("Hai bên KHÔNG giống nhau; không dùng bản chép này.");
        Ok(ExitCode::FAILURE)
    }
}

async fn open(address: &str) -> anyhow::Result<Store> {
    let address = Address::parse(address).with_context(|| format!("reading the address {address}"))?;
    let store = Store::open(&address).await.with_context(|| format!("opening the database at {address}"))?;
    store.migrate().await.with_context(|| format!("migrating the database at {address}"))?;
    Ok(store)
}
