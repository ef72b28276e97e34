//! `nguon import`.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::Args;
use nguon_app::{
    import::{Mapping, Severity, to_json},
    intake::{Bringer, Outcome, Preview, Upload, refusals::sentence},
};
use nguon_domain::id::ImportId;
use serde_json::json;

use crate::{Format, Place};

/// Đọc các tệp Excel, LibreOffice (.ods), CSV; chỉ ghi vào cơ sở dữ liệu khi có --commit.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Các tệp, hoặc thư mục chứa chúng.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Ghi vào cơ sở dữ liệu. Không có thì chỉ xem trước.
    #[arg(long)]
    commit: bool,
    /// Tệp ánh xạ: những câu trả lời cho cột, bảng, tổ chức chưa rõ.
    #[arg(long)]
    map: Option<PathBuf>,
    /// Cách in ra.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Ghi các bản sao có cột “Lỗi” vào thư mục này.
    #[arg(long)]
    findings: Option<PathBuf>,
}

impl Import {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let answers = match &self.map {
            Some(path) => {
                let text = std::fs::read_to_string(path).with_context(|| format!("đọc tệp {}", path.display()))?;
                Mapping::parse(&text).with_context(|| format!("đọc tệp {}", path.display()))?
            }
            None => Mapping::default(),
        };
        let files = uploads(&self.paths)?;
        let (app, _peek) = if self.commit {
            (place.open().await?.0, None)
        } else {
            place.peek().await.map(|(app, peek)| (app, Some(peek)))?
        };
        let preview = app.preview(Bringer::Program, files, &answers).await?;
        let import = app.fresh_import();
        let outcome =
            if self.commit { Some(app.bring_in(Bringer::Program, import, &preview, &answers).await?) } else { None };
        if let Some(folder) = &self.findings {
            for file in app.findings_files(&preview)? {
                let path = folder.join(&file.name);
                std::fs::write(&path, &file.bytes).with_context(|| format!("ghi tệp {}", path.display()))?;
            }
        }
        let text = match self.format {
            Format::Json => format!("{:#}\n", as_json(&preview, import, outcome)),
            Format::Text | Format::Xlsx => as_text(&preview, import, outcome),
        };
        std::io::stdout().write_all(text.as_bytes())?;
        app.close().await;
        Ok(if preview.unreadable.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn uploads(paths: &[PathBuf]) -> anyhow::Result<Vec<Upload>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(path).with_context(|| format!("đọc thư mục {}", path.display()))?;
            let mut inside: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
            inside.retain(|path| is_workbook(path));
            inside.sort();
            for path in inside {
                files.push(upload(&path)?);
            }
        } else {
            files.push(upload(path)?);
        }
    }
    Ok(files)
}

fn is_workbook(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(['.', '~']));
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    !hidden && ending.is_some_and(|ending| ["xlsx", "xlsm", "xls", "ods", "csv", "tsv"].contains(&ending.as_str()))
}

fn upload(path: &Path) -> anyhow::Result<Upload> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let size = std::fs::metadata(path).with_context(|| format!("đọc tệp {}", path.display()))?.len();
    // A file beyond the bounds is refused by the reader; there is no need to read all of it for that.
    let most = nguon_report::sheet::Bounds::default().max_bytes + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(most))?);
    let file = std::fs::File::open(path).with_context(|| format!("đọc tệp {}", path.display()))?;
    std::io::Read::read_to_end(&mut std::io::Read::take(file, most), &mut bytes)?;
    Ok(Upload { name, bytes })
}

/// What was written or would be taken back, in words.
pub(super) fn counted(outcome: &Outcome) -> String {
    let Outcome { units, people, cases, acts, quotas, others, headcounts, completed } = outcome;
    format!(
        "{units} tổ chức, {people} người, {cases} hồ sơ, {acts} việc, {quotas} chỉ tiêu, {headcounts} số đảng viên đầu năm, \
         {others} dòng danh sách khác; bổ sung thông tin cho {completed} người đã có"
    )
}

fn as_json(preview: &Preview, import: ImportId, outcome: Option<Outcome>) -> serde_json::Value {
    let mut json = to_json(&preview.reading);
    let unreadable: Vec<_> =
        preview.unreadable.iter().map(|(file, reason)| json!({ "file": file, "reason": sentence(reason) })).collect();
    json["unreadable"] = json!(unreadable);
    json["committed"] = outcome.map_or(serde_json::Value::Null, |outcome| {
        json!({
            "import": import.to_string(),
            "units": outcome.units, "people": outcome.people, "cases": outcome.cases,
            "acts": outcome.acts, "quotas": outcome.quotas, "others": outcome.others,
            "headcounts": outcome.headcounts, "completed": outcome.completed,
        })
    });
    json
}

fn as_text(preview: &Preview, import: ImportId, outcome: Option<Outcome>) -> String {
    let reading = &preview.reading;
    let mut text = String::new();
    let mut line = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    for (file, reason) in &preview.unreadable {
        line(format!("{file}: không đọc được: {}.", sentence(reason)));
    }
    for file in &reading.files {
        line(file.file.to_string());
        for sheet in &file.sheets {
            let kind = sheet.kind.map_or("chưa rõ", |kind| kind.code());
            line(format!("  {}: {kind}, {} dòng", sheet.sheet, sheet.rows));
            if !sheet.unresolved.is_empty() {
                line(format!("    {} chỗ chờ trả lời (xem --format json và --map)", sheet.unresolved.len()));
            }
        }
    }
    line(String::new());
    for finding in &reading.findings {
        let severity = match finding.severity() {
            Severity::Error => "Lỗi",
            Severity::Warning => "Cần xem",
            Severity::Autofix => "Đã sửa",
        };
        line(format!(
            "{severity}: {} [{}] {}: {}",
            finding.place.file,
            finding.place.sheet,
            format_args!("{}{}", finding.place.column_letter(), finding.place.row),
            finding.message
        ));
    }
    line(String::new());
    line(format!(
        "{} dòng: nhận {}, trong đó tự sửa {}; chưa nhận {}.",
        reading.rows, reading.accepted, reading.repaired, reading.rejected
    ));
    match outcome {
        None => line("Đây là bản xem trước, chưa ghi gì. Thêm --commit để ghi.".to_owned()),
        Some(outcome) if outcome.is_nothing() => line("Không có gì mới để ghi.".to_owned()),
        Some(outcome) => line(format!("Đã ghi: {}. Mã lần nhập: {import}.", counted(&outcome))),
    }
    text
}
