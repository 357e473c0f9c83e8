//! The Windows installer: compiled by Debian's makensis from `packaging/windows.nsi`, tried out under wine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::cross::{Cross, WINDOWS};
use super::wine::Wine;
use crate::failure::{Failure, Outcome};
use crate::process;

const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Where the installer puts the program, seen from the person's folder.
const INSTALLED: &str = "AppData/Local/Programs/Parchi";
const LISTED: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Parchi";
/// Long enough for a window that has to say what is missing and end; a program that stays is a failure.
const PATIENCE: &str = "60";

/// Which of the program's builds is packed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Quick to make, for tests: what it would tell a debugger is taken off.
    Debug,
    /// What is given away.
    Release,
}

/// The installer of one build.
pub struct Installer {
    built: PathBuf,
    folder: PathBuf,
    build: Build,
}

impl Installer {
    /// Packs what `cross` has built.
    pub fn new(cross: &Cross, build: Build) -> Installer {
        let name = if build == Build::Debug { "debug" } else { "release" };
        let folder = cross.folder().join("installer").join(name);
        Installer { built: cross.built(WINDOWS, name), folder, build }
    }

    /// The program as it is packed.
    pub fn program(&self) -> PathBuf {
        self.folder.join("parchi.exe")
    }

    /// The installer itself.
    pub fn path(&self) -> PathBuf {
        self.folder.join(format!("parchi-{VERSION}-setup.exe"))
    }

    /// Compiles it.
    pub fn make(&self) -> Outcome {
        fs::create_dir_all(&self.folder).map_err(|error| Failure::of_path("create", &self.folder, &error))?;
        copy(&self.built.join("parchi.exe"), &self.program())?;
        if self.build == Build::Debug {
            process::run(Command::new("x86_64-w64-mingw32-strip").arg(self.program()))?;
        }
        let loader = self.folder.join("WebView2Loader.dll");
        copy(&self.loader()?, &loader)?;
        let root = process::root();
        let mut compiler = Command::new("makensis");
        compiler.arg("-V2").arg(format!("-DVERSION={VERSION}"));
        compiler.arg(define("PROGRAM", &self.program())).arg(define("LOADER", &loader));
        compiler.arg(define("ICON", &root.join("icons/icon.ico"))).arg(define("OUT", &self.path()));
        process::run(compiler.arg(root.join("packaging/windows.nsi")))
    }

    /// On a Windows that is too old it installs nothing and says so with its status.
    pub fn refuses_old_windows(&self, wine: &Wine) -> Outcome {
        wine.pretend("win7")?;
        if process::answers(wine.on_a_display(&self.path(), PATIENCE).arg("/S")) {
            return Err(Failure::new("it installs on Windows 7, where WebView2 is no longer made"));
        }
        require(&wine.home()?.join(INSTALLED).join("parchi.exe"), false)
    }

    /// Installs silently, looks, starts the program, which says what is missing and ends, and removes it silently.
    pub fn is_sound(&self, wine: &Wine) -> Outcome {
        wine.pretend("win10")?;
        process::run(wine.on_a_display(&self.path(), PATIENCE).arg("/S"))?;
        let home = wine.home()?;
        let installed = home.join(INSTALLED);
        for name in ["parchi.exe", "WebView2Loader.dll", "uninstall.exe"] {
            require(&installed.join(name), true)?;
        }
        require_registered(wine, true)?;
        self.says_what_is_missing(wine, &installed.join("parchi.exe"))?;
        // Told where it is, it does its work before it returns, at the price of leaving itself behind.
        let folder =
            format!(r"C:\users\{}\{INSTALLED}", home.file_name().unwrap_or_default().to_string_lossy());
        let mut uninstall = wine.on_a_display(&installed.join("uninstall.exe"), PATIENCE);
        process::run(uninstall.arg("/S").arg(format!("_?={}", folder.replace('/', r"\"))))?;
        require(&installed.join("parchi.exe"), false)?;
        require_registered(wine, false)?;
        println!("installed, started and removed");
        Ok(())
    }

    fn says_what_is_missing(&self, wine: &Wine, program: &Path) -> Outcome {
        let (said, has_ended) = wine.last_words(program, PATIENCE)?;
        println!("the program says: {}", said.trim());
        if !has_ended {
            return Err(Failure::new(format!(
                "without WebView2 the program did not end within {PATIENCE} s"
            )));
        }
        if said.contains("WebView2") {
            return Ok(());
        }
        Err(Failure::new("without WebView2 the program does not say that WebView2 is missing"))
    }

    /// Tauri's build lays the loader beside the program; a plain build leaves it with the crate that carries it.
    fn loader(&self) -> Result<PathBuf, Failure> {
        let beside = self.built.join("WebView2Loader.dll");
        if beside.exists() {
            return Ok(beside);
        }
        let builds = self.built.join("build");
        let entries = fs::read_dir(&builds).map_err(|error| Failure::of_path("read", &builds, &error))?;
        let loaders = entries
            .filter_map(|entry| entry.ok())
            .map(|entry| entry.path().join("out/x64/WebView2Loader.dll"));
        loaders
            .filter(|loader| loader.exists())
            .max()
            .ok_or_else(|| Failure::new(format!("no WebView2Loader.dll in {}", builds.display())))
    }
}

/// Whether Windows lists it among the programs that can be removed.
fn require_registered(wine: &Wine, is_listed: bool) -> Outcome {
    let mut query = wine.command(Path::new("reg.exe"));
    if process::answers(query.args(["query", LISTED])) == is_listed {
        return Ok(());
    }
    let what = if is_listed { "does not list" } else { "still lists" };
    Err(Failure::new(format!("Windows {what} the program under {LISTED}")))
}

fn define(name: &str, path: &Path) -> String {
    format!("-D{name}={}", path.display())
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(drop).map_err(|error| Failure::of_path("copy", from, &error))
}

fn require(path: &Path, is_there: bool) -> Outcome {
    if path.exists() == is_there {
        return Ok(());
    }
    let what = if is_there { "is not there" } else { "is still there" };
    Err(Failure::new(format!("{} {what}", path.display())))
}
