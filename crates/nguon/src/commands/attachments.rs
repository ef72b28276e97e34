//! `nguon attachments`.

use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use nguon_domain::attachment::AttachmentKind;

use crate::Place;

/// Xem hoặc chọn loại tệp được lưu kèm theo hồ sơ từ nay về sau.
#[derive(Debug, Args)]
pub(crate) struct Attachments {
    /// Các loại cách nhau bằng dấu phẩy: pdf,jpeg,png; none: không lưu tệp. Bỏ trống để xem.
    kinds: Option<String>,
}

impl Attachments {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let words = |kinds: &[AttachmentKind]| {
            if kinds.is_empty() {
                "none".to_owned()
            } else {
                kinds.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(",")
            }
        };
        let chosen = match self.kinds.as_deref() {
            None => None,
            Some("none") => Some(Vec::new()),
            Some(list) => {
                let mut kinds = Vec::new();
                for word in list.split(',') {
                    match AttachmentKind::from_code(word.trim()) {
                        Some(kind) => kinds.push(kind),
                        None => bail!("không có loại tệp “{word}”; các loại: {}", words(AttachmentKind::ALL)),
                    }
                }
                kinds.sort();
                kinds.dedup();
                Some(kinds)
            }
        };
        let (app, _) = place.open().await?;
        if let Some(kinds) = chosen {
            app.choose_attachment_kinds(&kinds).await?;
        }
        println!("Loại tệp được lưu kèm theo hồ sơ: {}", words(&app.attachment_kinds().await?));
        app.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
