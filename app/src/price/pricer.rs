//! What is shown to who records prices.

use crate::{layout::MeData, loaded::loaded};
use domain::access::Permission;
use leptos::prelude::*;

/// A part of the page for who may record and withdraw prices; nothing for others, whom the store would refuse.
pub fn for_pricers(show: impl Fn() -> AnyView + Clone + Send + Sync + 'static) -> AnyView {
    knowing(move |may| if may { show() } else { ().into_any() })
}

/// A part of the page that depends on whether the person may record and withdraw prices.
pub(super) fn knowing(show: impl Fn(bool) -> AnyView + Clone + Send + Sync + 'static) -> AnyView {
    let me = expect_context::<MeData>().0;
    loaded(me, move |me| show(me.may(Permission::Price)))
}
