//! What servers have answered lately, kept with its day in `.sprida/`. Damaged or missing, all are asked.

#![expect(clippy::disallowed_methods, reason = "keeps and reads the cache")]

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Answer;

const FILE: &str = ".sprida/external-links.json";

/// How many days an answer is believed: a page that is there seldom goes, one that is gone may be mended
/// tomorrow, and what nobody could say is asked again at once.
const DAYS_THERE: i32 = 7;
const DAYS_GONE: i32 = 1;

#[derive(Debug, Serialize, Deserialize)]
struct Dated {
    asked: Date,
    answer: Answer,
}

/// Answers by address.
#[derive(Debug)]
pub(super) struct Known {
    today: Date,
    answers: BTreeMap<String, Dated>,
}

impl Known {
    /// Answers that are still believed.
    pub(super) fn load(root: &Path, today: Date) -> Self {
        let kept = fs::read(path(root)).ok();
        let kept = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut answers: BTreeMap<String, Dated> = kept.unwrap_or_default();
        answers.retain(|_, dated| {
            let days = match dated.answer {
                Answer::There | Answer::Moved(_) => DAYS_THERE,
                Answer::Gone(_) | Answer::NoServer | Answer::NoAddress => DAYS_GONE,
                Answer::Unverified(..) => return false,
            };
            let age = (today - dated.asked).get_days();
            (0..days).contains(&age)
        });
        Self { today, answers }
    }

    pub(super) fn get(&self, url: &str) -> Option<&Answer> {
        self.answers.get(url).map(|dated| &dated.answer)
    }

    pub(super) fn insert(&mut self, url: String, answer: Answer) {
        let asked = self.today;
        self.answers.insert(url, Dated { asked, answer });
    }

    pub(super) fn save(&self, root: &Path) -> io::Result<()> {
        let target = path(root);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = target.with_extension("new");
        let json = serde_json::to_vec_pretty(&self.answers).map_err(io::Error::other)?;
        fs::write(&beside, json)?;
        fs::rename(&beside, target)
    }
}

fn path(root: &Path) -> PathBuf {
    root.join(FILE)
}
