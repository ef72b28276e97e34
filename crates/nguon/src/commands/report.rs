//! `nguon report admissions`.

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use nguon_app::{
    App, Found,
    view::{Grouping, ReportView, RowKey, UnitLink},
};
use nguon_domain::{
    atlas::{Counts, Share, Span},
    calendar::{Date, show_day},
};
use serde_json::{Value, json};

use crate::{Format, Place, day};

/// Lập báo cáo.
#[derive(Debug, Args)]
pub(crate) struct Report {
    #[command(subcommand)]
    of: Of,
}

#[derive(Debug, Subcommand)]
enum Of {
    /// Kết quả kết nạp và công nhận, so với chỉ tiêu và cùng kỳ năm trước.
    Admissions(Admissions),
}

#[derive(Debug, Args)]
struct Admissions {
    /// Tên hoặc mã tổ chức, như “Xã Sơn Đông” hoặc LT20.
    #[arg(long)]
    unit: String,
    /// Từ ngày.
    #[arg(long, value_parser = day)]
    from: Date,
    /// Đến hết ngày.
    #[arg(long, value_parser = day)]
    until: Date,
    /// Chia theo tháng, theo tổ chức trực thuộc hoặc theo năm.
    #[arg(long, default_value = "unit", value_parser = ["month", "unit", "year"])]
    by: String,
    /// Cách in ra.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Ghi vào tệp này thay vì in ra.
    #[arg(long)]
    output: Option<PathBuf>,
}

impl Report {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let Of::Admissions(asked) = self.of;
        let Some(span) = Span::new(asked.from, asked.until) else {
            bail!("ngày đầu {} sau ngày cuối {}", show_day(asked.from), show_day(asked.until));
        };
        let (app, _) = place.open().await?;
        let unit = one_unit(&app, &asked.unit).await?;
        let by = Grouping::from_code(&asked.by).context("cách chia không đúng")?;
        let program = app.program().await?;
        let bytes = match asked.format {
            Format::Xlsx => app.report_file(&program, unit.id, Some(span), by, "vi").await?.bytes,
            Format::Json => {
                format!("{:#}\n", as_json(&app.report(&program, unit.id, Some(span), by).await?)).into_bytes()
            }
            Format::Text => as_text(&app.report(&program, unit.id, Some(span), by).await?).into_bytes(),
        };
        app.close().await;
        match asked.output {
            Some(path) => std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))?,
            None => std::io::stdout().write_all(&bytes)?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The one unit that a text means, or a sentence that says why not.
pub(crate) async fn one_unit(app: &App, wanted: &str) -> anyhow::Result<UnitLink> {
    match app.find_unit(wanted).await? {
        Found::One(unit) => Ok(unit),
        Found::Nothing => bail!("không có tổ chức nào tên hoặc mã là “{wanted}”"),
        Found::Several(units) => {
            let named = |unit: &UnitLink| format!("{} ({})", unit.name, unit.code.as_deref().unwrap_or("không có mã"));
            bail!(
                "có {} tổ chức tên “{wanted}”, hãy dùng mã: {}",
                units.len(),
                units.iter().map(named).collect::<Vec<_>>().join("; ")
            )
        }
    }
}

fn figures(counts: &Counts) -> Value {
    json!({
        "admitted": counts.admitted,
        "recognised": counts.recognised,
        "quota": counts.quota,
        "attainment": counts.attainment().map(ratio),
        "women": counts.women,
        "age_18_30": counts.age_18_30,
        "union_members": counts.union_members,
    })
}

/// A share with four decimals: 102 of 112 is 0.9107.
fn ratio(share: Share) -> Value {
    let text = share.per(10_000);
    serde_json::from_str(&format!("{}.{:04}", text / 10_000, text % 10_000)).unwrap_or(Value::Null)
}

fn as_json(view: &ReportView) -> Value {
    let heading = &view.heading;
    let mut whole = json!({
        "unit": { "id": heading.unit.id.to_string(), "code": heading.unit.code, "name": heading.unit.name },
        "from": heading.span.from.to_string(),
        "until": heading.span.last.to_string(),
        "by": view.by.code(),
        "count_by": heading.count_by.code(),
        "same_period_last_year": figures(&view.before),
    });
    let rows: Vec<Value> = view
        .rows
        .iter()
        .map(|row| {
            let mut one = figures(&row.now);
            match &row.key {
                RowKey::Unit(unit) => {
                    one["unit"] = json!(unit.name);
                    one["code"] = json!(unit.code);
                }
                RowKey::Own(unit) => {
                    one["unit"] = json!(unit.name);
                    one["code"] = json!(unit.code);
                    one["own"] = json!(true);
                }
                RowKey::Month(year, month) => one["month"] = json!(format!("{year:04}-{month:02}")),
                RowKey::Year(year) => one["year"] = json!(year),
            }
            one["admitted_last_year"] = json!(row.before.admitted);
            one
        })
        .collect();
    let total = figures(&view.total);
    for key in ["admitted", "recognised", "quota", "attainment", "women", "age_18_30", "union_members"] {
        whole[key] = total[key].clone();
    }
    whole["unit"] = json!(heading.unit.name);
    whole["code"] = json!(heading.unit.code);
    whole["rows"] = json!(rows);
    whole
}

fn as_text(view: &ReportView) -> String {
    let heading = &view.heading;
    let line = |label: &str, now: &Counts, before: &Counts| {
        let quota = now.quota.map_or("–".to_owned(), |quota| quota.to_string());
        let attained = now.attainment().map_or("–".to_owned(), |share| format!("{} %", share.percent()));
        let label: String = label.chars().take(44).collect();
        format!(
            "{label:<44} {quota:>8} {:>8} {attained:>9} {:>8} {:>5} {:>6} {:>9} {:>9}\n",
            now.admitted, before.admitted, now.women, now.age_18_30, now.union_members, now.recognised
        )
    };
    let counted = match heading.count_by {
        nguon_domain::atlas::CountBy::Ceremony => "ngày tổ chức lễ kết nạp",
        nguon_domain::atlas::CountBy::Decision => "ngày quyết định kết nạp",
    };
    let mut text = format!(
        "KẾT QUẢ KẾT NẠP ĐẢNG VIÊN – {}\nTừ {} đến {}; tính theo {counted}.\n\n",
        heading.unit.name,
        show_day(heading.span.from),
        show_day(heading.span.last)
    );
    text.push_str(&format!(
        "{:<44} {:>8} {:>8} {:>9} {:>8} {:>5} {:>6} {:>9} {:>9}\n",
        "", "Chỉ tiêu", "Kết nạp", "Đạt", "Cùng kỳ", "Nữ", "18–30", "Đoàn viên", "Công nhận"
    ));
    for row in &view.rows {
        let label = match &row.key {
            RowKey::Unit(unit) => unit.name.clone(),
            RowKey::Own(unit) => format!("{} (tính tại đơn vị)", unit.name),
            RowKey::Month(year, month) => format!("Tháng {month:02}/{year}"),
            RowKey::Year(year) => format!("Năm {year}"),
        };
        text.push_str(&line(&label, &row.now, &row.before));
    }
    text.push_str(&line("TỔNG CỘNG", &view.total, &view.before));
    text
}
