//! The program refuses what it was told wrongly.

use crate::{
    database::Database,
    program::{printed, regain},
};

#[tokio::test]
async fn a_wrong_setting_ends_the_program_with_its_name_and_what_is_expected() {
    let database = Database::sqlite();
    let output = regain(&database, &["serve", "--address", "everywhere"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        said.trim(),
        "regain: --address is \"everywhere\", but an IP address with a port, such as 127.0.0.1:3000 is expected"
    );
}

#[tokio::test]
async fn an_unknown_key_of_the_file_ends_the_program() {
    let database = Database::sqlite();
    std::fs::write(database.folder.join("regain.toml"), "adress = \"127.0.0.1:80\"\n").unwrap();
    let output = regain(&database, &["config"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("\"adress\", which is no setting")
    );
}

#[tokio::test]
async fn the_settings_in_force_are_printed_as_a_file_that_can_be_read_again() {
    let database = Database::sqlite();
    std::fs::write(database.folder.join("regain.toml"), "log = \"warn\"\n").unwrap();
    let first = printed(&database, &["config", "--public-url", "https://regain.fr"]);
    assert!(first.contains("secure_cookies = true"), "{first}");
    let file = database.folder.join("regain.toml");
    std::fs::write(&file, first.replace("site_dir = \"target/site\"\n", "")).unwrap();
    let again = printed(&database, &["config"]);
    assert_eq!(first, again);
}
