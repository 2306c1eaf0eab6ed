//! Signing a slip through its forms: on which day, for how much of it, and what is told.

use crate::{
    counter::Counter,
    database::Database,
    page::{all_words, figure},
};
use chrono::{Datelike, NaiveDate, Utc};
use image::{ImageFormat, RgbImage};
use reqwest::StatusCode;
use std::io::Cursor;

/// A sheet scanned: only its first bytes say what it is.
const PAPER: &[u8] = b"%PDF-1.7 signed";

/// An office chair worth 180,00, ready to leave on the day that the forms state.
async fn chair(counter: &Counter<'_>) -> String {
    let code = counter.deposit("F-CHAIR-OFFICE", 1).await.remove(0);
    counter.find_working(&code, &[]).await;
    code
}

#[tokio::test]
async fn a_slip_signed_in_december_and_sent_later_counts_in_december_unless_that_is_closed() {
    for database in Database::all().await {
        let (mut counter, year) = (Counter::open(&database).await, store::civil::day(Utc::now()).year());
        let last_day = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap().to_string();
        counter.on.clone_from(&last_day);
        counter.price(("category", "F-CHAIR-OFFICE"), "180,00").await;
        let mut slips = Vec::new();
        for _ in 0..2 {
            let code = chair(&counter).await;
            slips.push((counter.hand_over(std::slice::from_ref(&code)).await, code));
        }
        let page = counter.page(&format!("/handovers/{}", slips[0].0)).await;
        assert_eq!(page.matches("name=\"occurred_on\"").count(), 2, "{page}");

        let mut told = Vec::new();
        for (slip, code) in &slips {
            let form = [
                ("form[accepted][]", code.as_str()),
                ("form[signed_by]", "Émilie Fournier"),
                ("occurred_on", last_day.as_str()),
                ("key", slip.as_str()),
            ];
            let path = format!("/handovers/{slip}/slip");
            let sent = counter.reader.upload(&path, &form, &[("file", "bon.pdf", PAPER)]).await;
            assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
            let word = sent.cookies[0].split(['=', ';']).nth(1).unwrap();
            told.push(word.to_owned());
            let last_year = (year - 1).to_string();
            let closing = [("period", last_year.as_str()), ("agreed", "true")];
            if told.len() == 1 {
                counter.post("/api/closings/close", &closing, "/value/closing").await;
            }
        }
        assert_eq!(told, ["signed", "signed_late"]);
        let page = counter.page(&format!("/handovers/{}", slips[1].0)).await;
        assert!(all_words(&page).contains("La période de ce jour est close"), "{page}");
        for year in [year - 1, year] {
            let lines = format!("/value/lines?year={year}&kinds=avoided_purchase");
            assert_eq!(figure(&counter.page(&lines).await), "180,00\u{a0}€", "{year}");
        }
    }
}

#[tokio::test]
async fn who_comes_second_is_told_who_settled_the_slip_and_when_on_the_screen_and_on_paper() {
    for database in Database::all().await {
        let counter = Counter::open(&database).await;
        let code = chair(&counter).await;
        let codes = [code.clone()];
        let slip = counter.hand_over(&codes).await;
        counter.sign(&slip, &codes).await;
        let page = format!("/handovers/{slip}");
        let told = |body: &str| {
            let words = all_words(body);
            assert!(words.contains("Ce bon est déjà réglé : Nadia Carpentier"), "{words}");
        };

        let form = [
            ("number", slip.as_str()),
            ("form[accepted][0]", code.as_str()),
            ("form[statement]", "true"),
            ("form[signed_by]", "Paul Lefèvre"),
            ("key", "second"),
        ];
        let second = counter.reader.submit_from(&page, "/api/handovers/sign", &form).await;
        assert_eq!(second.status, StatusCode::SEE_OTHER, "{second:?}");
        let (_, query) = second.location.split_once('?').unwrap();
        told(&counter.page(&format!("{page}?{query}")).await);

        let form = [("form[signed_by]", "Paul Lefèvre"), ("key", "third")];
        let third = counter
            .reader
            .upload(&format!("{page}/slip"), &form, &[("file", "bon.pdf", PAPER)])
            .await;
        assert_eq!(
            (third.status, third.location.as_str()),
            (StatusCode::SEE_OTHER, page.as_str())
        );
        told(&counter.page(&page).await);
        assert_eq!(database.number("SELECT COUNT(*) FROM signature").await, 1);
    }
}

