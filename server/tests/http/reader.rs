//! Somebody with a browser that has no scripts.

use crate::program::Program;
use reqwest::{
    Client, Response, StatusCode,
    header::{ACCEPT, LOCATION, REFERER},
    redirect::Policy,
};

/// A browser's memory of one person.
#[derive(Clone)]
pub(crate) struct Reader {
    client: Client,
    origin: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its status.
    pub(crate) status: StatusCode,
    /// Where it leads.
    pub(crate) location: String,
    /// What it says.
    pub(crate) body: String,
    /// All cookies that it sets.
    pub(crate) cookies: Vec<String>,
    /// Its headers, as text.
    pub(crate) headers: String,
}

impl Reader {
    /// Nobody yet.
    pub(crate) fn new(program: &Program) -> Self {
        let client = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            // The server ends a connection whose file it did not wait for; nothing is asked on it again.
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        Self {
            client,
            origin: program.origin.clone(),
        }
    }

    /// Signed in.
    pub(crate) async fn signed_in(program: &Program, login: &str, password: &str) -> Self {
        let reader = Self::new(program);
        let answer = reader
            .submit("/api/sign-in", &[("login", login), ("password", password)])
            .await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/"),
            "{login}: {answer:?}"
        );
        reader
    }

    /// Opens a page.
    pub(crate) async fn open(&self, path: &str) -> Answer {
        let request = self
            .client
            .get(format!("{}{path}", self.origin))
            .header(ACCEPT, "text/html");
        Answer::of(request.send().await.unwrap()).await
    }

    /// Follows a link, or sends a form by its address, from that page.
    pub(crate) async fn follow(&self, path: &str, page: &str) -> Answer {
        let request = self.client.get(format!("{}{path}", self.origin));
        let request = request
            .header(ACCEPT, "text/html")
            .header(REFERER, format!("{}{page}", self.origin));
        Answer::of(request.send().await.unwrap()).await
    }

    /// The bytes of a file.
    pub(crate) async fn bytes(&self, path: &str) -> (StatusCode, Vec<u8>) {
        let response = self.client.get(format!("{}{path}", self.origin)).send().await.unwrap();
        (response.status(), response.bytes().await.unwrap().to_vec())
    }

    /// Submits a form, as a browser does.
    pub(crate) async fn submit(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        Answer::of(self.try_submit(path, form).await.unwrap()).await
    }

    /// Submits a form of that page, which a browser names: what is refused leads back to it.
    pub(crate) async fn submit_from(&self, page: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        let from = format!("{}{page}", self.origin);
        let request = self.post(path).header(ACCEPT, "text/html").header(REFERER, from);
        Answer::of(request.form(form).send().await.unwrap()).await
    }

    /// The same, where the server may be gone.
    pub(crate) async fn try_submit(&self, path: &str, form: &[(&str, &str)]) -> reqwest::Result<Response> {
        let request = self.client.post(format!("{}{path}", self.origin));
        request.header(ACCEPT, "text/html").form(form).send().await
    }

    /// Calls a server function as a script does: its status says what became of it.
    pub(crate) async fn call(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = self
            .client
            .post(format!("{}{path}", self.origin))
            .header(ACCEPT, "application/json");
        Answer::of(request.form(form).send().await.unwrap()).await
    }

    /// Submits a form with files: name, file name, bytes.
    pub(crate) async fn upload(&self, path: &str, form: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let mut multipart = reqwest::multipart::Form::new();
        for (name, text) in form {
            multipart = multipart.text((*name).to_owned(), (*text).to_owned());
        }
        for (name, file, bytes) in files {
            let part = reqwest::multipart::Part::bytes(bytes.to_vec()).file_name((*file).to_owned());
            multipart = multipart.part((*name).to_owned(), part);
        }
        let request = self.client.post(format!("{}{path}", self.origin)).multipart(multipart);
        Answer::of(request.send().await.unwrap()).await
    }

    /// A reading made by hand.
    pub(crate) fn get(&self, path: &str) -> reqwest::RequestBuilder {
        self.client.get(format!("{}{path}", self.origin))
    }

    /// A request made by hand.
    pub(crate) fn post(&self, path: &str) -> reqwest::RequestBuilder {
        self.client.post(format!("{}{path}", self.origin))
    }
}

impl Answer {
    /// Reads it whole.
    pub(crate) async fn of(response: Response) -> Self {
        let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
        let headers = response.headers();
        Self {
            status: response.status(),
            location: headers.get(LOCATION).map(text).unwrap_or_default(),
            cookies: headers.get_all("set-cookie").iter().map(text).collect(),
            headers: format!("{headers:?}"),
            body: response.text().await.unwrap_or_default(),
        }
    }
}
