//! How a shop's papers look, as a form.

use super::LanguageTag;
use documents::{CopyOf, Sheet};
use serde::{Deserialize, Serialize};

/// How a shop's papers look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PaperFormView {
    /// The language of papers.
    pub language: LanguageTag,
    /// The sheet.
    pub sheet: PaperSheet,
    /// The shop's telephone number, as it is printed.
    pub phone: String,
    /// Where money can be sent; empty for none.
    pub bank: BankForm,
    /// What stands at the foot.
    pub terms: String,
    /// Further registrations, a line each: `FSSAI 11526998000123`.
    pub registrations: String,
    /// Whether there is a line for a signature.
    pub signature_line: bool,
    /// Who signs; empty for *authorised signatory*.
    pub signatory: String,
}

/// Papers of a period that were kept in a folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PapersSavedView {
    /// The folder.
    pub folder: String,
    /// How many.
    pub papers: u32,
}

/// A bank account, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct BankForm {
    /// The holder.
    pub name: String,
    /// The account's number.
    pub account: String,
    /// The branch's code, of eleven characters.
    pub ifsc: String,
    /// The branch, as people say it.
    pub branch: String,
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum PaperSheet {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 148 × 210 mm.
    A5,
}

/// Which copy a paper is marked as (rule 48).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "lowercase")]
pub enum PaperCopy {
    /// For the recipient.
    Original,
    /// For the transporter.
    Duplicate,
    /// For the supplier.
    Triplicate,
    /// Printed again.
    Reprint,
}

impl From<PaperSheet> for Sheet {
    fn from(sheet: PaperSheet) -> Sheet {
        match sheet {
            PaperSheet::A4 => Sheet::A4,
            PaperSheet::A5 => Sheet::A5,
        }
    }
}

impl From<PaperCopy> for CopyOf {
    fn from(copy: PaperCopy) -> CopyOf {
        match copy {
            PaperCopy::Original => CopyOf::Original,
            PaperCopy::Duplicate => CopyOf::Duplicate,
            PaperCopy::Triplicate => CopyOf::Triplicate,
            PaperCopy::Reprint => CopyOf::Reprint,
        }
    }
}
