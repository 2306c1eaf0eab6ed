//! Every address of the product, in one list.

use crate::{
    account::{
        choose_page::ChoosePasswordPage, code_page::SignInCodePage, first_start_page::FirstStartPage,
        sign_in_page::SignInPage,
    },
    announce::page::AnnouncePage,
    batch::{done_page::BatchDonePage, page::BatchPage},
    closing::page::ClosingsPage,
    deposit::{new_page::NewDepositPage, slip_page::DepositSlipPage},
    export::{history_page::HistoryPage, page::ExportsPage},
    handover::{list_page::HandoversPage, new_page::NewHandoverPage, slip_page::HandoverSlipPage},
    home::page::HomePage,
    item::{gesture_page::GesturePage, link_page::LinkPage, page::ItemPage},
    label::{
        batch_page::BatchPage as LabelBatchPage, blank_page::BlankPage, jobs_page::JobsPage, labels_page::LabelsPage,
        paper_page::PaperPage, place_page::PlaceLabelPage,
    },
    lang::lang,
    layout::Layout,
    legal::{agec_page::AgecPage, declarant_page::DeclarantPage, reuse_page::ReusePage},
    local::page::LocalPage,
    operation::page::OperationPage,
    paper::register_page::PapersPage,
    price::{
        import_page::ImportPage, need_page::NeedPage, new_page::NewPricePage, page::PricesPage,
        preview_page::PreviewPage, refresh_page::RefreshPage,
    },
    recognition::{account_page::AccountPage, page::RecognitionPage},
    refused_page::RefusedPage,
    report::{label_page::LabelPage, list_page::ReportsPage},
    request::page::RequestsPage,
    saving::{
        explore_page::ExplorePage, impact_page::ImpactPage, line_page::LinePage, lines_page::LinesPage,
        not_counted_page::NotCountedPage, page::SavingPage,
    },
    scan::page::ScanPage,
    search::{open_page::OpenPage, page::SearchPage},
    setting::{
        categories_page::CategoriesPage, log_page::LogPage, organisation_page::OrganisationPage, page::SettingsPage,
        people_page::PeoplePage, places_page::PlacesPage, printers_page::PrintersPage, providers_page::ProvidersPage,
        services_page::ServicesPage,
    },
    stocktake::{close_page::CloseStocktakePage, list_page::StocktakesPage, page::StocktakeCountPage},
    ui::empty::Empty,
    words,
    workshop::{cases_page::CasesPage, delays_page::DelaysPage, page::WorkshopPage, stock_page::StockPage},
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
                <Route path=path!("/sign-in/code") view=SignInCodePage ssr=SsrMode::Async/>
                <Route path=path!("/password") view=ChoosePasswordPage ssr=SsrMode::Async/>
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
                    <Route path=path!("/refused") view=RefusedPage ssr=SsrMode::Async/>
                    <Route path=path!("/requests") view=RequestsPage ssr=SsrMode::Async/>
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
                    <Route path=path!("/announce") view=AnnouncePage ssr=SsrMode::Async/>
                    <Route path=path!("/prices") view=PricesPage ssr=SsrMode::Async/>
                    <Route path=path!("/prices/new") view=NewPricePage ssr=SsrMode::Async/>
                    <Route path=path!("/prices/refresh") view=RefreshPage ssr=SsrMode::Async/>
                    <Route path=path!("/prices/needs/:category") view=NeedPage ssr=SsrMode::Async/>
                    <Route path=path!("/prices/import") view=ImportPage ssr=SsrMode::Async/>
                    <Route path=path!("/prices/import/:id") view=PreviewPage ssr=SsrMode::Async/>
                    <Route path=path!("/value") view=SavingPage ssr=SsrMode::Async/>
                    <Route path=path!("/papers") view=PapersPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/closing") view=ClosingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/explore") view=ExplorePage ssr=SsrMode::Async/>
                    <Route path=path!("/value/impact") view=ImpactPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/lines") view=LinesPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/lines/:id") view=LinePage ssr=SsrMode::Async/>
                    <Route path=path!("/value/not-counted") view=NotCountedPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/repairs") view=WorkshopPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/repairs/cases") view=CasesPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/repairs/delays") view=DelaysPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/repairs/stock") view=StockPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/local") view=LocalPage ssr=SsrMode::Async/>
                    <Route path=path!("/value/it-reuse") view=ReusePage ssr=SsrMode::Async/>
                    <Route path=path!("/value/agec") view=AgecPage ssr=SsrMode::Async/>
                    <Route path=path!("/recognition") view=RecognitionPage ssr=SsrMode::Async/>
                    <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async/>
                    <Route path=path!("/exports") view=ExportsPage ssr=SsrMode::Async/>
                    <Route path=path!("/exports/history") view=HistoryPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings") view=SettingsPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/organisation") view=OrganisationPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/legal") view=DeclarantPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/services") view=ServicesPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/places") view=PlacesPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/providers") view=ProvidersPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/printers") view=PrintersPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/categories") view=CategoriesPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/log") view=LogPage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/people") view=PeoplePage ssr=SsrMode::Async/>
                    <Route path=path!("/settings/operation") view=OperationPage ssr=SsrMode::Async/>
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
