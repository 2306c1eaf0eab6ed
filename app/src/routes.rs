//! Every address of the product, in one list.

use crate::{
    account::{first_start_page::FirstStartPage, sign_in_page::SignInPage},
    batch::{done_page::BatchDonePage, page::BatchPage},
    deposit::{new_page::NewDepositPage, slip_page::DepositSlipPage},
    handover::{list_page::HandoversPage, new_page::NewHandoverPage, slip_page::HandoverSlipPage},
    home::page::HomePage,
    item::{gesture_page::GesturePage, link_page::LinkPage, page::ItemPage},
    label::{
        batch_page::BatchPage as LabelBatchPage, blank_page::BlankPage, jobs_page::JobsPage, labels_page::LabelsPage,
        paper_page::PaperPage, place_page::PlaceLabelPage,
    },
    lang::lang,
    layout::Layout,
    price::page::PricesPage,
    report::{label_page::LabelPage, list_page::ReportsPage},
    saving::{line_page::LinePage, lines_page::LinesPage, not_counted_page::NotCountedPage, page::SavingPage},
    scan::page::ScanPage,
    search::{open_page::OpenPage, page::SearchPage},
    setting::{
        categories_page::CategoriesPage, organisation_page::OrganisationPage, page::SettingsPage,
        people_page::PeoplePage, places_page::PlacesPage, printers_page::PrintersPage, providers_page::ProvidersPage,
        services_page::ServicesPage,
    },
    stocktake::{close_page::CloseStocktakePage, list_page::StocktakesPage, page::StocktakeCountPage},
    ui::empty::Empty,
    words,
};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

/// The application.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(lang());
    #[cfg(feature = "ssr")]
    provide_context(crate::form::kept::Kept::take());
    view! {
        <Title formatter=|title: String| if title.is_empty() { "Regain".to_owned() } else { format!("{title} · Regain") } text=""/>
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/first-start") view=FirstStartPage ssr=SsrMode::Async/>
                <Route path=path!("/label/:code") view=LabelPage ssr=SsrMode::Async/>
                <ParentRoute path=path!("") view=Layout ssr=SsrMode::Async>
                    <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                    <Route path=path!("/items") view=SearchPage ssr=SsrMode::Async/>
                    <Route path=path!("/open") view=OpenPage ssr=SsrMode::Async/>
                    <Route path=path!("/scan") view=ScanPage ssr=SsrMode::Async/>
                    <Route path=path!("/scan/batch") view=BatchPage ssr=SsrMode::Async/>
                    <Route path=path!("/scan/batch/done") view=BatchDonePage ssr=SsrMode::Async/>
                    <Route path=path!("/scan/link") view=LinkPage ssr=SsrMode::Async/>
                    <Route path=path!("/reports") view=ReportsPage ssr=SsrMode::Async/>
                    <Route path=path!("/Q/:code") view=ItemPage ssr=SsrMode::Async/>
                    <Route path=path!("/Q/:code/:gesture") view=GesturePage ssr=SsrMode::Async/>
                    <Route path=path!("/deposits/new") view=NewDepositPage ssr=SsrMode::Async/>
                    <Route path=path!("/deposits/:number") view=DepositSlipPage ssr=SsrMode::Async/>
                    <Route path=path!("/handovers") view=HandoversPage ssr=SsrMode::Async/>
                    <Route path=path!("/handovers/new") view=NewHandoverPage ssr=SsrMode::Async/>
                    <Route path=path!("/handovers/:number") view=HandoverSlipPage ssr=SsrMode::Async/>
                    <Route path=path!("/stocktakes") view=StocktakesPage ssr=SsrMode::Async/>
                    <Route path=path!("/stocktakes/:number") view=StocktakeCountPage ssr=SsrMode::Async/>
                    <Route path=path!("/stocktakes/:number/close") view=CloseStocktakePage ssr=SsrMode::Async/>
                    <Route path=path!("/labels") view=LabelsPage ssr=SsrMode::Async/>
                    <Route path=path!("/labels/jobs") view=JobsPage ssr=SsrMode::Async/>
                    <Route path=path!("/labels/paper") view=PaperPage ssr=SsrMode::Async/>
                    <Route path=path!("/labels/batches/:number") view=LabelBatchPage ssr=SsrMode::Async/>
                    <Route path=path!("/labels/:code") view=BlankPage ssr=SsrMode::Async/>
                    <Route path=path!("/P/:code") view=PlaceLabelPage ssr=SsrMode::Async/>
                    <Route path=path!("/prices") view=PricesPage ssr=SsrMode::Async/>
                    <Route path=path!("/value") view=SavingPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/lines") view=LinesPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/lines/:id") view=LinePage ssr=SsrMode::Async/>
                    <Route path=path!("/value/not-counted") view=NotCountedPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/organisation") view=OrganisationPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/services") view=ServicesPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/places") view=PlacesPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/providers") view=ProvidersPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/printers") view=PrintersPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/categories") view=CategoriesPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/people") view=PeoplePage ssr=SsrMode::Async/>
                </ParentRoute>
            </Routes>
        </Router>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::door::set_status(404);
    let lang = lang();
    view! {
        <main>
            <Empty
                title=words::common::not_found(lang)
                text=words::common::not_found_text(lang)
                href="/"
                action=words::common::go_home(lang)
            />
        </main>
    }
}
