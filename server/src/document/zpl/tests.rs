//! Programs by their grammar, and within their label.

use super::*;

fn label(name: &str) -> LabelText {
    LabelText {
        code: "7K3H N9B3".to_owned(),
        url: "https://reemploi.fr/q/7K3HN9B3".to_owned(),
        organisation: "Département d’Ille-et-Vilaine".to_owned(),
        phone: "02 99 02 35 35".to_owned(),
        name: Some(name.to_owned()),
    }
}

/// The commands of a program: their two letters and what follows.
fn commands(program: &str) -> Vec<(&str, &str)> {
    let commands = program.split('^').skip(1);
    commands
        .map(|command| command.trim_end_matches('\n').split_at(2))
        .collect()
}

/// What a printer makes of the escapes of a field.
fn unescaped(field: &str) -> String {
    field.replace("_5E", "^").replace("_7E", "~").replace("_5F", "_")
}

#[test]
fn a_program_is_made_of_known_commands_in_whole_labels() {
    let labels = vec![label("Chaise ^XA ~JA 100_5E"); 3];
    let program = labels_zpl(&labels, Dpi::D203, 57.0, 32.0).unwrap();
    assert!(!program.contains('~'));
    let commands = commands(&program);
    let known = [
        "XA", "CI", "PW", "LL", "LH", "FO", "FB", "BQ", "A0", "FH", "FD", "FS", "PQ", "XZ",
    ];
    assert!(commands.iter().all(|(name, _)| known.contains(name)), "{program}");
    let count = |wanted| commands.iter().filter(|(name, _)| *name == wanted).count();
    assert_eq!([count("XA"), count("XZ"), count("BQ"), count("PQ")], [3; 4]);
    assert_eq!(count("FD"), count("FS"));
    assert_eq!(count("FD"), count("FO"));
    assert_eq!(count("FD"), count("FH"));
    assert!(commands.contains(&("CI", "28")) && commands.contains(&("PW", "456")));
}

#[test]
fn the_qr_holds_the_upper_case_address() {
    let program = labels_zpl(&[label("Chaise")], Dpi::D300, 62.0, 29.0).unwrap();
    let commands = commands(&program);
    let at = commands.iter().position(|(name, _)| *name == "BQ").unwrap();
    assert!(commands[at].1.starts_with("N,2,"));
    assert_eq!(commands[at + 2], ("FD", "MA,HTTPS://REEMPLOI.FR/Q/7K3HN9B3"));
}

#[test]
fn texts_come_out_of_the_printer_as_they_went_in() {
    let name = "Île_1 ^~ 5_5E";
    let program = labels_zpl(&[label(name)], Dpi::D600, 100.0, 50.0).unwrap();
    let texts: Vec<String> = commands(&program)
        .into_iter()
        .filter(|(command, _)| *command == "FD")
        .map(|(_, field)| unescaped(field))
        .collect();
    assert_eq!(texts[1], "7K3H N9B3");
    assert_eq!(texts[3], "Département d’Ille-et-Vilaine");
    assert!(program.contains("^FDÎle_5F1 _5E_7E 5_5F5E^FS"), "{program}");
}

/// The numbers of a command's parameters after its fixed beginning.
fn numbers(parameters: &str, fixed: &str) -> Vec<u32> {
    let rest = parameters.strip_prefix(fixed).unwrap();
    rest.split(',').map(|number| number.parse().unwrap()).collect()
}

/// Reads one label by the grammar that these programs keep to, and checks that its code fits: the code's text.
fn one_label(program: &str) -> String {
    let commands = commands(program);
    let (names, parameters): (Vec<&str>, Vec<&str>) = commands.into_iter().unzip();
    assert_eq!(names[..5], ["XA", "CI", "PW", "LL", "LH"]);
    assert_eq!([parameters[0], parameters[1], parameters[4]], ["", "28", "0,0"]);
    assert_eq!(names[names.len() - 2..], ["PQ", "XZ"]);
    let (width, height) = (numbers(parameters[2], "")[0], numbers(parameters[3], "")[0]);
    let mut code = String::new();
    let mut first = 5;
    while first < names.len() - 2 {
        let origin = numbers(parameters[first], "");
        assert!(origin[0] < width && origin[1] < height, "{program}");
        first += match names[first..] {
            ["FO", "BQ", "FH", "FD", "FS", ..] => {
                assert_eq!(parameters[first + 2], "_");
                unescaped(parameters[first + 3])
                    .strip_prefix("MA,")
                    .unwrap()
                    .clone_into(&mut code);
                let side = Matrix::encode(&code).unwrap().side() as u32 * numbers(parameters[first + 1], "N,2,")[0];
                assert!(origin[0] + side <= width && origin[1] + side <= height, "{program}");
                5
            }
            ["FO", "FB", "A0", "FH", "FD", "FS", ..] => {
                let room = parameters[first + 1].strip_suffix(",1,0,L,0").unwrap();
                assert!(origin[0] + numbers(room, "")[0] <= width, "{program}");
                assert!(
                    origin[1] + numbers(parameters[first + 2], "N,")[0] <= height,
                    "{program}"
                );
                assert_eq!(parameters[first + 3], "_");
                6
            }
            _ => panic!("{program}"),
        };
    }
    code
}

