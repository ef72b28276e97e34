//! `nguon demo`: Lập Thạch in October 2020, from its own workbooks to its dashboard.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Args;
use nguon_app::{
    App,
    account::NewAccount,
    import::Mapping,
    intake::{Bringer, Upload},
};
use nguon_domain::{access::Role, calendar::Date, id::UnitId};
use serde::{Deserialize, Serialize};

use super::{report::one_unit, serve::serve, user::password};
use crate::{Place, ground::Machine, private_folder};

/// Dựng bản dùng thử với dữ liệu Lập Thạch và mở trang web.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Xóa dữ liệu dùng thử cũ và dựng lại từ đầu.
    #[arg(long)]
    reset: bool,
    /// Địa chỉ lắng nghe.
    #[arg(long, default_value = "127.0.0.1:8020")]
    listen: SocketAddr,
    /// Ghi địa chỉ và các tên đăng nhập vào tệp này khi trang web đã sẵn sàng.
    #[arg(long)]
    ready_file: Option<PathBuf>,
    /// Chỉ dựng dữ liệu, không mở trang web.
    #[arg(long)]
    no_serve: bool,
}

/// The demonstration's day.
const DAY: Date = Date::constant(2020, 10, 31);

/// The workbooks as they stand in `demo/lap-thach`. The list of what came after the demonstration's day is left for
/// whoever wants to try an import.
macro_rules! workbooks {
    ($($name:literal,)*) => {
        [$(($name, include_bytes!(concat!("../../../../demo/lap-thach/", $name)).as_slice()),)*]
    };
}

fn workbooks() -> [(&'static str, &'static [u8]); 8] {
    workbooks![
        "to-chuc-dang.xlsx",
        "chi-tieu-2015-2020.xlsx",
        "ket-nap-2015-2020.xlsx",
        "quan-chung-uu-tu-2020.xlsx",
        "phan-cong-phu-trach-2020.xls",
        "khao-sat-2020.csv",
        "doanh-nghiep.xlsx",
        "dang-vien-thai-hoa.xlsx",
    ]
}

/// A sign-in of the demonstration.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct SignIn {
    role: String,
    name: String,
    login: String,
    password: String,
    unit: String,
}

/// Role, what it is called, login, invented name, unit's code.
const PEOPLE: [(Role, &str, &str, &str, &str); 9] = [
    (Role::OrganisationOfficer, "Ban Tổ chức Huyện ủy", "tochuc", "Khổng Thị Minh", "LT"),
    (Role::CommitteeOfficer, "Văn phòng đảng ủy xã", "danguy", "Trần Thị Lụa", "LT20"),
    (Role::CellSecretary, "Bí thư chi bộ", "bithu", "Nguyễn Văn Sáu", "LT20-01"),
    (Role::OfficerInCharge, "Huyện ủy viên phụ trách xã", "phutrach", "Hoàng Văn Đông", "LT06"),
    (Role::MassOrgOfficer, "Cán bộ đoàn thể", "doanthe", "Lê Thị Mơ", "LT"),
    (Role::TrainingCentre, "Trung tâm chính trị", "trungtam", "Phùng Văn Thái", "LT"),
    (Role::Inspector, "Ủy ban kiểm tra", "kiemtra", "Đỗ Thị Hạnh", "LT"),
    (Role::Leader, "Thường trực Huyện ủy", "lanhdao", "Nguyễn Hữu Tín", "LT"),
    (Role::SystemAdministrator, "Quản trị hệ thống", "quantri", "Vũ Văn Kỹ", "LT"),
];

impl Demo {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let folder = place.folder.clone().unwrap_or_else(|| "nguon-demo".into());
        private_folder(&folder)?;
        let sign_ins_file = folder.join("sign-ins.json");
        if self.reset {
            for name in ["nguon.sqlite", "nguon.sqlite-wal", "nguon.sqlite-shm", "sign-ins.json"] {
                let path = folder.join(name);
                if path.exists() {
                    std::fs::remove_file(&path).with_context(|| format!("removing {}", path.display()))?;
                }
            }
        }
        let today = Some(place.today.unwrap_or(DAY));
        let place = Place { folder: Some(folder), today, ..place.clone() };
        let (app, address) = place.open().await?;
        let sign_ins = if sign_ins_file.exists() {
            let text = std::fs::read_to_string(&sign_ins_file).context("reading the sign-ins")?;
            serde_json::from_str(&text).with_context(|| {
                format!("{}: not what the demonstration wrote; start with --reset", sign_ins_file.display())
            })?
        } else {
            let sign_ins = make(&app).await?;
            write_private(&sign_ins_file, &serde_json::to_vec_pretty(&sign_ins)?)?;
            sign_ins
        };
        if self.no_serve {
            app.close().await;
            println!("Dữ liệu dùng thử ở {address}");
            return Ok(ExitCode::SUCCESS);
        }
        let ready_file = self.ready_file;
        let ready = |address: SocketAddr| {
            show(address, &sign_ins);
            if let Some(path) = ready_file {
                let text = serde_json::json!({ "address": format!("http://{address}"), "sign_ins": sign_ins });
                if let Err(error) = write_private(&path, text.to_string().as_bytes()) {
                    tracing::error!("{error:#}");
                }
            }
        };
        // The demonstration is opened on this machine, by an address without encryption.
        serve(app.clone(), self.listen, nguon_web::Options { beat: nguon_web::BEAT, ..Default::default() }, ready)
            .await?;
        app.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

async fn make(app: &App) -> anyhow::Result<Vec<SignIn>> {
    let files: Vec<Upload> =
        workbooks().iter().map(|(name, bytes)| Upload { name: (*name).to_owned(), bytes: bytes.to_vec() }).collect();
    let answers = Mapping::default();
    let preview = app.preview(Bringer::Program, files, &answers).await?;
    anyhow::ensure!(
        preview.unreadable.is_empty(),
        "a workbook of the demonstration cannot be read: {:?}",
        preview.unreadable
    );
    let outcome = app.bring_in(Bringer::Program, app.fresh_import(), &preview, &answers).await?;
    println!(
        "Đã nhập dữ liệu Lập Thạch: {} tổ chức, {} người, {} hồ sơ, {} chỉ tiêu.",
        outcome.units, outcome.people, outcome.cases, outcome.quotas
    );
    let mut sign_ins = Vec::new();
    for (role, called, login, name, code) in PEOPLE {
        let unit = one_unit(app, code).await?;
        let password = password(&Machine { today: None });
        let posts: Vec<(Role, UnitId)> = vec![(role, unit.id)];
        app.add_account(NewAccount {
            login: login.to_owned(),
            name: name.to_owned(),
            password: password.clone(),
            posts,
        })
        .await?;
        sign_ins.push(SignIn {
            role: role.code().to_owned(),
            name: called.to_owned(),
            login: login.to_owned(),
            password,
            unit: unit.name,
        });
    }
    Ok(sign_ins)
}

fn show(address: SocketAddr, sign_ins: &[SignIn]) {
    println!("\nNguồn – bản dùng thử, ngày 31/10/2020. Mọi người trong dữ liệu đều là hư cấu.");
    println!("Mở trong trình duyệt: http://{address}\n");
    println!("{:<28} {:<10} {:<26} Nơi làm việc", "Vai trò", "Đăng nhập", "Mật khẩu");
    for one in sign_ins {
        println!("{:<28} {:<10} {:<26} {}", one.name, one.login, one.password, one.unit);
    }
    println!("\nDừng: Ctrl+C");
}

fn write_private(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path).with_context(|| format!("writing {}", path.display()))?;
    Ok(file.write_all(bytes)?)
}
