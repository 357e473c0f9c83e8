//! Uploads: what may be one, and what is kept of it. The bytes are not.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::ledger::UploadEntry;
use crate::refusal::Refusal;
use crate::shown::MediaKind;

/// The largest picture.
const IMAGE_MAX: usize = 5 * 1024 * 1024;
/// The largest document.
pub(crate) const DOCUMENT_MAX: usize = 100 * 1024 * 1024;
/// How long an upload can be sent.
const LIFE_MS: i64 = 30 * 24 * 60 * 60 * 1000;

const DOCUMENTS: [&str; 8] = [
    "text/plain",
    "application/pdf",
    "application/vnd.ms-powerpoint",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
];

/// One upload.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Upload {
    pub(crate) kind: MediaKind,
    pub(crate) entry: UploadEntry,
    uploaded_ms: i64,
}

/// All uploads, by id.
#[derive(Default, Serialize, Deserialize)]
pub(crate) struct Uploads(BTreeMap<String, Upload>);

impl Upload {
    /// Looks at a file: its kind by its type, then its size and its first bytes. 100 for a type that is none, 131053
    /// for a file that is not what it says or is too large.
    pub(crate) fn read(
        mime_type: &str,
        filename: &str,
        bytes: &[u8],
        now_ms: i64,
    ) -> Result<Upload, Refusal> {
        let (kind, max) = match mime_type {
            "image/jpeg" | "image/png" => (MediaKind::Image, IMAGE_MAX),
            document if DOCUMENTS.contains(&document) => (MediaKind::Document, DOCUMENT_MAX),
            _ => return Err(Refusal::new(100, "file must be image/jpeg, image/png or a document")),
        };
        let spoiled = |why: String| Err(Refusal::new(131_053, why));
        if bytes.is_empty() || bytes.len() > max {
            return spoiled(format!("file must have 1 to {max} bytes"));
        }
        if !is_of_type(mime_type, bytes) {
            return spoiled(format!("file is not {mime_type}, or not with 8 bits to a colour"));
        }
        let entry = UploadEntry {
            mime_type: mime_type.to_owned(),
            n_bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            filename: filename.to_owned(),
            sha256: hex::encode(Sha256::digest(bytes)),
        };
        Ok(Upload { kind, entry, uploaded_ms: now_ms })
    }
}

impl Uploads {
    pub(crate) fn insert(&mut self, id: String, upload: Upload) {
        self.0.insert(id, upload);
    }

    pub(crate) fn entries(&self) -> BTreeMap<String, UploadEntry> {
        self.0.iter().map(|(id, upload)| (id.clone(), upload.entry.clone())).collect()
    }

    /// Refuses an id that names no upload of this kind, or one that is too old.
    pub(crate) fn check(&self, id: &str, kind: MediaKind, now_ms: i64) -> Result<(), Refusal> {
        let why = match self.0.get(id) {
            None => "names no upload",
            Some(upload) if now_ms >= upload.uploaded_ms.saturating_add(LIFE_MS) => {
                "was uploaded too long ago"
            }
            Some(upload) if upload.kind != kind => "names an upload of another kind",
            Some(_) => return Ok(()),
        };
        Err(Refusal::invalid(&format!("media id {id}"), why))
    }
}

/// By the bytes a file of the type begins with; what has no such bytes passes.
fn is_of_type(mime_type: &str, bytes: &[u8]) -> bool {
    match mime_type {
        "image/jpeg" => bytes.starts_with(&[0xff, 0xd8, 0xff]),
        // Bit depth and colour type stand behind width and height; 2 and 6 are RGB and RGBA.
        "image/png" => {
            bytes.starts_with(b"\x89PNG\r\n\x1a\n") && matches!(bytes.get(24..26), Some([8, 2] | [8, 6]))
        }
        "application/pdf" => bytes.starts_with(b"%PDF-"),
        _ => true,
    }
}
