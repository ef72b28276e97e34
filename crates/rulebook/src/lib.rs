//! Nguồn: rulebook.
