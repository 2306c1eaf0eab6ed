//! Each setting is read, and each wrong one refused by name.

use super::*;
use std::collections::HashMap;

/// Loads with these variables and this `regain.toml`.
fn load(variables: &[(&str, &str)], toml: &str) -> Result<Config, ConfigError> {
    let file = std::env::temp_dir().join(format!(
        "regain-{}-{:x}.toml",
        std::process::id(),
        rand::random::<u64>()
    ));
    std::fs::write(&file, toml).unwrap();
    let mut all: HashMap<String, String> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect();
    all.insert("REGAIN_CONFIG".into(), file.display().to_string());
    let config = Config::load(&Flags::default(), &|name| all.get(name).cloned());
    std::fs::remove_file(file).unwrap();
    config
}

fn refusal(variable: &str, value: &str) -> String {
    load(&[(variable, value)], "").unwrap_err().to_string()
}

#[test]
fn without_any_setting_the_defaults_hold() {
    let config = load(&[], "").unwrap();
    assert_eq!(config.database_url, "sqlite://data/regain.db?mode=rwc");
    assert_eq!(config.address.to_string(), "127.0.0.1:3000");
    assert_eq!(config.data_dir, PathBuf::from("data"));
    assert_eq!((config.secure_cookies, config.public_url.clone()), (false, None));
    assert_eq!(config.origin(), "http://127.0.0.1:3000");
    assert_eq!(config.log, LOG);
    assert_eq!(listed(&config.metrics_from), "127.0.0.1/32,::1/128");
}

#[test]
fn a_variable_is_stronger_than_the_file() {
    let toml = "address = \"0.0.0.0:80\"\nlog = \"warn\"\ntrusted_proxies = [\"10.0.0.1\", \"fd00::/8\"]";
    let config = load(&[("REGAIN_ADDRESS", "[::1]:8080")], toml).unwrap();
    assert_eq!(config.address.to_string(), "[::1]:8080");
    assert_eq!(config.log, "warn");
    assert_eq!(listed(&config.trusted_proxies), "10.0.0.1/32,fd00::/8");
}

#[test]
fn a_flag_is_stronger_than_a_variable() {
    use clap::Parser;
    let cli = crate::cli::Cli::try_parse_from(["regain", "--address", "127.0.0.1:1"]).unwrap();
    let variables = |name: &str| (name == "REGAIN_ADDRESS").then(|| "127.0.0.1:2".to_owned());
    assert_eq!(Config::load(&cli.flags, &variables).unwrap().address.port(), 1);
}

#[test]
fn the_database_is_in_the_data_folder() {
    let config = load(&[("REGAIN_DATA_DIR", "/srv/regain")], "").unwrap();
    assert_eq!(config.database_url, "sqlite:///srv/regain/regain.db?mode=rwc");
}

#[test]
fn an_https_address_makes_cookies_secure() {
    let config = load(&[("REGAIN_PUBLIC_URL", "https://regain.fr/")], "").unwrap();
    assert_eq!(config.public_url.as_deref(), Some("https://regain.fr"));
    assert!(config.secure_cookies);
    let config = load(&[("REGAIN_PUBLIC_URL", "https://regain.fr")], "secure_cookies = false").unwrap();
    assert!(!config.secure_cookies);
}

#[test]
fn a_wrong_value_is_refused_with_its_name_and_what_is_expected() {
    for (variable, value, expected) in [
        ("REGAIN_DATABASE_URL", "mysql://x", "an address such as sqlite:"),
        ("REGAIN_ADDRESS", "localhost", "an IP address with a port"),
        ("REGAIN_PUBLIC_URL", "regain.fr", "a web address"),
        ("REGAIN_PUBLIC_URL", "https://regain.fr/path", "a web address"),
        ("REGAIN_SITE_DIR", "/nowhere/at/all", "an existing folder"),
        ("REGAIN_SECURE_COOKIES", "maybe", "true or false"),
        ("REGAIN_TRUSTED_PROXIES", "10.0.0.1,proxy", "IP addresses or networks"),
        ("REGAIN_TRUSTED_PROXIES", "10.0.0.0/33", "IP addresses or networks"),
        ("REGAIN_METRICS_FROM", "anybody", "IP addresses or networks"),
        ("REGAIN_DISK_FLOOR", "1 GB", "a number of megabytes"),
        ("REGAIN_BACKUP_KEEP", "0", "a number of backups"),
        ("REGAIN_LOG", "regain=loud", "a level or filter"),
        ("REGAIN_LOG_FORMAT", "xml", "text or json"),
        ("REGAIN_SLOW_QUERY", "soon", "a number of milliseconds"),
    ] {
        let said = refusal(variable, value);
        assert!(
            said.starts_with(&format!("{variable} is \"{value}\", but {expected}")),
            "{said}"
        );
    }
}

#[test]
fn a_wrong_value_in_the_file_is_refused_with_its_key() {
    let said = load(&[], "address = 3000").unwrap_err().to_string();
    assert!(said.starts_with("address in "), "{said}");
    assert!(said.contains("is \"3000\", but an IP address"), "{said}");
}

#[test]
fn an_unknown_key_is_refused() {
    let said = load(&[], "adress = \"127.0.0.1:80\"").unwrap_err().to_string();
    assert!(said.contains("sets \"adress\", which is no setting"), "{said}");
    assert!(said.contains("database_url, address"), "{said}");
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let variables = |name: &str| (name == "REGAIN_CONFIG").then(|| "/nowhere.toml".to_owned());
    let said = Config::load(&Flags::default(), &variables).unwrap_err().to_string();
    assert!(said.starts_with("REGAIN_CONFIG is \"/nowhere.toml\""), "{said}");
}

#[test]
fn a_password_is_never_shown() {
    let url = "postgres://regain:s3cr:et@db/regain";
    let config = load(&[("REGAIN_DATABASE_URL", url)], "").unwrap();
    assert!(config.to_string().contains("postgres://regain:***@db/regain"));
    assert!(!refusal("REGAIN_DATABASE_URL", "mysql://regain:s3cret@db").contains("s3cret"));
}
