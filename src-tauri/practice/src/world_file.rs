//! The file in which the practice world outlives the program.

use sandbox::Keep;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use store::failpoint;

/// Its name in the practice folder.
pub const WORLD_FILE: &str = "practice-world.json";

/// Written beside and then renamed, so that a kill leaves the old file or the new one and nothing between.
pub(crate) struct WorldFile {
    folder: PathBuf,
}

impl WorldFile {
    pub(crate) fn in_folder(folder: &Path) -> WorldFile {
        WorldFile { folder: folder.to_owned() }
    }
}

impl Keep for WorldFile {
    fn load(&self) -> Option<Vec<u8>> {
        match fs::read(self.folder.join(WORLD_FILE)) {
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            // There is one, and nobody can read it: the same as a torn one.
            read => Some(read.unwrap_or_default()),
        }
    }

    fn keep(&self, world: &[u8]) -> io::Result<()> {
        failpoint::reached("world", "before-keep");
        fs::create_dir_all(&self.folder)?;
        let (path, beside) = (self.folder.join(WORLD_FILE), self.folder.join("practice-world.json.new"));
        let mut file = File::create(&beside)?;
        file.write_all(world)?;
        file.sync_all()?;
        drop(file);
        failpoint::reached("world", "before-rename");
        fs::rename(&beside, &path)?;
        sync_folder(&self.folder)?;
        failpoint::reached("world", "after-keep");
        Ok(())
    }
}

/// The new name is safe once the folder is; Windows knows no such thing and writes names down itself.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_last_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let file = WorldFile::in_folder(&folder.path().join("practice"));
        assert_eq!(file.load(), None);
        file.keep(b"one").unwrap();
        file.keep(b"two").unwrap();
        assert_eq!(file.load().unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path().join("practice")).unwrap().count(), 1);
    }

    #[test]
    fn a_half_written_neighbour_is_not_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let file = WorldFile::in_folder(folder.path());
        file.keep(b"whole").unwrap();
        fs::write(folder.path().join("practice-world.json.new"), b"ha").unwrap();
        assert_eq!(file.load().unwrap(), b"whole");
    }
}
