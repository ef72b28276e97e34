//! Values that must not slip into a log or an error message.

use std::fmt;

/// A value of which `Debug` prints only `…`; there is no `Display`.
///
/// Reading it takes [`Sensitive::reveal`], so each place that shows it can be found by that word.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for someone whose right to see it has been checked.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }

    /// Another value made from this one, as sensitive as it was.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sensitive<U> {
        Sensitive(change(self.0))
    }
}

impl<T> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl<T> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::Sensitive;

    #[test]
    fn debug_prints_nothing_of_the_value() {
        let secret = Sensitive::new("Phật giáo");
        assert_eq!(format!("{secret:?} {:?}", Some(secret.map(str::len))), "… Some(…)");
        assert_eq!(*secret.reveal(), "Phật giáo");
    }
}
