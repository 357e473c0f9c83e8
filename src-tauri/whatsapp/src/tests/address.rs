//! Where requests go.

use super::samples::{settings, text};
use crate::{BaseUrlInvalid, RenderError, render};
use domain::AccountSettings;

#[track_caller]
fn check_url(base_url: &str, sid: &str, expected: Result<&str, BaseUrlInvalid>) {
    let settings = AccountSettings { base_url: base_url.to_owned(), sid: sid.to_owned(), ..settings() };
    let rendered = render(&settings, &text("Hello"));
    let expected = expected.map_err(RenderError::from);
    assert_eq!(rendered.as_ref().map(|rendered| rendered.url.as_str()), expected.as_ref().map(|url| *url));
}

#[test]
fn an_address_keeps_its_path_and_encodes_every_segment() {
    check_url("https://h.in/", "S1", Ok("https://h.in/v2/S1/whatsapp/+919800000001/messages"));
    check_url(
        "http://127.0.0.1:80/up",
        "a/../b?c",
        Ok("http://127.0.0.1/up/v2/a%2F..%2Fb%3Fc/whatsapp/+919800000001/messages"),
    );
}

#[test]
fn a_base_url_has_host_and_path_only() {
    for text in [
        "",
        "api.in.kaleyra.io",
        "ftp://h.in",
        "https://u:p@h.in",
        "https://h.in?a=1",
        "https://h.in/#x",
        "https://",
    ] {
        check_url(text, "S1", Err(BaseUrlInvalid));
    }
}
