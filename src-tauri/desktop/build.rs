//! Tauri's own build step, with our capabilities, and a permission for each of our commands: without one, no window may
//! call it.

#[path = "src/commands/names.rs"]
mod names;

use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::{env, fs};
use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn Error>> {
    // With a pattern of our own, Tauri does not watch the folder itself.
    println!("cargo:rerun-if-changed=src-tauri/desktop/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/desktop/isolation");
    println!("cargo:rerun-if-changed=src-tauri/desktop/src/commands/names.rs");
    let folder = Path::new(&env::var("OUT_DIR")?).join("permissions");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("commands.toml"), permissions()?)?;
    let pattern = format!("{}/*.toml", folder.display());
    // A build script ends with its work, so nothing is lost by a text that lives as long.
    let manifest = AppManifest::new().permissions_path_pattern(Box::leak(pattern.into_boxed_str()));
    let attributes = Attributes::new()
        .capabilities_path_pattern("./src-tauri/desktop/capabilities/**/*")
        .app_manifest(manifest);
    Ok(tauri_build::try_build(attributes)?)
}

fn permissions() -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    for name in names::SHOP.iter().chain(names::KEY) {
        let identifier = name.replace('_', "-");
        writeln!(
            text,
            "[[permission]]\nidentifier = \"allow-{identifier}\"\ncommands.allow = [\"{name}\"]\n"
        )?;
    }
    Ok(text)
}
