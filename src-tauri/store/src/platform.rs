//! What differs between operating systems: folders, and telling one of this machine from a network's.

use std::path::Path;

/// Makes a folder that only this person can look into, where the system has such a thing. One that is there already
/// stays as it is.
#[cfg(unix)]
pub fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Makes a folder. On Windows a person's own folders are private by what they inherit.
#[cfg(not(unix))]
pub fn create_private_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)
}

/// Puts names of files that were made or renamed on the disk.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Windows writes names with the files, and cannot open a folder.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

/// Names of folders that programs keep equal between machines, which tears a book with several files.
const SYNCHRONISED: [&str; 6] =
    ["Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloudDrive", "Mobile Documents"];

/// Why the folder cannot hold a book, if it cannot.
pub fn unfit(folder: &Path) -> Option<String> {
    let full = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    synchronised(&full).or_else(|| network(&full))
}

fn synchronised(folder: &Path) -> Option<String> {
    let names = folder.components().filter_map(|part| part.as_os_str().to_str());
    names
        .filter(|name| {
            SYNCHRONISED.iter().any(|known| name == known || name.starts_with(&format!("{known} - ")))
        })
        .map(String::from)
        .next()
}

#[cfg(target_os = "linux")]
fn network(folder: &Path) -> Option<String> {
    network_mount(&std::fs::read_to_string("/proc/self/mountinfo").ok()?, folder)
}

/// A network drive resolves to `\\?\UNC\server\share`, whatever letter it has.
#[cfg(windows)]
fn network(folder: &Path) -> Option<String> {
    use std::path::{Component, Prefix};
    match folder.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::UNC(server, _) | Prefix::VerbatimUNC(server, _) => {
                Some(server.to_string_lossy().into_owned())
            }
            _ => None,
        },
        _ => None,
    }
}

/// Elsewhere nothing is known, and SQLite's own locking errors have to do.
#[cfg(not(any(target_os = "linux", windows)))]
fn network(_folder: &Path) -> Option<String> {
    None
}

/// The kind of the mount that holds the folder, if it is a network's. `mounts` is Linux's mountinfo.
#[cfg(any(target_os = "linux", test))]
fn network_mount(mounts: &str, folder: &Path) -> Option<String> {
    const NETWORK: [&str; 13] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ceph",
        "fuse.sshfs",
        "fuse.davfs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.gvfsd-fuse",
        "fuse.s3fs",
    ];
    let mounts = mounts.lines().filter_map(|line| {
        let (left, right) = line.split_once(" - ")?;
        Some((unescaped(left.split(' ').nth(4)?), right.split(' ').next()?))
    });
    let (_, kind) =
        mounts.filter(|(point, _)| folder.starts_with(point)).max_by_key(|(point, _)| point.len())?;
    NETWORK.contains(&kind).then(|| kind.to_string())
}

/// Linux writes the characters that would break its table as three octal digits.
#[cfg(any(target_os = "linux", test))]
fn unescaped(point: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(point.to_owned(), |point, (escaped, plain)| point.replace(escaped, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
        40 22 0:40 / /home/asha/shop rw,relatime shared:1 - cifs //nas/shop rw\n\
        41 40 8:2 / /home/asha/shop/local rw - ext4 /dev/sdb1 rw\n\
        42 22 0:41 / /media/Asha\\040Stores rw - fuse.gvfsd-fuse gvfsd-fuse rw";

    #[test]
    fn a_network_share_is_refused_by_name() {
        assert_eq!(network_mount(MOUNTS, Path::new("/home/asha/shop/parchi")), Some("cifs".into()));
    }

    #[test]
    fn a_mount_with_a_space_in_its_name_is_known() {
        let folder = Path::new("/media/Asha Stores/parchi");
        assert_eq!(network_mount(MOUNTS, folder), Some("fuse.gvfsd-fuse".into()));
    }

    #[test]
    fn the_nearest_mount_decides() {
        assert_eq!(network_mount(MOUNTS, Path::new("/home/asha/shop/local/parchi")), None);
        assert_eq!(network_mount(MOUNTS, Path::new("/home/asha/shopping")), None);
    }

    #[test]
    fn a_synchronised_folder_is_refused_by_name() {
        assert_eq!(
            synchronised(Path::new("/home/asha/OneDrive - Asha Stores/parchi")),
            Some("OneDrive - Asha Stores".into())
        );
        assert_eq!(synchronised(Path::new("/home/asha/books")), None);
    }
}
