//! Writes the interface `Messages`: a key that does not exist, or an argument that is missing, does not
//! compile in the window either.

use super::arguments::Kind;
use super::compare::Signature;

const HEAD: &str = "\
// Written from the message catalogues by `cargo xtask typescript`. Edit the catalogues instead.

/** A whole number of paise. */
export type Paise = number;

/** Every key of the catalogues, and the arguments its text needs. */
export interface Messages {
";

const TAIL: &str = "\
}

export type MessageKey = keyof Messages;

/** Says a message: `t('payment-state-part-paid', { due })`. */
export type Translate = <K extends MessageKey>(
  key: K,
  ...values: Messages[K] extends undefined ? [] : [Messages[K]]
) => string;
";

/// The whole file.
pub fn write(signatures: &[Signature]) -> String {
    let keys: String = signatures.iter().map(property).collect();
    format!("{HEAD}{keys}{TAIL}")
}

fn property(signature: &Signature) -> String {
    if signature.arguments.is_empty() {
        return format!("  '{}': undefined;\n", signature.key);
    }
    let fields: Vec<String> =
        signature.arguments.iter().map(|(name, kind)| format!("{name}: {}", field_type(kind))).collect();
    format!("  '{}': {{ {} }};\n", signature.key, fields.join("; "))
}

fn field_type(kind: &Kind) -> String {
    match kind {
        Kind::Money => "Paise".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Text => "string".to_owned(),
        // `string & {}` keeps the known words as completions without refusing others.
        Kind::Word(words) => {
            let known: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
            format!("{} | (string & {{}})", known.join(" | "))
        }
    }
}
