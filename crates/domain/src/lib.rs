//! Nguồn: domain.
