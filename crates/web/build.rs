//! Has this crate built anew when the bundle of the front end appears, changes or goes.

use std::path::Path;

fn main() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
    let bundle = assets.join("dist");
    // A path that is not there would count as changed at every build; so without a bundle its parent is watched.
    let watched = if bundle.join("manifest.json").exists() { bundle } else { assets };
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", watched.display());
}
