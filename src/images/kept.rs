//! Variants that have been made are kept in `.sprida/images/` by the content that they were made
//! from. What is kept is checked before it is used: damaged or missing, it is made again.

#![expect(clippy::disallowed_methods, reason = "keeps and reads variants")]

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed, xxh3_128};

use super::{Facts, Format, Variant, encode, stripped};

/// A variant that is worth publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The variant.
    pub variant: Variant,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Why a variant could not be made.
#[derive(Debug)]
pub enum ImageError {
    /// The file is damaged.
    Broken,
    /// The file is no longer what was looked at.
    Changed,
    /// The file could not be read.
    Io(io::Error),
}

/// Where variants come from: made when they are wanted, once.
#[derive(Debug, Default)]
pub struct Images {
    folder: Option<PathBuf>,
    in_haste: bool,
    sets: Mutex<HashMap<(u128, Family), Arc<Place>>>,
    used: Mutex<BTreeSet<u128>>,
    made: Mutex<BTreeSet<u128>>,
}

/// Variants of a picture that are made together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Family {
    /// Its own format and WebP.
    Usual,
    /// AVIF, which takes many times as long as all the others.
    Avif,
}

impl Family {
    fn of(variant: Variant) -> Self {
        if variant.format == Format::Avif {
            Self::Avif
        } else {
            Self::Usual
        }
    }
}

/// Where one picture's variants are noted, locked while they are made.
type Place = Mutex<Option<Arc<Set>>>;

/// The variants of one picture.
#[derive(Debug, Default)]
struct Set {
    /// `None` when the picture is damaged.
    kept: Option<Vec<Kept>>,
    /// Those that could not be kept on the disk.
    in_memory: HashMap<Variant, Vec<u8>>,
}

/// Reads a picture's file.
pub type Read<'r> = &'r dyn Fn() -> io::Result<Vec<u8>>;

impl Images {
    /// Variants kept in a site's folder.
    pub fn of(root: &Path) -> Self {
        Self {
            folder: Some(root.join(".sprida").join("images")),
            ..Self::default()
        }
    }

    /// Makes nothing that somebody would notice having to wait for: no AVIF.
    #[must_use]
    pub fn in_haste(self) -> Self {
        Self {
            in_haste: true,
            ..self
        }
    }

    /// How many pictures something has been made of.
    pub fn made(&self) -> usize {
        self.made
            .lock()
            .expect("no holder of the lock panics")
            .len()
    }

    /// The variants of a picture that are worth publishing, narrowest first.
    ///
    /// # Errors
    /// Why they cannot be made.
    pub fn variants(&self, facts: &Facts, read: Read<'_>) -> Result<Vec<Kept>, ImageError> {
        if !facts.is_decoded() {
            return Ok(Vec::new());
        }
        self.set(facts, Family::Usual, read)?
            .kept
            .clone()
            .ok_or(ImageError::Broken)
    }

    /// The variants of a photo as AVIF, narrowest first; none when that saves nothing.
    ///
    /// # Errors
    /// Why they cannot be made.
    pub fn avif_variants(&self, facts: &Facts, read: Read<'_>) -> Result<Vec<Kept>, ImageError> {
        if self.in_haste || facts.avif_variants().is_empty() {
            return Ok(Vec::new());
        }
        self.set(facts, Family::Avif, read)?
            .kept
            .clone()
            .ok_or(ImageError::Broken)
    }

    /// A variant's bytes; `None` when it is not worth publishing.
    ///
    /// # Errors
    /// Why they cannot be made.
    pub fn bytes(
        &self,
        facts: &Facts,
        variant: Variant,
        read: Read<'_>,
    ) -> Result<Option<Vec<u8>>, ImageError> {
        let family = Family::of(variant);
        if self.in_haste && family == Family::Avif {
            return Ok(None);
        }
        let set = self.set(facts, family, read)?;
        let kept = set.kept.as_ref().ok_or(ImageError::Broken)?;
        if !kept.iter().any(|kept| kept.variant == variant) {
            return Ok(None);
        }
        if let Some(bytes) = set.in_memory.get(&variant) {
            return Ok(Some(bytes.clone()));
        }
        if let Some(bytes) = self.load(&variant_name(facts, variant)) {
            return Ok(Some(bytes));
        }
        let (_, mut made) = self.make(facts, family, read)?;
        Ok(made.remove(&variant))
    }

    /// What is published at a file's own address: the file without camera data, upright. What is no
    /// picture is left as it is.
    pub fn published(&self, bytes: Vec<u8>) -> Vec<u8> {
        let facts = Facts::read(&bytes).ok();
        let turned = facts.filter(|facts| facts.orientation != 1 && facts.is_decoded());
        let upright = turned.and_then(|facts| self.upright(&facts, &bytes));
        upright.unwrap_or_else(|| match stripped(&bytes) {
            std::borrow::Cow::Borrowed(_) => bytes,
            std::borrow::Cow::Owned(stripped) => stripped,
        })
    }

    fn upright(&self, facts: &Facts, bytes: &[u8]) -> Option<Vec<u8>> {
        self.note_use(facts);
        let name = format!("{}-upright", prefix(facts.hash));
        self.load(&name).or_else(|| {
            self.note_made(facts);
            let made = encode::upright(facts, bytes).ok()?;
            let _ = self.store(&name, &made);
            Some(made)
        })
    }

