//! Gives the program a fingerprint of its own source, so that what one version remembers between
//! builds is never taken for what another would have made.

#![expect(
    clippy::disallowed_methods,
    reason = "a build script speaks to cargo and reads the source"
)]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for place in ["src", "themes", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={place}");
        hash(Path::new(place), &mut hasher)?;
    }
    println!(
        "cargo::rustc-env=SPRIDA_FINGERPRINT={:016x}",
        hasher.finish()
    );
    // Pictures take long to make, so that they are made again only when it is made otherwise.
    for (name, module) in [("IMAGES", "src/images"), ("CARDS", "src/title_cards")] {
        let mut hasher = DefaultHasher::new();
        for place in [&format!("{module}.rs"), module, "Cargo.lock"] {
            hash(Path::new(place), &mut hasher)?;
        }
        let fingerprint = hasher.finish();
        println!("cargo::rustc-env=SPRIDA_{name}_FINGERPRINT={fingerprint:016x}");
    }
    Ok(())
}

fn hash(place: &Path, hasher: &mut DefaultHasher) -> std::io::Result<()> {
    if place.is_file() {
        std::fs::read(place)?.hash(hasher);
        return Ok(());
    }
    let mut entries: Vec<_> = std::fs::read_dir(place)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        entry.file_name().hash(hasher);
        hash(&entry.path(), hasher)?;
    }
    Ok(())
}
