//! The same admissions on the tree of another day.

use std::{collections::BTreeMap, sync::Arc};

use super::{Atlas, CountBy, Ledger, QuotaFact, admission, filed_quotas, recognition};
use crate::tree::Tree;

impl Atlas {
    /// What was admitted and recognised, and some quotas, on another tree. Open cases are as of today, and there are
    /// none in it. What lies at no unit of that tree is counted nowhere.
    ///
    /// It shares the cases with this atlas, and is not to be changed: it has no more than its ledgers of its own.
    pub fn redrawn(&self, tree: Arc<Tree>, quotas: impl IntoIterator<Item = QuotaFact>) -> Self {
        let filed = || self.drawers.iter().flat_map(|drawer| drawer.values());
        Self {
            ceremonies: Ledger::build(filed().filter_map(|fact| admission(&tree, fact, CountBy::Ceremony))),
            decisions: Ledger::build(filed().filter_map(|fact| admission(&tree, fact, CountBy::Decision))),
            recognitions: Ledger::build(filed().filter_map(|fact| recognition(&tree, fact))),
            open: BTreeMap::new(),
            drawers: self.drawers.clone(),
            quotas: Arc::new(filed_quotas(&tree, quotas)),
            tree,
            through: self.through,
        }
    }
}