    /// Forgets what no picture of the site needs any more. `wanted` are the hashes of pictures that
    /// may not have been asked for, since the pages that show them are as they were.
    pub fn forget_unused(&self, wanted: impl Iterator<Item = u128>) {
        let mut used = self.used.lock().expect("no holder of the lock panics");
        used.extend(wanted);
        let prefixes: BTreeSet<String> = used.iter().map(|hash| prefix(*hash)).collect();
        let Some(entries) = self
            .folder
            .as_ref()
            .and_then(|folder| fs::read_dir(folder).ok())
        else {
            return;
        };
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let of = name.to_str().and_then(|name| name.get(..PREFIX));
            if !of.is_some_and(|prefix| prefixes.contains(prefix)) {
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn note_use(&self, facts: &Facts) {
        let mut used = self.used.lock().expect("no holder of the lock panics");
        used.insert(facts.hash);
    }

    fn note_made(&self, facts: &Facts) {
        let mut made = self.made.lock().expect("no holder of the lock panics");
        made.insert(facts.hash);
    }

    fn set(&self, facts: &Facts, family: Family, read: Read<'_>) -> Result<Arc<Set>, ImageError> {
        self.note_use(facts);
        let place = {
            let mut sets = self.sets.lock().expect("no holder of the lock panics");
            Arc::clone(sets.entry((facts.hash, family)).or_default())
        };
        // Whoever else wants the same picture waits here rather than decoding it too.
        let mut place = place.lock().expect("no holder of the lock panics");
        if let Some(set) = &*place {
            return Ok(Arc::clone(set));
        }
        let set = match self.load_list(facts, family) {
            Some(kept) => Set {
                kept: Some(kept),
                in_memory: HashMap::new(),
            },
            None => match self.make(facts, family, read) {
                Ok((set, _)) => set,
                Err(ImageError::Broken) => Set::default(),
                Err(error) => return Err(error),
            },
        };
        let set = Arc::new(set);
        *place = Some(Arc::clone(&set));
        Ok(set)
    }

    /// Makes a picture's variants and keeps them.
    fn make(
        &self,
        facts: &Facts,
        family: Family,
        read: Read<'_>,
    ) -> Result<(Set, HashMap<Variant, Vec<u8>>), ImageError> {
        // AVIF is compared with the others, which never wait for it.
        let others = match family {
            Family::Usual => Vec::new(),
            Family::Avif => self.variants(facts, read)?,
        };
        let bytes = read().map_err(ImageError::Io)?;
        if xxh3_128(&bytes) != facts.hash {
            return Err(ImageError::Changed);
        }
        self.note_made(facts);
        let made = match family {
            Family::Usual => encode::variants(facts, &bytes),
            Family::Avif => encode::avif_variants(facts, &bytes, &others),
        };
        let made = made.map_err(|_| ImageError::Broken)?;
        let kept: Vec<Kept> = made
            .iter()
            .map(|(variant, bytes)| Kept {
                variant: *variant,
                bytes: bytes.len() as u64,
            })
            .collect();
        let mut in_memory = HashMap::new();
        for (variant, bytes) in &made {
            if self.store(&variant_name(facts, *variant), bytes).is_err() {
                in_memory.insert(*variant, bytes.clone());
            }
        }
        // Last, so that a list never names what has not been kept.
        if in_memory.is_empty()
            && let Ok(list) = postcard::to_stdvec(&kept)
        {
            let _ = self.store(&list_name(facts, family), &list);
        }
        let set = Set {
            kept: Some(kept),
            in_memory,
        };
        Ok((set, made.into_iter().collect()))
    }

    fn load_list(&self, facts: &Facts, family: Family) -> Option<Vec<Kept>> {
        postcard::from_bytes(&self.load(&list_name(facts, family))?).ok()
    }

    /// A kept file, if it is whole and made by this version of the program.
    fn load(&self, name: &str) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.folder.as_ref()?.join(name)).ok()?;
        let checksum = bytes.split_off(bytes.len().checked_sub(8)?);
        (checksum == sum(name, &bytes).to_le_bytes()).then_some(bytes)
    }

    /// A half-written file is never seen: it gets its name when it is whole.
    fn store(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = self.folder.as_ref().ok_or(io::ErrorKind::NotFound)?;
        fs::create_dir_all(folder)?;
        let mut content = Vec::with_capacity(bytes.len() + 8);
        content.extend_from_slice(bytes);
        content.extend_from_slice(&sum(name, bytes).to_le_bytes());
        // The preview and a build may make the same at once.
        let beside = folder.join(format!("{name}.{}.new", std::process::id()));
        fs::write(&beside, content)?;
        fs::rename(beside, folder.join(name))
    }
}

/// Checksum of what is kept under a name by this version of the program, which may make other bytes
/// of the same picture than another version.
fn sum(name: &str, bytes: &[u8]) -> u64 {
    let seed = xxh3_64(format!("{} {name}", env!("SPRIDA_IMAGES_FINGERPRINT")).as_bytes());
    xxh3_64_with_seed(bytes, seed)
}

/// How long the part of a kept file's name is that says which picture it was made from.
const PREFIX: usize = 32;

fn prefix(hash: u128) -> String {
    format!("{hash:0PREFIX$x}")
}

fn variant_name(facts: &Facts, variant: Variant) -> String {
    variant.route(&prefix(facts.hash))
}

fn list_name(facts: &Facts, family: Family) -> String {
    let prefix = prefix(facts.hash);
    match family {
        Family::Usual => format!("{prefix}.list"),
        Family::Avif => format!("{prefix}.avif.list"),
    }
}
