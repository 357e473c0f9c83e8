//! What differs between systems, all of it: where the keychain is, how a file is made private, how a rename is
//! made durable, and how an inherited descriptor is read.

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use keyring_core::CredentialStore;

/// The system's keychain, or `None` where there is none or it cannot be reached.
///
/// `keyring` connects once per process and remembers the outcome: a Linux secret service that was not running
/// at the first call, or that restarts later, is found again only by the next process. A keychain that runs but
/// is locked is asked each time.
pub(crate) fn keychain() -> Option<Arc<CredentialStore>> {
    keyring::Entry::store_status().as_ref().ok()?;
    keyring_core::get_default_store()
}

/// Makes files that only their owner reads. On Windows the data folder, inside the person's profile, already
/// keeps others out.
pub(crate) fn for_owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes the renames in a folder last through a power cut. Windows has no such call; NTFS journals its names.
pub(crate) fn sync_folder(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// The name under which an inherited descriptor can be opened again; none on Windows.
pub(crate) fn descriptor_path(n: u32) -> Option<PathBuf> {
    cfg!(unix).then(|| PathBuf::from(format!("/dev/fd/{n}")))
}
