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
    #[arg(long)]
    plain_http: bool,
}

impl Serve {
    pub(crate) async fn run(self, place: &Place) -> anyhow::Result<ExitCode> {
        let (app, address) = place.open().await?;
        tracing::info!("database at {address}");
        let secure_cookies = !self.plain_http;
        serve(app.clone(), self.listen, secure_cookies, |address| println!("Nguồn đang mở tại http://{address}"))
            .await?;
        app.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// Serves until the program is told to stop; `ready` is called with the address once requests are answered.
pub(crate) async fn serve(
    app: App,
    listen: SocketAddr,
    secure_cookies: bool,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    app.is_ready().await;
    let listener = tokio::net::TcpListener::bind(listen).await.with_context(|| format!("listening at {listen}"))?;
    let address = listener.local_addr()?;
    ready(address);
    nguon_web::serve(listener, app, Options { secure_cookies, ..Options::default() }, stopped())
        .await
        .context("serving")
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
