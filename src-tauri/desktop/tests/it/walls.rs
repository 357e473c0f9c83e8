//! The lists that keep a page to its own commands say the same, and the policy of the pages allows nothing else.

use parchi::commands::{bindings, names};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn desktop(name: &str) -> PathBuf {
    root().join("src-tauri/desktop").join(name)
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn texts(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// What Tauri itself is asked for: hearing events, and what the script of the notifications asks at its start.
const OF_TAURI: [&str; 3] =
    ["core:event:allow-listen", "core:event:allow-unlisten", "notification:allow-is-permission-granted"];

#[track_caller]
fn check_capability(window: &str, commands: &[&str], of_tauri: &[&str]) {
    let capability = json(&desktop(&format!("capabilities/{window}.json")));
    assert_eq!(texts(&capability["windows"]), set(&[window]));
    assert!(capability.get("remote").is_none(), "no page from elsewhere is given anything");
    let mut expected: BTreeSet<String> =
        commands.iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    expected.extend(set(of_tauri));
    assert_eq!(texts(&capability["permissions"]), expected);
}

#[test]
fn each_window_may_call_exactly_its_own_commands() {
    check_capability("main", names::SHOP, &OF_TAURI);
    check_capability("key", names::KEY, &OF_TAURI[2..]);
    assert!(set(names::SHOP).is_disjoint(&set(names::KEY)));
    assert_eq!(fs::read_dir(desktop("capabilities")).unwrap().count(), 2, "one file a window");
}

#[test]
fn the_commands_that_are_registered_are_those_that_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bindings.ts");
    bindings::write(&file).unwrap();
    let text = fs::read_to_string(&file).unwrap();
    // `__TAURI_INVOKE<BillView>("current_bill")`
    let calls = text.lines().filter(|line| line.contains("__TAURI_INVOKE<"));
    let called = calls.map(|line| line.split_once(">(\"").unwrap().1.split('"').next().unwrap().to_owned());
    let called: BTreeSet<String> = called.collect();
    assert_eq!(called, &set(names::SHOP) | &set(names::KEY));
}

#[test]
fn the_isolation_frame_knows_those_and_no_others() {
    let text = fs::read_to_string(desktop("isolation/index.js")).unwrap();
    let list = text.split_once('[').unwrap().1.split_once(']').unwrap().0;
    let known: BTreeSet<String> = list
        .split(',')
        .map(|name| name.trim().trim_matches('\'').to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let of_tauri =
        set(&["plugin:event|listen", "plugin:event|unlisten", "plugin:notification|is_permission_granted"]);
    assert_eq!(known, &(&set(names::SHOP) | &set(names::KEY)) | &of_tauri);
    let code = text.lines().filter(|line| !line.starts_with("//"));
    assert_eq!(code.filter(|line| line.contains("throw")).count(), 0, "such a call would wait for ever");
}

#[test]
fn the_policy_of_the_pages_allows_no_network_and_nothing_inline() {
    let config = json(&root().join("tauri.conf.json"));
    let security = &config["app"]["security"];
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["pattern"]["use"], "isolation");
    assert!(security.get("dangerousDisableAssetCspModification").is_none());
    let policy = security["csp"].as_str().unwrap();
    for part in [
        "default-src 'self'",
        "script-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src ipc: http://ipc.localhost",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.split("; ").any(|given| given == part), "{part}");
    }
    for word in ["unsafe", "https:", "*", "ws:"] {
        assert!(!policy.contains(word), "{word}");
    }
}

#[test]
fn no_plugin_gives_a_page_the_disk_the_network_or_a_shell() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for plugin in ["fs", "http", "shell", "sql", "store", "upload", "websocket", "process"] {
        assert!(!manifest.contains(&format!("tauri-plugin-{plugin}")), "{plugin}");
    }
    // The system's own dialog is opened by the program; a page that could would learn paths.
    for capability in ["main.json", "key.json"] {
        let text =
            fs::read_to_string(root().join("src-tauri/desktop/capabilities").join(capability)).unwrap();
        assert!(!text.contains("dialog:") && !text.contains("fs:"), "{capability}");
    }
}
