//! Nguồn: web.
