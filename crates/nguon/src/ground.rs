//! The clock and the randomness of this machine.

use nguon_app::Ground;
use nguon_domain::calendar::{Date, Timestamp, vietnam_day};

/// This machine, perhaps with another day set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Machine {
    pub(crate) today: Option<Date>,
}

impl Ground for Machine {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn today(&self) -> Date {
        self.today.unwrap_or_else(|| vietnam_day(self.now()))
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that makes randomness")]
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness there are no secrets; going on would be worse than stopping.
        getrandom::fill(bytes).expect("the system gives random bytes");
    }
}
