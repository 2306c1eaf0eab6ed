//! The laws of label codes, of reading scans and of label sheets.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up must fail")]

use domain::label::scan::{Scanned, Target, from_key_positions, read};
use domain::label::sheet::{A4, Geometry, Layout, Rect, Sheet, SheetError, Shift};
use domain::label::{ALPHABET, Code, CodeError};
use proptest::prelude::{Just, Strategy, any, prop_assert, prop_assert_eq, prop_assume, proptest};

fn codes() -> impl Strategy<Value = Code> {
    proptest::array::uniform7(0_u8..26).prop_filter_map("no check symbol", Code::from_ranks)
}

fn example() -> Code {
    Code::from_ranks([7, 18, 3, 16, 19, 9, 10])
        .or_else(|| Code::from_ranks([7, 18, 3, 16, 19, 9, 11]))
        .unwrap()
}

/// What a French keyboard writes when a scanner presses the keys of a US one.
fn as_azerty(text: &str) -> String {
    let us = "1234567890-=qwazm;',./QWAZM:\"<>?";
    let french = "&é\"'(-è_çà)=azqw,mù;:!AZQW?M%./§";
    let table: Vec<(char, char)> = us.chars().zip(french.chars()).collect();
    text.chars()
        .map(|c| table.iter().find(|(us, _)| *us == c).map_or(c, |(_, french)| *french))
        .collect()
}

/// What a French keyboard writes when Caps Lock is on and the scanner presses the keys of a French one.
fn with_caps_lock(text: &str) -> String {
    let meant = "1234567890-:/.";
    let wrote = "&é\"'(-è_çà6/:;";
    let table: Vec<(char, char)> = meant.chars().zip(wrote.chars()).collect();
    text.chars()
        .map(|c| {
            table
                .iter()
                .find(|(meant, _)| *meant == c)
                .map_or(c.to_ascii_lowercase(), |(_, wrote)| *wrote)
        })
        .collect()
}

fn code(code: Code, repaired: bool) -> Scanned {
    Scanned {
        target: Target::Code(code),
        repaired,
    }
}

fn text(text: &str) -> Scanned {
    Scanned {
        target: Target::Text(text.to_owned()),
        repaired: false,
    }
}

proptest! {
    #[test]
    fn a_code_survives_printing_and_reading(code in codes()) {
        let printed = code.to_string();
        prop_assert_eq!(printed.chars().count(), 8);
        prop_assert!(printed.chars().all(|c| ALPHABET.contains(&c)));
        prop_assert_eq!(Code::parse(&printed), Ok(code));
        prop_assert_eq!(Code::parse(&printed.to_lowercase()), Ok(code));
        let json = serde_json::to_string(&code).unwrap();
        prop_assert_eq!(&json, &format!("\"{printed}\""));
        prop_assert_eq!(serde_json::from_str::<Code>(&json).unwrap(), code);
    }

    #[test]
    fn any_single_wrong_symbol_is_refused(code in codes(), at in 0_usize..8, other in 0_usize..26) {
        let mut symbols: Vec<char> = code.to_string().chars().collect();
        prop_assume!(symbols[at] != ALPHABET[other]);
        symbols[at] = ALPHABET[other];
        prop_assert_eq!(Code::parse(&symbols.iter().collect::<String>()), Err(CodeError::Check));
    }

    #[test]
    fn any_swap_of_two_symbols_is_refused(code in codes(), first in 0_usize..8, second in 0_usize..8) {
        let mut symbols: Vec<char> = code.to_string().chars().collect();
        prop_assume!(symbols[first] != symbols[second]);
        symbols.swap(first, second);
        prop_assert_eq!(Code::parse(&symbols.iter().collect::<String>()), Err(CodeError::Check));
    }

    #[test]
    fn a_code_typed_through_an_azerty_keyboard_is_recovered(scanned in codes()) {
        let bare = scanned.to_string();
        let address = scanned.url("https://reemploi-1.maville.fr");
        for typed in [bare.clone(), bare.to_lowercase(), address.clone(), address.to_lowercase()] {
            prop_assert_eq!(read(&typed), code(scanned, false));
            let mangled = as_azerty(&typed);
            prop_assert_eq!(read(&mangled), code(scanned, mangled != typed), "{}", mangled);
        }
    }

    #[test]
    fn a_code_typed_with_caps_lock_is_recovered(scanned in codes()) {
        let address = with_caps_lock(&scanned.url("https://reemploi.maville.fr"));
        prop_assert_eq!(read(&address), code(scanned, true), "{}", address);
    }

    #[test]
    fn a_code_is_read_from_key_positions(scanned in codes()) {
        let keys: Vec<String> = scanned.url("http://h-1.fr").chars().flat_map(keys_of).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        prop_assert_eq!(from_key_positions(&keys), scanned.url("http://h-1.fr"));
        let unshifted: Vec<&str> = keys.into_iter().filter(|key| *key != "ShiftLeft").collect();
        prop_assert_eq!(read(&from_key_positions(&unshifted)), code(scanned, false));
    }

    #[test]
    fn anything_can_be_read(scan in any::<String>()) {
        if let Target::Text(text) = read(&scan).target {
            prop_assert_eq!(text, scan.trim());
        }
    }

    #[test]
    fn free_sheets_stay_inside_the_page(
        geometry in (0_u32..20, 0_u32..20, -5_f32..60.0, -5_f32..60.0, 0_f32..120.0, 0_f32..120.0, 0_f32..120.0, Just(30.0))
    ) {
        let (rows, columns, left, top, pitch_x, pitch_y, width, height) = geometry;
        if let Ok(sheet) = Sheet::free(Geometry { rows, columns, left, top, pitch_x, pitch_y, width, height }) {
            assert_cells_fit(&Layout::free(sheet));
        }
    }
}

