//! What a page says: its rows, its facts, its figures as they are written and as whole numbers.

/// A row of a table.
pub(crate) struct Row {
    /// Where its heading leads; empty where nowhere.
    pub(crate) address: String,
    /// What stands beside the heading.
    pub(crate) cells: Vec<Cell>,
}

/// A cell of a row.
pub(crate) struct Cell {
    /// Where its figure leads; empty where nowhere.
    pub(crate) address: String,
    /// What it says.
    pub(crate) text: String,
}

/// What the page shows: what stands around it is for every page, or for scripts.
fn shown(body: &str) -> &str {
    let main = body.split_once("<main").unwrap().1;
    main.split("</main>").next().unwrap()
}

/// The words of a piece of a page, its tags left out.
fn words(html: &str) -> String {
    let (mut text, mut in_tag) = (String::new(), false);
    for sign in html.chars() {
        match sign {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => {}
            _ => text.push(sign),
        }
    }
    text.trim()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// The same with ordinary spaces: where a line may break is not the subject.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// All that a page says, with ordinary spaces.
pub(crate) fn all_words(body: &str) -> String {
    plain(&words(&format!("<main{}", shown(body))))
}

/// The large figure to the cent or the gram: it is shown rounded, and says in full what it is.
pub(crate) fn headline(body: &str) -> String {
    let figure = shown(body).split("big-figure").nth(1).unwrap();
    let title = figure.split("title=\"").nth(1).unwrap();
    title.split('"').next().unwrap().to_owned()
}

/// The large figure of a list of entries, which is never rounded.
pub(crate) fn figure(body: &str) -> String {
    let figure = shown(body).split("big-figure money\">").nth(1).unwrap();
    words(figure.split("</p>").next().unwrap())
}

/// What stands beside the first term that begins like this.
pub(crate) fn fact(body: &str, term: &str) -> String {
    let is_it = |rest: &&str| plain(&words(rest.split("</dt>").next().unwrap())).starts_with(term);
    let found = shown(body).split("<dt>").skip(1).find(is_it);
    assert!(found.is_some(), "{term}: {body}");
    let value = found.unwrap().split_once("<dd>").unwrap().1;
    words(value.split("</dd>").next().unwrap())
}

/// The rows of every table, headings aside.
pub(crate) fn rows(body: &str) -> Vec<Row> {
    let row = |row: &str| {
        let mut pieces = row.split("</tr>").next().unwrap().split("<td");
        let heading = pieces.next().unwrap();
        Row {
            address: address(heading),
            cells: pieces.map(cell).collect(),
        }
    };
    let rows = shown(body).split("<tr>").skip(1).map(row);
    rows.filter(|row| !row.cells.is_empty()).collect()
}

/// From what follows `<td`: the rest of that tag first.
fn cell(piece: &str) -> Cell {
    let inside = piece.split_once('>').unwrap().1;
    Cell {
        address: address(inside),
        text: words(inside.split("</td>").next().unwrap()),
    }
}

/// Where the first link leads.
fn address(html: &str) -> String {
    let address = html.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    address.unwrap_or_default().replace("&amp;", "&")
}

/// What an address says under that name; empty where nothing.
pub(crate) fn parameter(address: &str, name: &str) -> String {
    let name = format!("{name}=");
    let found = address
        .split(['?', '&'])
        .find_map(|pair| pair.strip_prefix(name.as_str()));
    found.unwrap_or_default().to_owned()
}

/// The cents of an amount as it is written: `1 234,56 €`. What follows the euro sign is not read.
pub(crate) fn cents(text: &str) -> i64 {
    let amount = text.split_once('€').unwrap().0;
    assert!(amount.contains(','), "{text} is not to the cent");
    signed(amount, &digits(amount))
}

/// The tens of grams of a weight as it is written: `132,66 kg`. One that is not counted is none.
pub(crate) fn tens_of_grams(text: &str) -> i64 {
    let Some((kilograms, _)) = text.split_once("kg") else {
        return 0;
    };
    let (whole, part) = kilograms.split_once(',').unwrap_or((kilograms, ""));
    signed(kilograms, &format!("{}{:0<2}", digits(whole), digits(part)))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn signed(text: &str, digits: &str) -> i64 {
    let size: i64 = digits.parse().unwrap();
    if text.contains('\u{2212}') { -size } else { size }
}
