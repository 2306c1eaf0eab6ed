//! Labels stay readable and inside their cells, whatever they say.

use super::*;

const LONG: &str = "Électroménager à réparer : réfrigérateur-congélateur « Île-de-France » œuvré à Châteauneuf-du-Faou";

fn label(name: Option<&str>, organisation: &str) -> LabelText {
    LabelText {
        code: "7K3H N9B3".to_owned(),
        url: "https://reemploi.fr/q/7K3HN9B3".to_owned(),
        organisation: organisation.to_owned(),
        phone: "02 99 02 35 35 (poste 4417)".to_owned(),
        name: name.map(str::to_owned),
    }
}

fn samples() -> Vec<LabelText> {
    let unbreakable = "W".repeat(300);
    let mut samples = vec![label(None, ""), label(Some("Chaise"), "Département d’Ille-et-Vilaine")];
    for text in [
        LONG,
        unbreakable.as_str(),
        "日本語のラベル",
        "a\u{301} \u{202f}\t\u{7}^~_",
        "  ",
        "É",
    ] {
        samples.push(label(Some(text), text));
    }
    samples
}

fn assert_inside(arranged: &Arranged, (width, height): (f32, f32), context: &str) {
    assert!(
        arranged.qr_x >= 0.0 && arranged.qr_x + arranged.qr_side <= width + 0.001,
        "{context}"
    );
    assert!(
        arranged.qr_y >= 0.0 && arranged.qr_y + arranged.qr_side <= height + 0.001,
        "{context}"
    );
    let mut above = 0.0;
    for row in &arranged.rows {
        let right = row.x + row.line.width();
        assert!(
            row.x >= 0.0 && right <= width - 1.0,
            "{context}: {:?} ends at {right}",
            row.line.text()
        );
        assert!(
            row.top >= above - 0.001 && row.bottom <= height - 1.0,
            "{context}: {:?}",
            row.line.text()
        );
        assert!(row.top < row.baseline && row.baseline < row.bottom, "{context}");
        let beside = row.x >= arranged.qr_x + arranged.qr_side - 0.001;
        assert!(
            beside || row.top >= arranged.qr_y + arranged.qr_side - 0.001,
            "{context}: text on the QR code"
        );
        above = row.bottom;
    }
}

#[test]
fn nothing_ever_leaves_its_label() {
    let faces = Faces::load().unwrap();
    let mut sizes: Vec<(f32, f32)> = Layout::ALL.iter().map(Layout::label).collect();
    sizes.extend([
        (15.0, 15.0),
        (21.0, 15.0),
        (20.0, 15.0),
        (200.0, 15.0),
        (15.0, 200.0),
        (210.0, 297.0),
    ]);
    for size in sizes {
        for sample in samples() {
            assert_inside(&arrange(&faces, size, &sample), size, &format!("{size:?} {sample:?}"));
        }
    }
}

#[test]
fn the_code_is_never_cut() {
    let faces = Faces::load().unwrap();
    for layout in Layout::ALL {
        for sample in samples() {
            let arranged = arrange(&faces, layout.label(), &sample);
            let code = arranged.rows.first().unwrap();
            assert_eq!(code.line.text(), "7K3H N9B3");
            assert!(
                code.line.size() >= 2.0,
                "{} prints the code at {} mm",
                layout.name(),
                code.line.size()
            );
        }
    }
}

#[test]
fn modules_are_large_enough_for_a_203_dpi_printer() {
    let faces = Faces::load().unwrap();
    let matrix = Matrix::encode("HTTPS://REEMPLOI.DEPARTEMENT.EXAMPLE/Q/7K3HN9B3").unwrap();
    for layout in Layout::ALL {
        let module = arrange(&faces, layout.label(), &samples()[1]).qr_side / matrix.full_side() as f32;
        assert!(module >= 3.0 * 25.4 / 203.0, "{}: {module} mm", layout.name());
    }
}

#[test]
fn a_long_name_takes_two_lines_and_an_ellipsis() {
    let faces = Faces::load().unwrap();
    let arranged = arrange(
        &faces,
        (63.5, 38.1),
        &label(Some(LONG), "Département d’Ille-et-Vilaine"),
    );
    let texts: Vec<&str> = arranged.rows.iter().map(|row| row.line.text()).collect();
    assert_eq!(texts.len(), 5, "{texts:?}");
    assert!(LONG.starts_with(texts[1]) && texts[2].ends_with('…'), "{texts:?}");
    assert_eq!(texts[3], "Département d’Ille-et-Vilaine");
}

#[test]
fn letters_the_font_lacks_become_question_marks() {
    let face = Typeface::regular().unwrap();
    assert_eq!(face.line("日 a\u{202f}b\u{2011}c\u{7}", 3.0).text(), "? a b-c");
}

#[test]
fn a_print_has_the_pages_it_needs() {
    let labels = vec![label(Some(LONG), "Regain"); 22];
    for (start, pages) in [(0, 2), (1, 2), (20, 2), (21, 2)] {
        let pdf = labels_pdf(&labels, &Layout::parse("L7160").unwrap(), start).unwrap();
        assert!(pdf.starts_with(b"%PDF-"));
        assert_eq!(page_count(&pdf), pages, "from {start}");
    }
    assert_eq!(
        page_count(&labels_pdf(&labels[..3], &Layout::parse("R62").unwrap(), 1).unwrap()),
        3
    );
}

fn page_count(pdf: &[u8]) -> usize {
    String::from_utf8_lossy(pdf).matches("/Type/Page/").count()
}

#[test]
fn the_same_labels_print_the_same_file() {
    let layout = Layout::parse("L7651").unwrap();
    assert_eq!(
        labels_pdf(&samples(), &layout, 3).unwrap(),
        labels_pdf(&samples(), &layout, 3).unwrap()
    );
}

#[test]
fn impossible_prints_are_refused() {
    let layout = Layout::parse("L7160").unwrap();
    assert!(matches!(labels_pdf(&[], &layout, 1), Err(DocumentError::Empty)));
    let beyond = labels_pdf(&samples(), &layout, 22);
    assert!(matches!(
        beyond,
        Err(DocumentError::Start {
            start: 22,
            per_page: 21
        })
    ));
    let endless = LabelText {
        url: "x".repeat(5000),
        ..label(None, "")
    };
    assert!(matches!(labels_pdf(&[endless], &layout, 1), Err(DocumentError::Qr(_))));
}
