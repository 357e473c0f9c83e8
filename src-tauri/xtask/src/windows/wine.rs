//! A wine of our own: its prefix lies under `target`, so neither reads nor changes the person's.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::process;

const WINE: &str = "/usr/lib/wine/wine64";
const WINE_SERVER: &str = "/usr/lib/wine/wineserver64";

/// Waits for a window with our name, presses Enter in it, and ends as the program ends.
const READ_THE_MESSAGE: &str = r#"
xdotool search --sync --name '^Parchi$' windowfocus key Return & reader=$!
"$0" "$1"; ended=$?
kill $reader 2>/dev/null
exit $ended"#;

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

    /// Which Windows it says it is, in the words of its own settings: `win7`, `win10`.
    pub fn pretend(&self, version: &str) -> Outcome {
        process::run(self.hosts(Command::new(WINE).args(["winecfg.exe", "/v", version])))?;
        self.stop()
    }

    /// Keeps wine's own server running between programs: one that ends by itself tears down whoever comes at that moment.
    pub fn stay(&self) -> Outcome {
        process::run(self.hosts(Command::new(WINE_SERVER).arg("-p")))
    }

    /// Ends whatever of it still runs: a wine that was started without a display never finds one later.
    pub fn stop(&self) -> Outcome {
        process::answers(self.hosts(Command::new(WINE_SERVER).arg("-k")));
        process::run(self.hosts(Command::new(WINE_SERVER).arg("-w")))
    }

    /// A command that runs `program` on a display without a screen, and ends it after `seconds`.
    pub fn on_a_display(&self, program: &Path, seconds: &str) -> Command {
        let mut command = Command::new("xvfb-run");
        command.args(["-a", "timeout", seconds, WINE]).arg(program);
        self.hosts(&mut command);
        command
    }

    /// What `program` wrote until it ended, and whether it ended once the message that it shows was read.
    pub fn last_words(&self, program: &Path, seconds: &str) -> Result<(String, bool), Failure> {
        const TIMED_OUT: i32 = 124;
        let mut command = Command::new("xvfb-run");
        command.args(["-a", "timeout", seconds, "sh", "-c", READ_THE_MESSAGE, WINE]).arg(program);
        let output = self.hosts(&mut command).output();
        let output = output.map_err(|error| Failure::new(format!("wine could not be started: {error}")))?;
        let said = [output.stdout, output.stderr].concat();
        Ok((String::from_utf8_lossy(&said).into_owned(), output.status.code() != Some(TIMED_OUT)))
    }

    /// The person's folder in it.
    pub fn home(&self) -> Result<PathBuf, Failure> {
        let users = self.prefix.join("drive_c/users");
        let entries = fs::read_dir(&users).map_err(|error| Failure::of_path("read", &users, &error))?;
        let mut homes = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        homes
            .find(|home| !home.ends_with("Public"))
            .ok_or_else(|| Failure::new(format!("nobody lives in {}", users.display())))
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
