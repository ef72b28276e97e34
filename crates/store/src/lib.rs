//! Nguồn: store.
