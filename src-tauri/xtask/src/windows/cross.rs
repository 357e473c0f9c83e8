//! Debian's own Rust. It ships the standard library's source, so it can build that library for any system, which
//! a toolchain from rustup can do only when it was installed with that system's parts.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;

/// Windows with the GNU linker, which Debian has. What is released uses Microsoft's; the types are the same.
pub const WINDOWS: &str = "x86_64-pc-windows-gnu";
/// macOS on Apple's processors.
pub const MACOS: &str = "aarch64-apple-darwin";

/// Builds for other systems, in a folder of its own so that it never undoes what was built for this one.
pub struct Cross {
    folder: PathBuf,
}

impl Cross {
    /// Keeps everything it makes in `folder`.
    pub fn new(folder: PathBuf) -> Cross {
        Cross { folder }
    }

    /// Where everything it makes is kept.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Debian's cargo with `subcommand` for `system`.
    pub fn cargo(&self, subcommand: &str, system: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new("/usr/bin/cargo");
        command
            .arg(subcommand)
            // Always the same list: with another one, everything that stands on it would be built again.
            .args(["--target", system, "-Zbuild-std=std,panic_unwind,test"])
            .args(arguments)
            .current_dir(process::root())
            .env("PATH", path_with_debian_first())
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTDOC", "/usr/bin/rustdoc")
            // Building the standard library is not stable; Debian's compiler is a stable one and must be told.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_DIR", self.builds())
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc");
        // What the cargo that started us left behind would point this one at the wrong toolchain.
        for name in ["CARGO", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
            command.env_remove(name);
        }
        command
    }

    /// A type-check for a system whose C compiler is not here.
    pub fn check_without_c(&self, system: &str) -> Command {
        let mut command = self.cargo("check", system, &["--workspace"]);
        let stand_in = process::root().join("src-tauri/xtask/windows/no-cc.sh");
        let suffix = system.replace('-', "_");
        command.env(format!("CC_{suffix}"), &stand_in).env(format!("AR_{suffix}"), &stand_in);
        command
    }

    /// Where what was built for `system` lies; `build` is cargo's word, `debug` or `release`.
    pub fn built(&self, system: &str, build: &str) -> PathBuf {
        self.builds().join(system).join(build)
    }

    fn builds(&self) -> PathBuf {
        self.folder.join("build")
    }
}

fn path_with_debian_first() -> OsString {
    let mut path = OsString::from("/usr/bin:/usr/sbin:/bin:");
    path.push(env::var_os("PATH").unwrap_or_default());
    path
}
