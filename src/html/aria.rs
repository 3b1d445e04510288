//! Roles, states and properties of WAI-ARIA 1.2, the graphics and publishing modules of it, and what
//! 1.3 has of Braille. <https://www.w3.org/TR/wai-aria-1.2/>, <https://www.w3.org/TR/dpub-aria-1.1/>,
//! <https://www.w3.org/TR/graphics-aria-1.0/>.

mod attributes;
mod role_table;

pub use self::attributes::{Attribute, GLOBAL, Kind, attribute};
pub use self::role_table::{Group, Naming, ROLES, Role};

/// What is known of a role that authors may use; `None` for abstract and unknown ones.
pub fn role(name: &str) -> Option<&'static Role> {
    let place = ROLES.binary_search_by_key(&name, |role| role.name).ok()?;
    Some(&ROLES[place])
}

/// Whether a role takes input or reacts, so that nothing else that does may stand in it.
pub fn is_widget(name: &str) -> bool {
    role(name).is_some_and(|role| role.group == Group::Widget)
}

/// Whether a role is a landmark, which people go to directly.
pub fn is_landmark(name: &str) -> bool {
    role(name).is_some_and(|role| role.group == Group::Landmark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_in_order_and_agree() {
        assert!(ROLES.is_sorted_by_key(|role| role.name));
        for known in ROLES {
            for name in known.supports.iter().chain(known.requires).chain(GLOBAL) {
                assert!(attribute(name).is_some(), "{name} of {}", known.name);
            }
            for other in known.owns.iter().chain(known.within) {
                assert!(role(other).is_some(), "{other} of {}", known.name);
            }
        }
    }

    #[test]
    fn abstract_roles_are_not_for_authors() {
        assert!(role("widget").is_none() && role("landmark").is_none());
        assert!(is_widget("switch") && !is_widget("heading"));
    }
}
