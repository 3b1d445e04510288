//! Answers: what is planned at an address, and the preview's own pages.

use tiny_http::Method;

use super::http::{Answer, HTML, Request, TEXT};
use super::{Server, http};
use crate::outputs::output_path;
use crate::preview::{self, FormView, Preview};
use crate::scaffold::{self, AddArguments};
use crate::watch::Change;

impl Server {
    pub(super) fn answer(&self, request: &Request) -> Answer {
        match (request.path.as_str(), &request.method) {
            ("/_sprida/new", Method::Post) => self.new_page(request),
            ("/_sprida/state", _) => Answer::new(200, TEXT, self.state()),
            ("/_sprida/live.js", _) => Answer::new(
                200,
                http::content_type("live.js"),
                include_str!("../preview/assets/live.js"),
            ),
            ("/_sprida/preview.css", _) => Answer::new(
                200,
                http::content_type("preview.css"),
                include_str!("../preview/assets/preview.css"),
            ),
            ("/_sprida/panel", _) => {
                let route = request.query_value("route").unwrap_or_default();
                let findings = self.findings();
                let preview = self.read_preview();
                let route = below_base(preview.config().base_path(), &route).unwrap_or_default();
                let failure = Self::lock(&self.shown).failure(&route).cloned();
                let panel = preview.panel(&route, &findings, failure.as_ref(), self.language);
                Answer::new(200, HTML, panel)
            }
            ("/_sprida/", _) => self.overview(&FormView::default(), 200),
            ("/_sprida", _) => Answer::redirect(302, "/_sprida/".to_owned()),
            (path, _) if path.starts_with("/_sprida/") => Answer::refusal(404),
            (path, _) => self.page(path),
        }
    }

    /// What is planned at an address.
    pub(super) fn page(&self, path: &str) -> Answer {
        let preview = self.read_preview();
        let base = preview.config().base_path();
        let Some(route) = below_base(base, path) else {
            return if path == "/" {
                Answer::redirect(302, base.to_owned())
            } else {
                Answer::refusal(404)
            };
        };
        let planned = output_path(&route);
        if !preview.plan().contains_key(&planned) {
            let folder = format!("{}/", route.trim_end_matches('/'));
            if !route.ends_with('/') && preview.plan().contains_key(&output_path(&folder)) {
                let location = format!("{}{}", base.trim_end_matches('/'), encode(&folder));
                return Answer::redirect(302, location);
            }
        }
        let answer = preview.answer(&route, &mut Self::lock(&self.shown));
        match answer {
            preview::Answer::Bytes(bytes) => {
                let content_type = http::content_type(&planned);
                let body = bytes.as_ref().clone();
                if content_type == HTML {
                    Answer::new(200, HTML, self.with_script(&preview, body))
                } else {
                    Answer::new(200, content_type, body)
                }
            }
            preview::Answer::NotFound(Some(bytes)) => Answer::new(
                404,
                HTML,
                self.with_script(&preview, bytes.as_ref().clone()),
            ),
            preview::Answer::NotFound(None) => Answer::refusal(404),
            preview::Answer::Failed(finding) => {
                let html = preview.failed_page(&finding, self.language);
                Answer::new(500, HTML, self.with_script(&preview, html.into_bytes()))
            }
        }
    }

    pub(super) fn overview(&self, form: &FormView, status: u16) -> Answer {
        let findings = self.findings();
        let preview = self.read_preview();
        let html = preview.overview(&findings, &self.token, form, self.language);
        Answer::new(status, HTML, self.with_script(&preview, html.into_bytes()))
    }

    /// A page with the script that shows changes, which is the only difference to what is published.
    fn with_script(&self, preview: &Preview, html: Vec<u8>) -> Vec<u8> {
        let script = format!(
            "<script src=\"/_sprida/live.js\" data-generation=\"{}\" defer></script>\n",
            self.state_of(preview)
        );
        let end = html
            .windows(b"</body>".len())
            .rposition(|window| window == b"</body>")
            .unwrap_or(html.len());
        let mut page = html;
        page.splice(end..end, script.into_bytes());
        page
    }

    /// Makes the file of a new page, as `sprida add` does.
    fn new_page(&self, request: &Request) -> Answer {
        let values = http::form_values(&request.form);
        let value = |name: &str| -> String {
            let found = values.iter().find(|(key, _)| key == name);
            found
                .map(|(_, value)| value.trim().to_owned())
                .unwrap_or_default()
        };
        // A page of another site can send a form here, but cannot know the token.
        if value("token") != self.token || !request.has("Origin") {
            return Answer::refusal(403);
        }
        let form = FormView {
            kind: value("kind"),
            title: value("title"),
            summary: value("summary"),
            municipalities: value("municipalities"),
            error: None,
        };
        let (root, base, published) = {
            let preview = self.read_preview();
            (
                preview.root().to_owned(),
                preview.config().base_path().to_owned(),
                preview.today(),
            )
        };
        let arguments = AddArguments {
            root,
            kind: form.kind.clone(),
            title: form.title.clone(),
            summary: Some(form.summary.replace(['\r', '\n'], " ")).filter(|text| !text.is_empty()),
            municipalities: form
                .municipalities
                .split(',')
                .map(|name| name.trim().to_owned())
                .filter(|name| !name.is_empty())
                .collect(),
            published,
        };
        match scaffold::add_as_given(&arguments) {
            Ok((path, route)) => {
                let place = arguments.root.join(&path);
                let change = Change::Files(vec![place]);
                self.take_in(&change, &|_| {});
                let location = format!("{}{}", base.trim_end_matches('/'), encode(&route));
                Answer::redirect(303, location)
            }
            Err(error) => {
                let form = FormView {
                    error: Some(error.get(self.language).to_owned()),
                    ..form
                };
                self.overview(&form, 422)
            }
        }
    }
}

/// An address below the path that the site is published at, as the site itself sees it.
fn below_base(base: &str, path: &str) -> Option<String> {
    let below = path.strip_prefix(base.trim_end_matches('/'))?;
    let is_ours = below.starts_with('/') && !below.starts_with("//");
    is_ours.then(|| below.to_owned())
}

/// An address as it may stand in a header.
fn encode(route: &str) -> String {
    let mut encoded = String::with_capacity(route.len());
    for byte in route.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
