//! Forms as they are posted: `application/x-www-form-urlencoded` and `multipart/form-data`.
//!
//! Reads strictly what clients write and guesses nothing: a form that breaks off is none.

use axum::http::{HeaderMap, header};

/// One field.
pub(crate) struct Part {
    pub(crate) name: String,
    /// Only of a file.
    pub(crate) filename: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) value: Vec<u8>,
}

impl Part {
    /// The value, if it is text.
    pub(crate) fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.value).ok()
    }
}

/// The fields of a form of either kind, in order. The error says what is wrong with it.
pub(crate) fn read(headers: &HeaderMap, body: &[u8]) -> Result<Vec<Part>, &'static str> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    match kind.split(';').next().map(str::trim) {
        Some("application/x-www-form-urlencoded") => Ok(urlencoded(body)),
        Some("multipart/form-data") => multipart(kind, body),
        _ => Err("Content-Type must be multipart/form-data or application/x-www-form-urlencoded"),
    }
}

fn urlencoded(body: &[u8]) -> Vec<Part> {
    let part = |(name, value): (std::borrow::Cow<str>, std::borrow::Cow<str>)| Part {
        name: name.into_owned(),
        filename: None,
        content_type: None,
        value: value.into_owned().into_bytes(),
    };
    url::form_urlencoded::parse(body).map(part).collect()
}

/// The fields of a multipart form whose `Content-Type` is `kind`.
pub(crate) fn multipart(kind: &str, body: &[u8]) -> Result<Vec<Part>, &'static str> {
    const WHY: &str = "the multipart form is not whole";
    let boundary = parameter(kind, "boundary").filter(|boundary| !boundary.is_empty());
    let boundary = boundary.ok_or("Content-Type must name the boundary")?;
    let first = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(first.as_bytes()).ok_or(WHY)?;
    let mut parts = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Ok(parts);
        }
        rest = rest.strip_prefix(b"\r\n").ok_or(WHY)?;
        let (one, after) = split(rest, between.as_bytes()).ok_or(WHY)?;
        let (head, value) = split(one, b"\r\n\r\n").ok_or(WHY)?;
        parts.push(part(head, value)?);
        rest = after;
    }
}

fn part(head: &[u8], value: &[u8]) -> Result<Part, &'static str> {
    let head = std::str::from_utf8(head).map_err(|_| "a field's headers must be text")?;
    let header = |wanted: &str| {
        let mut lines = head.split("\r\n").filter_map(|line| line.split_once(':'));
        lines.find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value.trim())
    };
    let disposition = header("content-disposition").filter(|written| written.starts_with("form-data"));
    let disposition = disposition.ok_or("every field needs Content-Disposition: form-data")?;
    Ok(Part {
        name: parameter(disposition, "name").ok_or("every field needs a name")?,
        filename: parameter(disposition, "filename").or_else(|| encoded(disposition)),
        content_type: header("content-type").map(str::to_owned),
        value: value.to_vec(),
    })
}

/// The parameter of a header, with or without quotes.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let mut rest = header.split_once(';')?.1;
    loop {
        let (name, after) = rest.split_once('=')?;
        let (value, after) = value(after)?;
        if name.trim().eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after.trim_start().strip_prefix(';')?;
    }
}

/// The value of a parameter, and what comes behind it.
fn value(written: &str) -> Option<(String, &str)> {
    let Some(quoted) = written.strip_prefix('"') else {
        let end = written.find(';').unwrap_or(written.len());
        let (value, after) = written.split_at_checked(end)?;
        return Some((value.trim().to_owned(), after));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return Some((value, quoted.get(at + 1..)?)),
            '\\' => value.push(characters.next()?.1),
            other => value.push(other),
        }
    }
    None
}

/// `filename*=UTF-8''%E0%A4%AC.pdf`, as names beyond ASCII are written.
fn encoded(disposition: &str) -> Option<String> {
    let written = parameter(disposition, "filename*")?;
    let (_, percent) = written.split_once("''")?;
    let plus_kept = percent.replace('+', "%2B");
    url::form_urlencoded::parse(format!("f={plus_kept}").as_bytes()).next().map(|(_, name)| name.into_owned())
}

fn split<'a>(bytes: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = bytes.windows(at.len()).position(|window| window == at)?;
    Some((bytes.get(..place)?, bytes.get(place + at.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::multipart;

    const KIND: &str = "multipart/form-data; boundary=\"xyz\"";

    #[test]
    fn a_form_with_a_file_is_read_to_the_byte() {
        let body = b"--xyz\r\nContent-Disposition: form-data; name=\"to\"\r\n\r\n+91\r\n--xyz\r\n\
            content-disposition: form-data; name=\"file\"; filename*=UTF-8''%E0%A4%AC.pdf\r\n\
            Content-Type: application/pdf\r\n\r\n%PDF-\r\n\x00--xy\r\n--xyz--\r\n";
        let parts = multipart(KIND, body).unwrap();
        assert_eq!((parts[0].name.as_str(), parts[0].text()), ("to", Some("+91")));
        assert_eq!(parts[1].filename.as_deref(), Some("ब.pdf"));
        assert_eq!(parts[1].content_type.as_deref(), Some("application/pdf"));
        assert_eq!(parts[1].value, b"%PDF-\r\n\x00--xy");
    }

    #[test]
    fn a_form_that_breaks_off_is_none() {
        for body in [
            &b""[..],
            b"--xyz",
            b"--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
            b"--xyz\r\nContent-Disposition: form-data\r\n\r\nb\r\n--xyz--",
            b"--other--",
        ] {
            assert!(multipart(KIND, body).is_err());
        }
    }

    #[test]
    fn a_quoted_name_may_hold_a_quote_and_a_semicolon() {
        let body = b"--xyz\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\\\";b.pdf\"\r\n\r\n\r\n--xyz--";
        assert_eq!(multipart(KIND, body).unwrap()[0].filename.as_deref(), Some("a\";b.pdf"));
    }
}
