//! The names that a template may use. The engine asks the context for every name in a template, the
//! functions it calls included, and asks often: an answer must cost little, above all a "no".

use std::collections::HashMap;
use std::sync::Arc;

use minijinja::value::{Enumerator, Object};
use minijinja::{Environment, Value};
use rustc_hash::FxHashMap;

use super::Place;

/// Names that are the same on every page: the theme's functions, and `site`.
#[derive(Clone, Debug)]
pub(super) struct Common(Arc<FxHashMap<String, Value>>);

impl Common {
    /// Everything that an environment knows by name, and the site.
    pub(super) fn new(environment: &Environment<'_>, site: Value) -> Self {
        let functions = environment
            .globals()
            .map(|(name, function)| (name.to_owned(), function));
        let names: HashMap<_, _, _> = functions.chain([("site".to_owned(), site)]).collect();
        Self(Arc::new(names))
    }
}

/// What one page's template may use.
#[derive(Debug)]
pub(super) struct Context {
    common: Common,
    /// What all pages of its language have in common.
    shared: Value,
    root: Value,
    language: Value,
    direction: Value,
    /// The page's own view.
    view: Value,
    /// What was made of the view: the text as HTML.
    made: Value,
}

impl Context {
    pub(super) fn new(
        common: &Common,
        shared: &Value,
        place: &Place<'_>,
        view: Value,
        made: Value,
    ) -> Self {
        Self {
            common: common.clone(),
            shared: shared.clone(),
            root: Value::from(place.root),
            language: Value::from(place.language),
            direction: Value::from(crate::language::direction(place.language)),
            view,
            made,
        }
    }

    /// A name of the view or of what was made of it; the latter stands before.
    fn own(&self, name: &str) -> Option<Value> {
        [&self.made, &self.view]
            .into_iter()
            .filter_map(|map| map.as_object()?.get_value_by_str(name))
            .find(|value| !value.is_undefined())
    }
}

/// What every template can rely on, besides the functions and its own view.
const PLACE: [&str; 4] = ["shared", "root", "lang", "dir"];

impl Object for Context {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.get_value_by_str(name.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        match name {
            "lang" => Some(self.language.clone()),
            "root" => Some(self.root.clone()),
            "dir" => Some(self.direction.clone()),
            "shared" => Some(self.shared.clone()),
            _ => self.common.0.get(name).cloned().or_else(|| self.own(name)),
        }
    }

    /// Only for messages about a template that failed.
    fn enumerate(self: &Arc<Self>) -> Enumerator {
        let own = [&self.made, &self.view]
            .into_iter()
            .filter_map(|map| map.try_iter().ok())
            .flatten();
        Enumerator::Values(PLACE.into_iter().map(Value::from).chain(own).collect())
    }
}
