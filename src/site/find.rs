//! Finding items: by what references and paths name, in the wanted language, or by what was nearly meant.

use super::{Item, Site};
use crate::kind_name::KindName;
use crate::nearest::Names;

/// `kurs:hur-normkritik#del` → the kind, if named, and the id without anchor.
pub fn split_reference(reference: &str) -> (Option<KindName>, &str) {
    let without_anchor = reference.split('#').next().unwrap_or(reference);
    match without_anchor.split_once(':') {
        Some((kind, id)) => (KindName::parse(kind), id.trim()),
        None => (None, without_anchor.trim()),
    }
}

impl Site {
    /// The item that a reference means, in the wanted language where it exists.
    pub fn find(&self, reference: &str, kinds: &[KindName], language: &str) -> Option<&Item> {
        self.find_index(reference, kinds, language)
            .map(|index| &self.items[index])
    }

    /// As [`Self::find`], by place in [`Self::items`].
    pub fn find_index(&self, reference: &str, kinds: &[KindName], language: &str) -> Option<usize> {
        let (kind, id) = split_reference(reference);
        let kinds: &[KindName] = match kind {
            Some(ref kind) if kinds.is_empty() || kinds.contains(kind) => {
                std::slice::from_ref(kind)
            }
            Some(_) => return None,
            None if kinds.is_empty() => &KindName::ALL,
            None => kinds,
        };
        let places = self.by_id.get(id)?;
        let in_language = |kind: KindName, language: &str| {
            places.iter().copied().find(|index| {
                let page = &self.items[*index].page;
                page.kind() == kind && page.language == language
            })
        };
        let wanted = kinds.iter().find_map(|kind| in_language(*kind, language));
        wanted.or_else(|| {
            let others = self.languages.iter();
            others
                .flat_map(|language| kinds.iter().map(move |kind| (kind, language)))
                .find_map(|(kind, language)| in_language(*kind, language))
        })
    }

    /// The item of a source file, in the wanted language where a translation exists.
    pub fn find_by_path(&self, path: &str, language: &str) -> Option<&Item> {
        let item = &self.items[*self.by_path.get(path)?];
        Some(self.in_language(item, language).unwrap_or(item))
    }

    /// The same item in another language.
    fn in_language(&self, item: &Item, language: &str) -> Option<&Item> {
        let places = self.by_id.get(&item.page.id)?.iter();
        let mut versions = places.map(|index| &self.items[*index]);
        versions
            .find(|other| other.page.kind() == item.page.kind() && other.page.language == language)
    }

    /// The same item in other languages, with itself, in the site's order of languages.
    pub fn translations(&self, item: &Item) -> Vec<&Item> {
        self.languages
            .iter()
            .filter_map(|language| self.in_language(item, language))
            .collect()
    }

    /// The item whose id is nearest to one that no item has.
    pub(super) fn nearest_by_id(
        &self,
        id: &str,
        is_wanted: impl Fn(&Item) -> bool,
    ) -> Option<&Item> {
        let ids = || Names::new(self.items.iter().map(|item| item.page.id.as_str()));
        let found = self.ids.get_or_init(ids);
        let index = found.nearest(id, |index| is_wanted(&self.items[index]))?;
        self.items.get(index)
    }

    /// The item whose file has the same name as one that does not exist, or else the nearest path.
    pub(super) fn nearest_by_path(&self, path: &str) -> Option<&Item> {
        let by_file_name = self.by_file_name.get_or_init(|| {
            let items = self.items.iter().enumerate().rev();
            items
                .map(|(index, item)| (file_name(&item.page.path).to_owned(), index))
                .collect()
        });
        let paths = || Names::new(self.items.iter().map(|item| item.page.path.as_str()));
        let index = match by_file_name.get(file_name(path)) {
            Some(index) => *index,
            None => self.paths.get_or_init(paths).nearest(path, |_| true)?,
        };
        self.items.get(index)
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
