//! The program: arguments, environment, wiring. The only place that reads the clock, the environment and the command
//! line; everything it does is a use case of `nguon_app`.
#![expect(clippy::print_stdout, reason = "a command's answer goes to standard output")]

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use anyhow::Context as _;
use clap::{Parser, Subcommand, ValueEnum};
use nguon_app::{App, Drawer, Shelf};
use nguon_domain::calendar::{Date, parse_day};
use nguon_store::{Address, Store};

mod commands;
mod ground;

/// Pages are made of many small pieces, and rows of a database too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Nguồn: kết nạp đảng viên, từ chỉ tiêu đến từng hồ sơ.
#[derive(Debug, Parser)]
#[command(name = "nguon", version, about, long_about = None)]
struct Arguments {
    /// Cơ sở dữ liệu: sqlite:ĐƯỜNG_DẪN hoặc postgres://…; mặc định là một tệp trong thư mục dữ liệu.
    #[arg(long, env = "NGUON_DB", global = true)]
    db: Option<String>,
    /// Thư mục dữ liệu.
    #[arg(long, env = "NGUON_FOLDER", global = true)]
    folder: Option<PathBuf>,
    /// Coi như hôm nay là ngày này (2020-10-31 hoặc 31/10/2020).
    #[arg(long, global = true, value_parser = day)]
    today: Option<Date>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Dựng bản dùng thử với dữ liệu Lập Thạch và mở trang web.
    Demo(commands::demo::Demo),
    /// Mở trang web trên cơ sở dữ liệu đang có.
    Serve(commands::serve::Serve),
    /// Đọc các tệp Excel, CSV; chỉ ghi vào cơ sở dữ liệu khi có --commit.
    Import(commands::import::Import),
    /// Xem các lần nhập; thu hồi trọn một lần nhập khi có --commit.
    UndoImport(commands::undo_import::UndoImport),
    /// Lập báo cáo.
    Report(commands::report::Report),
    /// Kiểm tra cơ sở dữ liệu có nguyên vẹn không.
    Check,
    /// Đưa các bảng của cơ sở dữ liệu lên phiên bản của chương trình.
    Migrate,
    /// Chép toàn bộ sang một cơ sở dữ liệu trống khác.
    CopyDb(commands::copy_db::CopyDb),
    /// Tạo tên đăng nhập.
    User(commands::user::User),
    /// Xem hoặc chọn yêu cầu đối với mật khẩu.
    PasswordPolicy(commands::password_policy::PasswordPolicy),
    /// Xem hoặc chọn loại tệp được lưu kèm theo hồ sơ.
    Attachments(commands::attachments::Attachments),
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// A workbook.
    Xlsx,
}

fn day(text: &str) -> Result<Date, String> {
    parse_day(text).map_err(|problem| problem.to_string())
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&anyhow::Error::from(error)),
    };
    match runtime.block_on(run(arguments)) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

/// Says plainly to whoever typed the command what went wrong.
fn failed(error: &anyhow::Error) -> ExitCode {
    // Where standard error is closed, the exit code tells.
    let _ = writeln!(std::io::stderr(), "Lỗi: {error:#}");
    ExitCode::FAILURE
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let place = Place { db: arguments.db, folder: arguments.folder, today: arguments.today };
    match arguments.command {
        Command::Demo(demo) => demo.run(&place).await,
        Command::Serve(serve) => serve.run(&place).await,
        Command::Import(import) => import.run(&place).await,
        Command::UndoImport(undo) => undo.run(&place).await,
        Command::Report(report) => report.run(&place).await,
        Command::Check => commands::check::run(&place).await,
        Command::Migrate => {
            let (app, address) = place.open().await?;
            println!("Cơ sở dữ liệu {address} đã ở phiên bản của chương trình.");
            app.close().await;
            Ok(ExitCode::SUCCESS)
        }
        Command::CopyDb(copy) => copy.run().await,
        Command::User(user) => user.run(&place).await,
        Command::PasswordPolicy(policy) => policy.run(&place).await,
        Command::Attachments(attachments) => attachments.run(&place).await,
    }
}

/// Where the data are, and which day it is.
#[derive(Debug, Clone)]
struct Place {
    db: Option<String>,
    folder: Option<PathBuf>,
    today: Option<Date>,
}

impl Place {
    fn data_folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| "nguon-data".into())
    }

    fn address(&self) -> anyhow::Result<Address> {
        match &self.db {
            Some(text) => Address::parse(text).with_context(|| format!("reading the address {text}")),
            None => {
                let folder = self.data_folder();
                private_folder(&folder)?;
                Ok(Address::Sqlite(folder.join("nguon.sqlite")))
            }
        }
    }

    /// Opens and migrates the database.
    async fn open(&self) -> anyhow::Result<(App, Address)> {
        self.open_at(self.address()?).await
    }

    /// Opens the database to look at it. Where there is none yet, none is made: an empty one elsewhere stands in.
    async fn peek(&self) -> anyhow::Result<(App, Peek)> {
        let address = self.address()?;
        match &address {
            Address::Sqlite(path) if !path.exists() => {
                let elsewhere = tempfile::tempdir().context("making a temporary folder")?;
                let (app, _) = self.open_at(Address::Sqlite(elsewhere.path().join("empty.sqlite"))).await?;
                Ok((app, Peek { _elsewhere: Some(elsewhere) }))
            }
            Address::Sqlite(_) | Address::Postgres(_) => {
                Ok((self.open_at(address).await?.0, Peek { _elsewhere: None }))
            }
        }
    }

    async fn open_at(&self, address: Address) -> anyhow::Result<(App, Address)> {
        let store = Store::open(&address).await.with_context(|| format!("opening the database at {address}"))?;
        store.migrate().await.with_context(|| format!("migrating the database at {address}"))?;
        let rules = nguon_rulebook::load_embedded().map_err(|problems| {
            anyhow::anyhow!(
                "the rulebook that is built in: {}",
                problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
            )
        })?;
        let ground = Box::new(ground::Machine { today: self.today });
        let shelf = Shelf::new(self.data_folder().join("uploads"));
        let drawer = Drawer::new(self.data_folder().join("attachments"));
        let app = App::open(store, rules, ground).await.context("starting")?;
        Ok((app.with_shelf(shelf).with_drawer(drawer), address))
    }
}

/// Keeps what [`Place::peek`] needs until it is dropped.
struct Peek {
    _elsewhere: Option<tempfile::TempDir>,
}

/// Makes a folder that only its owner can read, if it is not there.
fn private_folder(folder: &std::path::Path) -> anyhow::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder).with_context(|| format!("making the folder {}", folder.display()))
}
