//! Numbers that a computer would round are read as text, so that an id keeps every digit and an amount every paisa.

/// Puts quotes around numbers that do not fit whole into 53 bits, or have a fraction or exponent. Strings, and everything
/// that is no number, stay as they are, so what was no JSON before is none after.
pub fn kept(json: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(json.len());
    let mut rest = json;
    while let Some((&byte, after)) = rest.split_first() {
        let taken = match byte {
            b'"' => string(rest),
            b'-' | b'0'..=b'9' => {
                let number = rest.iter().take_while(|byte| is_of_number(**byte)).count();
                let is_lossy = number > 15 || rest[..number].iter().any(|byte| b".eE".contains(byte));
                if is_lossy {
                    kept.push(b'"');
                    kept.extend_from_slice(&rest[..number]);
                    kept.push(b'"');
                    rest = &rest[number..];
                    continue;
                }
                number
            }
            _ => rest.len() - after.len(),
        };
        kept.extend_from_slice(&rest[..taken]);
        rest = &rest[taken..];
    }
    kept
}

const fn is_of_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E')
}

/// How long the string at the beginning is, its quotes included; to the end where it has none.
fn string(json: &[u8]) -> usize {
    let mut is_escaped = false;
    for (place, byte) in json.iter().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return place + 1,
            _ => {}
        }
    }
    json.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: &str) {
        assert_eq!(String::from_utf8(kept(json.as_bytes())).unwrap(), expected);
    }

    #[test]
    fn only_numbers_that_would_be_rounded_become_text() {
        check(r#"{"mihpayid":403993715527186439,"amt":10}"#, r#"{"mihpayid":"403993715527186439","amt":10}"#);
        check(r#"[10.50,-1e3,1700000000]"#, r#"["10.50","-1e3",1700000000]"#);
        check(r#"{"a \" 1.5":"2.5 \\","b":null}"#, r#"{"a \" 1.5":"2.5 \\","b":null}"#);
        check(r#"{"open":"1.5"#, r#"{"open":"1.5"#);
    }
}
