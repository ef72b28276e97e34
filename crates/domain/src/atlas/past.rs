//! The same admissions on the tree of another day.

use std::sync::Arc;

use super::{Atlas, QuotaFact};
use crate::tree::Tree;

impl Atlas {
    /// What was admitted and recognised, and some quotas, on another tree. Open cases are as of today, and there are
    /// none in it. What lies at no unit of that tree is counted nowhere.
    ///
    /// It shares the cases with this atlas, and is not to be changed: it has no more than its ledgers of its own.
    pub fn redrawn(&self, tree: Arc<Tree>, quotas: impl IntoIterator<Item = QuotaFact>) -> Self {
        Self::closed(tree, self.filing.clone(), quotas, self.through)
    }
}
