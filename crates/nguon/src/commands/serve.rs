//! `nguon serve`.

use std::{net::SocketAddr, process::ExitCode};

use anyhow::Context as _;
use clap::Args;
use nguon_app::App;
use nguon_web::Options;

use crate::Place;

/// Mở trang web trên cơ sở dữ liệu đang có.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Địa chỉ lắng nghe.
    #[arg(long, default_value = "127.0.0.1:8020")]
    listen: SocketAddr,
    /// Dùng trong mạng nội bộ không có TLS: phiên làm việc không buộc phải qua kết nối mã hóa.
    #[arg(long, conflicts_with = "origin")]
    plain_http: bool,
    /// Địa chỉ mà trình duyệt gọi khi có máy chủ TLS đứng trước, như https://nguon.vidu.vn.
    #[arg(long, value_parser = origin)]
    origin: Option<String>,
    /// Máy chủ đứng trước ghi địa chỉ người dùng vào X-Forwarded-For: tin địa chỉ cuối cùng ở đó.
    #[arg(long, requires = "origin")]
    behind_proxy: bool,
}

/// What a browser names itself as coming from: scheme, host and port, and nothing after them.
fn origin(text: &str) -> Result<String, String> {
    let host = text.strip_prefix("https://").filter(|host| !host.is_empty());
    match host.map(|host| host.strip_suffix('/').unwrap_or(host)) {
        Some(host) if !host.contains(|letter: char| "/?#@ ".contains(letter)) => {
            Ok(format!("https://{}", host.to_ascii_lowercase()))
        }
        _ => Err("viết địa chỉ đầy đủ, không có đường dẫn phía sau, như https://nguon.vidu.vn".to_owned()),
    }
}

impl Serve {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let (app, address) = place.open().await?;
        tracing::info!("database at {address}");
        let options = Options {
            secure_cookies: !self.plain_http,
            origin: self.origin,
            behind_proxy: self.behind_proxy,
            beat: nguon_web::BEAT,
            patience: nguon_web::PATIENCE,
        };
        let code = app.founding_code().await.map_err(|error| anyhow::anyhow!(error.to_string()))?.map(str::to_owned);
        let begins = options.origin.clone();
        serve(app.clone(), self.listen, options, |address| {
            println!("Nguồn đang mở tại http://{address}");
            if let Some(code) = code {
                let site = begins.unwrap_or_else(|| format!("http://{address}"));
                println!("Lần đầu dùng: mở {site}/setup?code={code} để đặt tên tổ chức và lập tài khoản đầu tiên.");
            }
        })
        .await?;
        app.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// Serves until the program is told to stop; `ready` is called with the address once requests are answered.
pub(crate) async fn serve(
    app: App,
    listen: SocketAddr,
    options: Options,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    app.is_ready().await;
    let warmed = app.clone();
    tokio::spawn(async move {
        if let Err(error) = warmed.warm().await {
            tracing::warn!("names could not be read beforehand: {error}");
        }
    });
    let listener = tokio::net::TcpListener::bind(listen).await.with_context(|| format!("listening at {listen}"))?;
    let address = listener.local_addr()?;
    ready(address);
    nguon_web::serve(listener, app, options, stopped()).await.context("serving")
}

async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminated.recv() => return,
                _ = tokio::signal::ctrl_c() => return,
            }
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for (text, expected) in [
            ("https://nguon.vidu.vn", Some("https://nguon.vidu.vn")),
            ("https://Nguon.Vidu.vn:8443/", Some("https://nguon.vidu.vn:8443")),
            ("https://nguon.vidu.vn/duong-dan", None),
            ("http://nguon.vidu.vn", None),
            ("nguon.vidu.vn", None),
            ("https://", None),
            ("https://ai@nguon.vidu.vn", None),
        ] {
            assert_eq!(origin(text).ok().as_deref(), expected, "{text}");
        }
    }
}