#[test]
fn every_layout_makes_labels_by_the_grammar_at_every_resolution() {
    let names = ["Chaise", "^XZ~JA_5E ~DG", &"Île-de-France œuvré à réparer ".repeat(9)];
    for layout in crate::document::proof::layouts() {
        let (width, height) = layout.label();
        for dpi in [Dpi::D203, Dpi::D300, Dpi::D600] {
            let program = labels_zpl(&names.map(label), dpi, width, height).unwrap();
            let labels: Vec<&str> = program.split_inclusive("^XZ\n").collect();
            assert_eq!(labels.len(), names.len(), "{}", layout.name());
            for one in labels {
                assert!(
                    !one.contains('~') && one.lines().all(|line| line.starts_with('^')),
                    "{one}"
                );
                assert_eq!(one_label(one), "HTTPS://REEMPLOI.FR/Q/7K3HN9B3", "{}", layout.name());
            }
        }
    }
}

#[test]
fn every_field_stays_on_the_label() {
    for dpi in [Dpi::D203, Dpi::D300, Dpi::D600] {
        let program = labels_zpl(&[label(&"Réfrigérateur ".repeat(30))], dpi, 57.0, 32.0).unwrap();
        for (_, origin) in commands(&program).into_iter().filter(|(command, _)| *command == "FO") {
            let (x, y) = origin.split_once(',').unwrap();
            assert!(x.parse::<u32>().unwrap() < dpi.dots(57.0) && y.parse::<u32>().unwrap() < dpi.dots(32.0));
        }
    }
}

/// The widths of Helvetica Narrow Bold, in thousandths of its size, as its maker publishes them.
const NARROW_BOLD: [(u16, &str); 13] = [
    (228, " ,./’IÎijlîï"),
    (273, "()-:ft"),
    (319, "r"),
    (410, "z"),
    (456, "0123456789«»_aàâcçeéèêksvxyJ"),
    (501, "bdghnoôpquùûFLTZ"),
    (547, "EÉÈSPVXY"),
    (592, "ABCDHKNRUÀ"),
    (638, "wGOQÔ"),
    (683, "M"),
    (729, "m"),
    (774, "Wœ"),
    (820, "Œ…"),
];

/// The width of a text in the printer's font at that height: its capitals are 0.75 of it, those of Helvetica 0.718.
fn printed_width(text: &str, height: u32) -> f32 {
    let of = |letter: char| {
        let found = NARROW_BOLD.iter().find(|(_, letters)| letters.contains(letter));
        f32::from(found.unwrap_or_else(|| panic!("{letter:?} was not measured")).0)
    };
    text.chars().map(of).sum::<f32>() / 1000.0 * height as f32 * 0.75 / 0.718
}

#[test]
fn no_text_passes_the_right_edge_in_the_printers_own_font() {
    let names = [
        "Électroménager à réparer : réfrigérateur-congélateur « Île-de-France » œuvré à Châteauneuf-du-Faou".to_owned(),
        "MAMMOUTH WAGON ".repeat(12),
        "W".repeat(200),
        "Œuvre d’art".to_owned(),
    ];
    for layout in crate::document::proof::layouts() {
        let (width, height) = layout.label();
        for dpi in [Dpi::D203, Dpi::D300, Dpi::D600] {
            let labels: Vec<LabelText> = names.iter().map(|name| label(name)).collect();
            let program = labels_zpl(&labels, dpi, width, height).unwrap();
            for field in program.split("^FO").filter(|field| field.contains("^FB")) {
                let commands = commands(field);
                let (_, size) = commands.iter().find(|(name, _)| *name == "A0").unwrap();
                let (_, text) = commands.iter().find(|(name, _)| *name == "FD").unwrap();
                let x: u32 = field.split(',').next().unwrap().parse().unwrap();
                let right = x as f32 + printed_width(&unescaped(text), numbers(size, "N,")[0]);
                let edge = dpi.dots(width - 1.0) as f32;
                assert!(
                    right <= edge,
                    "{} at {dpi:?}: {text:?} ends at {right} of {edge}",
                    layout.name()
                );
            }
        }
    }
}

#[test]
fn a_backslash_is_no_command_of_the_block() {
    let program = labels_zpl(&[label("A\\&B")], Dpi::D203, 100.0, 50.0).unwrap();
    assert!(program.contains("^FDA\\\\&B^FS"), "{program}");
}