#[tokio::test]
async fn a_sheet_sent_as_a_pdf_is_a_link_that_says_so_and_one_sent_as_a_photo_is_shown() {
    let database = Database::sqlite();
    let counter = Counter::open(&database).await;
    counter.price(("category", "F-CHAIR-OFFICE"), "180,00").await;
    let mut photo = Cursor::new(Vec::new());
    RgbImage::new(40, 30).write_to(&mut photo, ImageFormat::Jpeg).unwrap();
    for (sheet, is_picture) in [(PAPER, false), (photo.get_ref().as_slice(), true)] {
        let code = chair(&counter).await;
        let slip = counter.hand_over(std::slice::from_ref(&code)).await;
        let path = format!("/handovers/{slip}/slip");
        let form = [
            ("form[accepted][]", code.as_str()),
            ("form[signed_by]", "Émilie Fournier"),
            ("key", slip.as_str()),
        ];
        let sent = counter.reader.upload(&path, &form, &[("file", "bon", sheet)]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{sent:?}");
        let media = counter.record("SELECT MAX(media_id) FROM signature").await;
        let entry = counter
            .record("SELECT MAX(id) FROM ledger WHERE kind = 'avoided_purchase'")
            .await;
        for page in [format!("/handovers/{slip}"), format!("/value/lines/{entry}")] {
            let body = counter.page(&page).await;
            let shown = format!("<img src=\"/media/{media}\"");
            assert_eq!(body.contains(&shown), is_picture, "{page}: {body}");
            assert!(body.contains(&format!("href=\"/media/{media}\"")), "{page}: {body}");
            assert_eq!(body.contains("(PDF, 1\u{a0}ko)"), !is_picture, "{page}: {body}");
        }
    }
}

#[tokio::test]
async fn a_sheet_accepts_what_is_ticked_and_a_part_of_a_lot_and_a_refused_form_keeps_the_ticks() {
    for database in Database::all().await {
        let counter = Counter::open(&database).await;
        counter.price(("category", "F-CHAIR-OFFICE"), "180,00").await;
        let lot = counter.deposit_lot("F-CHAIR-OFFICE", 10).await;
        counter.find_working(&lot, &[]).await;
        let (kept, left) = (chair(&counter).await, chair(&counter).await);
        let slip = counter.hand_over(&[lot.clone(), kept.clone(), left.clone()]).await;
        let (page, path) = (format!("/handovers/{slip}"), format!("/handovers/{slip}/slip"));
        let many = format!("form[quantities][of_{lot}]");
        let form = [
            ("paper", "true"),
            ("form[accepted][]", lot.as_str()),
            ("form[accepted][]", kept.as_str()),
            (many.as_str(), "8"),
            ("form[signed_by]", "Émilie Fournier"),
        ];
        // Nobody says why the rest is refused: nothing is written, and the same boxes are ticked.
        let missing = [form.as_slice(), &[("key", "one")]].concat();
        let refused = counter
            .reader
            .upload(&path, &missing, &[("file", "bon.pdf", PAPER)])
            .await;
        assert_eq!(refused.location, page, "{refused:?}");
        let shown = counter.page(&page).await;
        assert!(all_words(&shown).contains("Indiquez pourquoi"), "{shown}");
        let ticked = |code: &str| {
            let forms = shown.split("name=\"form[accepted][]\"").skip(1);
            let boxes = forms.filter(|rest| rest.split('>').next().unwrap().contains(code));
            let ticks = boxes.map(|rest| rest.split('>').next().unwrap().contains("checked"));
            ticks.collect::<Vec<_>>()
        };
        assert_eq!(
            (ticked(&kept), ticked(&left)),
            (vec![true, true], vec![true, false]),
            "{shown}"
        );
        assert_eq!(database.number("SELECT COUNT(*) FROM signature").await, 0);

        let whole = [form.as_slice(), &[("form[reason]", "Il y en a trop"), ("key", "two")]].concat();
        let sent = counter
            .reader
            .upload(&path, &whole, &[("file", "bon.pdf", PAPER)])
            .await;
        assert_eq!(sent.location, page, "{sent:?}");
        let state = async |code: &str| {
            let sql = format!("SELECT state FROM item WHERE code = '{code}'");
            counter.database.texts(&sql).await.remove(0)
        };
        assert_eq!(
            (state(&kept).await.as_str(), state(&left).await.as_str()),
            ("in_service", "ready")
        );
        let counted = "SELECT CAST(SUM(cents) AS BIGINT) FROM ledger WHERE kind = 'avoided_purchase'";
        assert_eq!(database.number(counted).await, 9 * 18_000);
    }
}
