//! Hashes of values, for telling whether something depends on what has changed.

use std::io::{self, Write};

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

/// Hash of all that a value holds; equal values have equal hashes, on every run.
pub fn of<V: Serialize>(value: &V) -> u128 {
    postcard::to_io(value, Hashing(Xxh3::new()))
        .expect("what is hashed holds nothing that cannot be serialised")
        .0
        .digest128()
}

/// Hash of several hashes.
pub fn combine(hashes: &[u128]) -> u128 {
    let mut hasher = Xxh3::new();
    for hash in hashes {
        hasher.update(&hash.to_le_bytes());
    }
    hasher.digest128()
}

struct Hashing(Xxh3);

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
