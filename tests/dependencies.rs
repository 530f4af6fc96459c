//! The default build needs no system package and has one ECS: kept so by looking at the locked dependencies.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

fn read(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("it is there")
}

/// The versions under which a package is locked.
fn versions(lock: &str, package: &str) -> Vec<String> {
    let line = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    let mut found = Vec::new();
    while lines.any(|at| at == line) {
        let version = lines.next().and_then(|at| at.strip_prefix("version = ")).unwrap_or_default();
        found.push(version.trim_matches('"').to_owned());
    }
    found
}

/// The packages that the game is built from, without those of the opt-in sound.
fn without_sound(lock: &str) -> BTreeSet<String> {
    let mut needs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let Some(name) = package.lines().find_map(|line| line.strip_prefix("name = ")) else { continue };
        let in_list = package.lines().skip_while(|line| !line.starts_with("dependencies")).filter_map(|line| line.split('"').nth(1));
        let list = in_list.map(|name| name.split(' ').next().unwrap_or(name));
        needs.entry(name.trim_matches('"')).or_default().extend(list);
    }
    let mut found = BTreeSet::new();
    let mut open = vec!["godark"];
    while let Some(package) = open.pop() {
        if found.insert(package.to_owned()) {
            open.extend(needs.get(package).into_iter().flatten().filter(|need| **need != "rodio"));
        }
    }
    found
}

#[test]
fn no_package_wants_development_files_of_the_system() {
    let lock = read("Cargo.lock");
    let packages = without_sound(&lock);
    assert!(packages.len() > 200 && packages.contains("bevy_ui") && !packages.contains("rodio"), "{}", packages.len());
    // Sound, game pads and fonts would ask pkg-config for headers that a fresh machine does not have.
    for package in ["alsa-sys", "libudev-sys", "fontconfig-sys", "yeslogic-fontconfig-sys", "openssl-sys", "bevy_audio", "bevy_gilrs"] {
        assert!(!packages.contains(package), "{package} is needed; find out by what with `cargo tree -i {package}`");
    }
}

#[test]
fn there_is_one_ecs_and_it_is_bevys() {
    let lock = read("Cargo.lock");
    assert_eq!(versions(&lock, "bevy_ecs").len(), 1, "the core and the game share one");
    assert_eq!(versions(&lock, "bevy_ecs"), versions(&lock, "bevy"));
    assert_eq!(versions(&lock, "wgpu").len(), 1);
    assert_eq!(versions(&lock, "winit").len(), 1);
}

/// One line with default features would bring everything back for the whole tree.
#[test]
fn large_dependencies_name_their_features() {
    let manifest = read("Cargo.toml");
    for package in ["bevy", "bevy_ecs", "winit", "tiny-skia", "rodio", "parquet"] {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{package} ="))).expect("it is a dependency");
        assert!(line.contains("default-features = false"), "{line}");
    }
}
