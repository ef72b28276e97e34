//! What the program stands on: the clock and unforeseeable bytes, brought in by the binary or by a test.

use nguon_domain::{
    calendar::{Date, Timestamp},
    id::Noise,
    journal::Digest,
};

/// The clock and the source of unforeseeable bytes.
pub trait Ground: Send + Sync {
    /// The instant now.
    fn now(&self) -> Timestamp;

    /// The day it is; may be set to another day than the clock's, for demonstrations and tests.
    fn today(&self) -> Date;

    /// Fills `bytes` with bytes nobody can foresee.
    fn fill(&self, bytes: &mut [u8]);
}

/// Ten fresh bytes for an id.
pub(crate) fn noise(ground: &dyn Ground) -> Noise {
    let mut noise = Noise::default();
    ground.fill(&mut noise);
    noise
}

/// A fresh secret of 256 bits as 64 hexadecimal digits.
pub(crate) fn secret(ground: &dyn Ground) -> String {
    let mut bytes = [0; 32];
    ground.fill(&mut bytes);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A fresh code of 80 bits for people to type: 20 hexadecimal digits in groups of four.
pub(crate) fn code(ground: &dyn Ground) -> String {
    let secret = secret(ground);
    [0, 4, 8, 12, 16].map(|at| &secret[at..at + 4]).join("-")
}

/// What is kept of a secret.
pub(crate) fn sealed(secret: &str) -> Digest {
    Digest::of(secret.as_bytes())
}
