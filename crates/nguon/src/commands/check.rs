//! `nguon check`.

use std::process::ExitCode;

use crate::Place;

pub(crate) async fn run(place: &Place) -> anyhow::Result<ExitCode> {
    let (app, address) = place.open().await?;
    let report = app.check().await?;
    app.close().await;
    println!("Kiểm tra {address}");
    for (what, count) in &report.looked_at {
        println!("  {what}: {count}");
    }
    for remark in &report.remarks {
        println!("Lưu ý: {remark}");
    }
    for problem in &report.problems {
        println!("Sai: {problem}");
    }
    if report.problems.is_empty() {
        println!("Dữ liệu nguyên vẹn.");
        Ok(ExitCode::SUCCESS)
    } else {
        println!("Có {} chỗ sai. Đừng sửa tay; hãy khôi phục từ bản sao lưu gần nhất.", report.problems.len());
        Ok(ExitCode::FAILURE)
    }
}
