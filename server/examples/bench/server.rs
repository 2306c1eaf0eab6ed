//! The server that is measured, with people signed in.

use crate::{
    Outcome,
    site::{PASSWORD, Site},
};
use reqwest::{Client, StatusCode, redirect::Policy};
use std::{
    fs,
    io::{BufRead, BufReader},
    process::{Child, ChildStdout, Stdio},
    time::Duration,
};

/// See the module.
pub(crate) struct Server {
    child: Child,
    /// Its address.
    pub(crate) origin: String,
    /// Kept open: what the server says has somewhere to go.
    _output: BufReader<ChildStdout>,
}

impl Server {
    pub(crate) fn start(site: &Site) -> Outcome<Self> {
        let mut child = site.command().arg("serve").stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().ok_or("no output")?);
        output.read_line(&mut line)?;
        let origin = line
            .trim()
            .strip_prefix("Regain listens on ")
            .ok_or("the server did not start")?
            .to_owned();
        Ok(Self {
            child,
            origin,
            _output: output,
        })
    }

    pub(crate) async fn wait_until_well(&self) -> Outcome<()> {
        let client = Client::new();
        for _ in 0..1000 {
            if let Ok(answer) = client.get(format!("{}/health", self.origin)).send().await
                && answer.status() == StatusCode::OK
            {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Err("the server never became well".into())
    }

    pub(crate) async fn signed_in(&self, login: &str) -> Outcome<Client> {
        let client = Client::builder().cookie_store(true).redirect(Policy::none()).build()?;
        let form = [("login", login), ("password", PASSWORD)];
        let request = client
            .post(format!("{}/api/sign-in", self.origin))
            .header("accept", "text/html");
        let answer = request.form(&form).send().await?;
        let is_in = answer.headers().get("location").is_some_and(|to| to == "/");
        is_in
            .then_some(client)
            .ok_or_else(|| format!("{login} cannot sign in").into())
    }

    /// Labels from the first pages of the list.
    pub(crate) async fn codes(&self, client: &Client) -> Outcome<Vec<String>> {
        let mut codes = Vec::new();
        for page in 1..=20 {
            let text = client
                .get(format!("{}/items?page={page}", self.origin))
                .send()
                .await?
                .text()
                .await?;
            let found = text.split("href=\"/Q/").skip(1).filter_map(|rest| rest.get(..8));
            codes.extend(found.map(str::to_owned));
        }
        codes.dedup();
        (!codes.is_empty())
            .then_some(codes)
            .ok_or_else(|| "the list shows no item".into())
    }

    /// Resident memory, in megabytes.
    pub(crate) fn memory(&self) -> Outcome<f64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").trim().parse::<f64>()? / 1000.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
