//! The look Meta takes at a template, after which it is approved or rejected: the form of its variables.

use super::{Form, HeaderForm};

/// Why the template is rejected, in Meta's word, if it is.
pub(crate) fn objection(form: &Form) -> Option<&'static str> {
    let header_fits = match &form.header {
        HeaderForm::Text(text) => is_numbered(text),
        HeaderForm::None | HeaderForm::Image | HeaderForm::Document => true,
    };
    let body = form.body.trim();
    let is_enclosed = !body.starts_with("{{") && !body.ends_with("}}");
    let fits =
        header_fits && is_numbered(body) && is_enclosed && !body.contains("}}{{") && !body.contains("}} {{");
    if fits { None } else { Some("INVALID_FORMAT") }
}

/// What stands between double braces, in order.
pub(super) fn variables(text: &str) -> Vec<&str> {
    text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}").map(|(name, _)| name)).collect()
}

/// Whether the variables are 1, 2, 3 in order of their first appearance, and every brace belongs to one.
fn is_numbered(text: &str) -> bool {
    let mut next = 1_usize;
    for name in variables(text) {
        match name.parse::<usize>() {
            Ok(number) if number == next && number.to_string() == name => next += 1,
            _ => return false,
        }
    }
    let n_variables = next - 1;
    text.matches("{{").count() == n_variables && text.matches("}}").count() == n_variables
}

#[cfg(test)]
mod tests {
    use super::{Form, HeaderForm, objection};

    #[track_caller]
    fn check(body: &str, fits: bool) {
        let form = Form {
            header: HeaderForm::None,
            body: body.to_owned(),
            footer: None,
            buttons: Vec::new(),
            is_order_status: false,
        };
        assert_eq!(objection(&form).is_none(), fits, "{body}");
    }

    #[test]
    fn variables_stand_inside_the_text_and_count_from_one() {
        check("Hello", true);
        check("Hello {{1}}, order {{2}} is ready.", true);
        check("{{1}}, your order is ready.", false);
        check("Your order is ready, {{1}}", false);
        check("Hello {{2}}, order {{1}} is ready.", false);
        check("Hello {{name}}, your order is ready.", false);
        check("Hello {{1}} {{2}}, your order is ready.", false);
        check("Hello {{1}, your order is ready.", false);
        check("Hello {{01}}, your order is ready.", false);
    }
}