fn keys_of(c: char) -> Vec<String> {
    let key = match c {
        '/' => "Slash".to_owned(),
        ':' => "Semicolon".to_owned(),
        '.' => "Period".to_owned(),
        '-' => "Minus".to_owned(),
        digit if digit.is_ascii_digit() => format!("Digit{digit}"),
        letter => format!("Key{letter}"),
    };
    if c.is_alphabetic() || c == ':' {
        vec!["ShiftLeft".to_owned(), key]
    } else {
        vec![key]
    }
}

fn assert_cells_fit(layout: &Layout) {
    let (width, height) = layout.page();
    let cells: Vec<Rect> = (0..layout.per_page()).map(|n| layout.cell(n)).collect();
    for (n, a) in cells.iter().enumerate() {
        assert!(a.x >= 0.0 && a.y >= 0.0, "{} {a:?}", layout.name());
        assert!(
            a.x + a.width <= width + 0.1 && a.y + a.height <= height + 0.1,
            "{} {a:?}",
            layout.name()
        );
        for b in &cells[n + 1..] {
            let apart = a.x + a.width <= b.x + 0.1 || a.y + a.height <= b.y + 0.1;
            assert!(apart || b.x + b.width <= a.x + 0.1, "{} {a:?} {b:?}", layout.name());
        }
    }
}

#[test]
fn the_check_symbol_follows_the_published_sum() {
    for ranks in [
        [0, 0, 0, 0, 0, 0, 0],
        [7, 3, 18, 16, 19, 9, 10],
        [25, 25, 25, 25, 25, 25, 25],
    ] {
        let sum: u32 = ranks
            .iter()
            .zip([128, 64, 32, 16, 8, 4, 2])
            .map(|(v, weight)| u32::from(*v) * weight)
            .sum();
        let check = (0..29).find(|check| (sum + check) % 29 == 1).unwrap();
        let printed = Code::from_ranks(ranks).map(|code| code.to_string());
        assert_eq!(
            printed.map(|text| text.chars().last()),
            ALPHABET.get(check as usize).map(|c| Some(*c))
        );
    }
    assert_eq!(Code::from_ranks([0; 7]).unwrap().to_string(), "00000001");
    assert_eq!(Code::from_ranks([26, 0, 0, 0, 0, 0, 0]), None);
}

