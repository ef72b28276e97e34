//! `nguon password-policy`.

use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use nguon_domain::password::Policy;

use crate::Place;

/// Xem hoặc chọn yêu cầu đối với mật khẩu đặt từ nay về sau.
#[derive(Debug, Args)]
pub(crate) struct PasswordPolicy {
    /// asvs: dài và không dễ đoán; tcvn11930: thêm chữ thường, chữ hoa, chữ số và ký hiệu. Bỏ trống để xem.
    policy: Option<String>,
}

impl PasswordPolicy {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let known = || Policy::ALL.iter().map(|policy| policy.code()).collect::<Vec<_>>().join(", ");
        let chosen = match &self.policy {
            Some(word) => match Policy::from_code(word) {
                Some(policy) => Some(policy),
                None => bail!("không có yêu cầu “{word}”; các yêu cầu: {}", known()),
            },
            None => None,
        };
        let (app, _) = place.open().await?;
        if let Some(policy) = chosen {
            app.choose_password_policy(policy).await?;
        }
        println!("Yêu cầu đối với mật khẩu: {}", app.password_policy().await?.code());
        app.close().await;
        Ok(ExitCode::SUCCESS)
    }
}
