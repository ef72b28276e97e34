//! Nguồn: report.
