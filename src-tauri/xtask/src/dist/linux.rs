//! The .deb and the .rpm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{deliver, prove};
use crate::failure::{Failure, Outcome};
use crate::phases::Phases;
use crate::process;

/// Builds, packs, and with `is_proved` installs the .deb on a clean Debian.
pub fn run(phases: &mut Phases, is_proved: bool) -> Outcome {
    phases.run("release", build)?;
    let bundles = process::target().join("release/bundle");
    let mut deb = PathBuf::new();
    phases.run("sizes", || {
        deb = deliver(&packed_tighter(&newest(&bundles.join("deb"), "deb")?)?)?;
        deliver(&newest(&bundles.join("rpm"), "rpm")?).map(drop)
    })?;
    if is_proved { prove::on_a_clean_debian(phases, &deb) } else { Ok(()) }
}

/// Tauri's bundler. It is no dependency of the page: its parts for other systems are not in every registry, and a lock
/// file without them is refused by `npm ci`.
const BUNDLER: &str = "@tauri-apps/cli@2.12.5";

fn build() -> Outcome {
    // Under its version, so that another one is fetched when this line changes.
    let folder = process::target().join("bundler").join(BUNDLER);
    let program = folder.join("node_modules/@tauri-apps/cli/tauri.js");
    if !program.exists() {
        let mut install = process::npm(&["install", "--no-audit", "--no-fund", "--no-save", BUNDLER]);
        process::run(install.arg("--prefix").arg(&folder))?;
    }
    let mut bundler = Command::new("node");
    bundler.arg(program);
    bundler.args(["build", "--ci", "--bundles", "deb,rpm"]).current_dir(process::root());
    process::run(&mut bundler)
}

/// The bundler packs a .deb with gzip and has no setting for it; xz, which every dpkg reads, takes a third off. The
/// .rpm's is set in `tauri.conf.json`.
fn packed_tighter(deb: &Path) -> Result<PathBuf, Failure> {
    let folder = process::target().join("repacked");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::of_path("remove", &folder, &error))?;
    }
    let content = folder.join("content");
    fs::create_dir_all(&folder).map_err(|error| Failure::of_path("create", &folder, &error))?;
    process::run(Command::new("dpkg-deb").arg("--raw-extract").arg(deb).arg(&content))?;
    let packed = folder.join(deb.file_name().unwrap_or_default());
    let mut pack = Command::new("dpkg-deb");
    pack.args(["--root-owner-group", "-Zxz", "--build"]).arg(&content).arg(&packed);
    process::run(&mut pack)?;
    Ok(packed)
}

/// The package of this version: older ones may still lie beside it.
fn newest(folder: &Path, extension: &str) -> Result<PathBuf, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::of_path("read", folder, &error))?;
    let packages = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    packages
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .max_by_key(|path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok())
        .ok_or_else(|| Failure::new(format!("the bundler left no .{extension} in {}", folder.display())))
}
