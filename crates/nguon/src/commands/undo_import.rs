//! `nguon undo-import`.

use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use nguon_app::{Built, PastImport, Undid, intake::Bringer};
use nguon_domain::id::ImportId;

use super::import::counted;
use crate::Place;

/// Xem các lần nhập; thu hồi trọn một lần nhập khi có --commit.
#[derive(Debug, Args)]
pub(crate) struct UndoImport {
    /// Mã lần nhập. Bỏ trống để xem các lần nhập gần đây.
    import: Option<ImportId>,
    /// Lý do thu hồi; được ghi lại.
    #[arg(long)]
    reason: Option<String>,
    /// Thu hồi. Không có thì chỉ xem những gì sẽ mất đi.
    #[arg(long, requires = "import", requires = "reason")]
    commit: bool,
}

/// How many past imports are listed.
const PAST: u32 = 50;
/// How many of the things that stand in the way are named.
const MOST_NAMED: usize = 50;

impl UndoImport {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let reason = self.reason.as_deref().map(str::trim).unwrap_or_default();
        if self.commit && reason.is_empty() {
            bail!("hãy ghi lý do thu hồi sau --reason");
        }
        let (app, _) = place.open().await?;
        let Some(import) = self.import else {
            for past in app.past_imports(PAST).await? {
                println!("{}", line(&past));
            }
            app.close().await;
            return Ok(ExitCode::SUCCESS);
        };
        let (past, counts, held) = match app.undo_summary(import).await {
            Err(nguon_app::AppError::NotThere) => bail!("không có lần nhập nào mang mã {import}"),
            other => other?,
        };
        println!("{}", line(&past));
        if past.undone.is_some() {
            app.close().await;
            return Ok(ExitCode::SUCCESS);
        }
        println!("Sẽ thu hồi: {}.", counted(&counts.made));
        println!("Trở lại như trước: {} người đã có, {} hồ sơ đã có.", counts.made.completed, counts.continued);
        for (name, built) in held.iter().take(MOST_NAMED) {
            println!("Vướng: {name}: {}.", said(*built));
        }
        let code = if counts.held > 0 {
            println!("Không thu hồi được: vướng {} chỗ. Chưa thay đổi gì.", counts.held);
            ExitCode::FAILURE
        } else if self.commit {
            match app.undo_import(Bringer::Program, app.ticket(), import, reason).await? {
                Undid::Done => {
                    println!("Đã thu hồi.");
                    ExitCode::SUCCESS
                }
                Undid::Held => {
                    println!("Không thu hồi được: vừa có người ghi thêm. Chưa thay đổi gì.");
                    ExitCode::FAILURE
                }
            }
        } else {
            println!("Chưa thay đổi gì. Thêm --reason LÝ_DO --commit để thu hồi.");
            ExitCode::SUCCESS
        };
        app.close().await;
        Ok(code)
    }
}

fn line(past: &PastImport) -> String {
    let unit = past.unit.as_ref().map_or("dòng lệnh", |unit| unit.name.as_str());
    let at = past.at.strftime("%d/%m/%Y %H:%M");
    let undone = match &past.undone {
        Some(undone) => format!("; đã thu hồi ngày {}, lý do: {}", undone.at.strftime("%d/%m/%Y"), undone.reason),
        None => String::new(),
    };
    format!("{} {at} {unit}: {}; {}{undone}", past.id, past.files.join(", "), counted(&past.wrote))
}

fn said(built: Built) -> &'static str {
    match built {
        Built::Acts => "đã ghi thêm hoặc đính chính việc của hồ sơ",
        Built::Case => "đã mở hồ sơ khác cho người này",
        Built::Notes => "đã ghi thêm vào hồ sơ",
        Built::Facts => "đã bổ sung thông tin của người này",
        Built::Roster => "đã có trong danh sách đảng viên",
        Built::Under => "đã có đơn vị, người hoặc hồ sơ trực thuộc",
        Built::Posts => "đã giao nhiệm vụ cho cán bộ ở đây",
        Built::Quota => "chỉ tiêu đã được giao lại",
        Built::Headcount => "số đảng viên đã được ghi lại",
        Built::Elsewhere => "đã chuyển đi nơi khác",
        Built::Other => "đã được dùng ở chỗ khác",
    }
}
