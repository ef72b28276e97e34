//! Nguồn: app.
