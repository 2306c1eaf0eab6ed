//! Requests, as the pages send them.

use crate::{Outcome, server::Server};
use reqwest::{Client, StatusCode};

pub(crate) async fn get(client: &Client, server: &Server, path: String) -> Outcome<usize> {
    let answer = client
        .get(format!("{}{path}", server.origin))
        .header("accept", "text/html")
        .send()
        .await?;
    if answer.status() != StatusCode::OK {
        return Err(format!("{path}: {}", answer.status()).into());
    }
    Ok(answer.bytes().await?.len())
}

/// A scan, as the scanning page sends it.
pub(crate) async fn scan(client: &Client, server: &Server, code: &str) -> Outcome<usize> {
    let text = format!("https://elsewhere.example/q/{}", code.to_lowercase());
    let request = client
        .post(format!("{}/api/scan", server.origin))
        .header("accept", "application/json");
    let answer = request.form(&[("text", text)]).send().await?.error_for_status()?;
    let lead = answer.text().await?;
    if lead.contains(code) {
        Ok(1)
    } else {
        Err(format!("{code} leads elsewhere: {lead}").into())
    }
}

/// One whole deposit, as the form sends it: its slip, its item, its label.
pub(crate) async fn deposit(client: Client, path: String, rank: usize) -> Outcome<usize> {
    let key = format!("bench-{rank}");
    let kind = [("service", "2"), ("category", "F-CHAIR"), ("fault", "Bancal")];
    let rest = [("quantity", "1"), ("labels", "each"), ("key", key.as_str())];
    let form: Vec<(&str, &str)> = kind.into_iter().chain(rest).collect();
    let answer = client
        .post(path)
        .header("accept", "text/html")
        .form(&form)
        .send()
        .await?;
    let to = answer.headers().get("location");
    let is_received = to.is_some_and(|to| to.as_bytes().starts_with(b"/deposits/"));
    is_received
        .then_some(1)
        .ok_or_else(|| format!("a deposit was not received: {}", answer.status()).into())
}