#[test]
fn about_one_draw_in_ten_has_no_check_symbol() {
    let refused = (0..26_u8)
        .flat_map(|a| (0..26_u8).map(move |b| [1, 2, 3, 4, 5, a, b]))
        .filter(|ranks| Code::from_ranks(*ranks).is_none());
    let refused = refused.count();
    assert!((50..90).contains(&refused), "{refused} of 676");
}

#[test]
fn a_malformed_code_says_what_is_wrong() {
    assert_eq!(Code::parse(""), Err(CodeError::Length));
    assert_eq!(Code::parse("0000001"), Err(CodeError::Length));
    assert_eq!(Code::parse("000000001"), Err(CodeError::Length));
    assert_eq!(Code::parse("O0000001"), Err(CodeError::Symbol('O')));
    assert_eq!(Code::parse("00000002"), Err(CodeError::Check));
    assert!(serde_json::from_str::<Code>("\"00000002\"").is_err());
}

#[test]
fn a_code_is_printed_in_groups_and_as_an_address() {
    let code = Code::parse("00000001").unwrap();
    assert_eq!(code.grouped(), "0000 0001");
    assert_eq!(code.url("https://r.example/"), "HTTPS://R.EXAMPLE/Q/00000001");
}

#[test]
fn every_form_of_scan_is_understood() {
    let known = example();
    let printed = known.to_string();
    let grouped = known.grouped();
    for form in [
        printed.clone(),
        printed.to_lowercase(),
        format!("  {grouped}\r\n"),
        grouped.replace(' ', "-"),
        grouped.replace(' ', "\u{a0}"),
        format!("HTTPS://HOST/Q/{printed}"),
        format!("https://other.example:8080/q/{printed}/"),
        format!("https://host/sub/q/{printed}?from=phone#top"),
        format!("host/q/{printed}"),
    ] {
        assert_eq!(read(&form), code(known, false), "{form}");
    }
}

#[test]
fn what_is_not_a_code_is_left_for_look_up() {
    let printed = example().to_string();
    let other_check = if printed.ends_with('0') { "1" } else { "0" };
    let wrong = format!("{}{other_check}", &printed[..7]);
    for form in [
        "",
        "SN-2291-AX",
        "3760123456789",
        "INV 2024/118",
        "&é\"'",
        "https://host/q/",
        "/q/",
    ] {
        assert_eq!(read(form), text(form), "{form}");
    }
    assert_eq!(read(&wrong), text(&wrong));
    assert_eq!(read(&as_azerty(&wrong)), text(&as_azerty(&wrong)));
    let elsewhere = format!("https://host/z/{printed}");
    assert_eq!(read(&elsewhere), text(&elsewhere));
    assert_eq!(read("  CN-0X ").target, Target::Text("CN-0X".to_owned()));
}

#[test]
fn a_real_azerty_scan_is_recovered() {
    let printed = Code::parse("00000001").unwrap();
    assert_eq!(read("HTTPSM!!HOST:FR!A!ààààààà&"), code(printed, true));
    assert_eq!(read("ààààààà&"), code(printed, true));
}

#[test]
fn keys_that_write_nothing_are_skipped() {
    assert_eq!(
        from_key_positions(&[
            "ControlLeft",
            "ShiftLeft",
            "KeyQ",
            "KeyA",
            "Numpad7",
            "NumpadEnter",
            "Enter"
        ]),
        "Qa7"
    );
}

#[test]
fn every_preset_fits_its_page() {
    for layout in Layout::ALL {
        assert_cells_fit(&layout);
        assert_eq!(Layout::parse(&layout.name().to_lowercase()), Some(layout));
    }
    let counts: Vec<u32> = Layout::ALL.iter().map(Layout::per_page).collect();
    assert_eq!(counts, [21, 24, 40, 65, 1, 1, 1]);
    assert_eq!(Layout::parse("L9999"), None);
}

