//! Label programs for thermal printers that speak ZPL.

use std::fmt::Write as _;

use super::DocumentError;
use super::label::{Faces, LabelText, arrange};
use super::qr::Matrix;

/// How finely a thermal printer prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dpi {
    /// 8 dots per millimetre.
    D203,
    /// 11.8 dots per millimetre.
    D300,
    /// 23.6 dots per millimetre.
    D600,
}

impl Dpi {
    /// That resolution, if there are printers of it.
    pub(crate) fn parse(dots_an_inch: u32) -> Option<Self> {
        match dots_an_inch {
            203 => Some(Self::D203),
            300 => Some(Self::D300),
            600 => Some(Self::D600),
            _ => None,
        }
    }

    /// A length in whole dots, never more than fit in it.
    fn dots(self, mm: f32) -> u32 {
        let per_mm = match self {
            Self::D203 => 8.0,
            Self::D300 => 11.8,
            Self::D600 => 23.6,
        };
        (mm * per_mm) as u32
    }
}

/// The program that prints one label per item, `width_mm` × `height_mm` each.
pub(crate) fn labels_zpl(
    labels: &[LabelText],
    dpi: Dpi,
    width_mm: f32,
    height_mm: f32,
) -> Result<String, DocumentError> {
    let faces = Faces::load()?;
    let mut program = String::new();
    for label in labels {
        let url = label.url.to_ascii_uppercase();
        let side = u32::try_from(Matrix::encode(&url)?.side()).map_err(|_| DocumentError::Shape)?;
        let arranged = arrange(&faces, (width_mm, height_mm), label);
        let room = dpi.dots(arranged.qr_side);
        // The printer counts no quiet zone and enlarges ten times at most.
        let magnification = (room / (side + 8)).clamp(1, 10);
        let quiet = room.saturating_sub(side * magnification) / 2;
        let (x, y) = (dpi.dots(arranged.qr_x) + quiet, dpi.dots(arranged.qr_y) + quiet);
        // Writing to a string cannot fail.
        let _ = writeln!(
            program,
            "^XA^CI28^PW{}^LL{}^LH0,0\n^FO{x},{y}^BQN,2,{magnification}^FH_^FDMA,{}^FS",
            dpi.dots(width_mm),
            dpi.dots(height_mm),
            escaped(&url)
        );
        for row in &arranged.rows {
            let _ = writeln!(
                program,
                "^FO{},{}^A0N,{}^FH_^FD{}^FS",
                dpi.dots(row.x),
                dpi.dots(row.top),
                dpi.dots(row.line.size()).max(1),
                escaped(row.line.text())
            );
        }
        program.push_str("^PQ1^XZ\n");
    }
    Ok(program)
}

/// Text inside a field: nothing in it may be taken for a command.
fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut safe, c| {
        match c {
            '^' => safe.push_str("_5E"),
            '~' => safe.push_str("_7E"),
            '_' => safe.push_str("_5F"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
        safe
    })
}

#[cfg(test)]
mod tests {
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
            "XA", "CI", "PW", "LL", "LH", "FO", "BQ", "A0", "FH", "FD", "FS", "PQ", "XZ",
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
        let fields = 5..names.len() - 2;
        assert_eq!(fields.len() % 5, 0, "{program}");
        let mut code = String::new();
        for first in fields.step_by(5) {
            let origin = numbers(parameters[first], "");
            assert!(origin[0] < width && origin[1] < height, "{program}");
            assert_eq!(parameters[first + 2], "_");
            assert_eq!(names[first + 4], "FS");
            match names[first..first + 4] {
                ["FO", "BQ", "FH", "FD"] => {
                    unescaped(parameters[first + 3])
                        .strip_prefix("MA,")
                        .unwrap()
                        .clone_into(&mut code);
                    let side = Matrix::encode(&code).unwrap().side() as u32 * numbers(parameters[first + 1], "N,2,")[0];
                    assert!(origin[0] + side <= width && origin[1] + side <= height, "{program}");
                }
                ["FO", "A0", "FH", "FD"] => assert!(numbers(parameters[first + 1], "N,")[0] <= height),
                _ => panic!("{program}"),
            }
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
}
