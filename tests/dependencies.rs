//! The default build needs no system package and has one ECS: kept so by looking at the locked dependencies.

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

#[test]
fn no_package_wants_development_files_of_the_system() {
    let lock = read("Cargo.lock");
    // Sound, game pads and fonts would ask pkg-config for headers that a fresh machine does not have.
    for package in ["alsa-sys", "libudev-sys", "fontconfig-sys", "yeslogic-fontconfig-sys", "openssl-sys", "bevy_audio", "bevy_gilrs"] {
        assert_eq!(versions(&lock, package), Vec::<String>::new(), "{package} is locked; find it with `cargo tree -i {package}`");
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
    for package in ["bevy", "bevy_ecs", "winit", "tiny-skia"] {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{package} ="))).expect("it is a dependency");
        assert!(line.contains("default-features = false"), "{line}");
    }
}