#[test]
fn a_measured_sheet_is_named_by_its_measurements() {
    let layout = Layout::parse("a4:3x8:7,2:12,9:66:33,9:63,5:33,9").unwrap();
    assert_eq!(layout.geometry(), Layout::parse("L7159").unwrap().geometry());
    assert_eq!(layout.name(), "A4:3x8:7.2:12.9:66:33.9:63.5:33.9");
    assert_eq!(Layout::parse(&layout.name()), Some(layout));
    let roll = Layout::parse("R50x25").unwrap();
    assert_eq!(
        (roll.page(), roll.is_roll(), roll.name()),
        ((50.0, 25.0), true, "R50x25".to_owned())
    );
    for wrong in [
        "A4:3x8:7.2:12.9:66:33.9:63.5",
        "A4:30x8:7.2:12.9:66:33.9:63.5:33.9",
        "A4:3x8:7.2:12.9:66:33.9:63.5:33.9:1",
        "A4:0x8:7.2:12.9:66:33.9:63.5:33.9",
        "A4:3x8:NaN:12.9:66:33.9:63.5:33.9",
        "R5x5",
        "R500x500",
        "RNaNxNaN",
        "Rx",
        "A4:",
    ] {
        assert_eq!(Layout::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_shift_moves_every_label_of_a_sheet_and_none_of_a_roll() {
    let shift = Shift::new(-15, 8).unwrap();
    for layout in Layout::ALL {
        let moved = layout.against(shift);
        for n in [0, layout.per_page() - 1] {
            let (before, after) = (layout.cell(n), moved.cell(n));
            let (dx, dy) = if layout.is_roll() { (0.0, 0.0) } else { (1.5, -0.8) };
            assert!((after.x - before.x - dx).abs() < 0.001, "{layout:?}");
            assert!((after.y - before.y - dy).abs() < 0.001, "{layout:?}");
        }
        assert_eq!(moved.page(), layout.page());
    }
    assert_eq!(Shift::new(101, 0), None);
}

#[test]
fn a_place_is_never_taken_for_an_item() {
    let scanned = example();
    let place = |repaired| Scanned {
        target: Target::Place(scanned),
        repaired,
    };
    let address = scanned.place_url("https://reemploi-1.maville.fr/");
    assert_eq!(address, format!("HTTPS://REEMPLOI-1.MAVILLE.FR/P/{scanned}"));
    assert_eq!(read(&address), place(false));
    assert_eq!(read(&address.to_lowercase()), place(false));
    assert_eq!(read(&as_azerty(&address)), place(true));
}

#[test]
fn a_print_starts_on_the_first_free_label() {
    let layout = Layout::parse("L7160").unwrap();
    assert_eq!(layout.place(0, 1), (0, layout.cell(0)));
    assert_eq!(layout.place(0, 0), (0, layout.cell(0)));
    assert_eq!(layout.place(0, 20), (0, layout.cell(19)));
    assert_eq!(layout.place(2, 20), (1, layout.cell(0)));
    let fifth = layout.cell(4);
    assert!(
        (fifth.x - 73.2).abs() < 0.01 && (fifth.y - 53.2).abs() < 0.01,
        "{fifth:?}"
    );
}

#[test]
fn measurements_that_do_not_make_a_sheet_are_refused() {
    let good = Geometry {
        rows: 2,
        columns: 2,
        left: 5.0,
        top: 5.0,
        pitch_x: 100.0,
        pitch_y: 140.0,
        width: 99.0,
        height: 139.0,
    };
    let refusal = |geometry| Sheet::free(geometry).err();
    assert_eq!(refusal(good), None);
    assert_eq!(refusal(Geometry { rows: 0, ..good }), Some(SheetError::Measure));
    assert_eq!(refusal(Geometry { left: f32::NAN, ..good }), Some(SheetError::Measure));
    assert_eq!(refusal(Geometry { top: -1.0, ..good }), Some(SheetError::Measure));
    assert_eq!(refusal(Geometry { height: 5.0, ..good }), Some(SheetError::TooSmall));
    assert_eq!(
        refusal(Geometry {
            width: f32::NAN,
            ..good
        }),
        Some(SheetError::TooSmall)
    );
    assert_eq!(refusal(Geometry { width: 101.0, ..good }), Some(SheetError::Overlap));
    assert_eq!(
        refusal(Geometry {
            left: A4.0 / 2.0,
            ..good
        }),
        Some(SheetError::Page)
    );
    assert_eq!(refusal(Geometry { rows: u32::MAX, ..good }), Some(SheetError::Page));
}
