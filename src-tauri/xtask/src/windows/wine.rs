//! A wine of our own: its prefix lies under `target`, so neither reads nor changes the person's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;

const WINE: &str = "/usr/lib/wine/wine64";
const WINE_SERVER: &str = "/usr/lib/wine/wineserver64";

/// Runs Windows programs.
pub struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// Keeps its prefix in `folder`.
    pub fn new(folder: &Path) -> Wine {
        Wine { prefix: folder.join("wine") }
    }

    /// Makes the prefix if there is none, and puts in the DLL that wine 8 lacks.
    pub fn prepare(&self) -> Outcome {
        let system = self.prefix.join("drive_c/windows/system32");
        if !system.exists() {
            fs::create_dir_all(&self.prefix)
                .map_err(|error| Failure::of_path("create", &self.prefix, &error))?;
            process::run(self.hosts(Command::new(WINE).args(["wineboot.exe", "--init"])))?;
            process::run(self.hosts(Command::new(WINE_SERVER).arg("-w")))?;
        }
        let source = process::root().join("src-tauri/xtask/windows/bcryptprimitives.c");
        let mut compiler = Command::new("x86_64-w64-mingw32-gcc");
        compiler.args(["-shared", "-O2", "-s", "-o"]).arg(system.join("bcryptprimitives.dll"));
        process::run(compiler.arg(source).arg("-ladvapi32"))
    }

    /// A command that runs `program` under wine.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(WINE);
        self.hosts(command.arg(program));
        command
    }

    /// Gives `command` this wine: whatever Windows program it comes to start runs here.
    pub fn hosts<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            // Without these two, wine would want to install a .NET and a browser first.
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", WINE)
            .env_remove("DISPLAY")
    }
}
