//! Scenarios of any size that nobody wrote: for the board at 12, 40 and 300 systems, and for what a frame costs.
//!
//! Text only, so that unit tests, desktop tests and benches share it; the loader turns it into a scenario
//! like any other.
#![allow(dead_code)] // each of those who share it uses a part of it

/// What systems are called, over and over, with a number.
const NAMES: [&str; 8] = ["Registry", "Archive", "Mail", "Portal", "Payments", "Licences", "Records", "Exchange"];
/// One zone for so many systems, and so many zones at least and at most, the internet not counted.
const SYSTEMS_IN_A_ZONE: usize = 14;
const ZONES_MIN: usize = 4;
const ZONES_MAX: usize = 22;
/// One service for so many systems.
const SYSTEMS_TO_A_SERVICE: usize = 6;

/// Numbers that look like chance and are the same everywhere: SplitMix64.
pub struct Luck(pub u64);

impl Luck {
    pub fn below(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % below.max(1) as u64) as usize
    }
}

/// So many systems or services stand in one file.
const IN_A_FILE: usize = 10_000;

/// Returns a scenario of so many systems, as an author would have written it, without places on the board: in one file.
pub fn scenario(systems: usize, seed: u64) -> String {
    let made = make(systems, seed);
    let content = format!("{}systems: [\n{}],\nservices: [\n{}],\n", made.network, made.systems.concat(), made.services.concat());
    made.whole.replace("CONTENT", &content).replace("PARTS", "")
}

/// Returns the same in as many files as it takes, the main file first: their names, and what stands in them.
pub fn files(systems: usize, seed: u64) -> Vec<(String, String)> {
    let made = make(systems, seed);
    let mut parts = Vec::new();
    for (kind, rows) in [("systems", made.systems), ("services", made.services)] {
        for (number, some) in rows.chunks(IN_A_FILE).enumerate() {
            parts.push((format!("{kind}-{number}.ron"), format!("({kind}: [\n{}])\n", some.concat())));
        }
    }
    let names: Vec<String> = parts.iter().map(|(name, _)| format!("{name:?}")).collect();
    let main = made.whole.replace("CONTENT", &made.network).replace("PARTS", &format!("parts: [{}],", names.join(", ")));
    parts.insert(0, ("scenario.ron".to_owned(), main));
    parts
}

/// A scenario in pieces.
struct Made {
    /// All of it, with places for the rest.
    whole: String,
    network: String,
    systems: Vec<String>,
    services: Vec<String>,
}

fn make(systems: usize, seed: u64) -> Made {
    let mut luck = Luck(seed);
    let zones = (systems / SYSTEMS_IN_A_ZONE).clamp(ZONES_MIN, ZONES_MAX);
    let part = |zone: usize| match zone {
        0 => "edge",
        1 => "core",
        2 => "identity",
        3 => "management",
        _ => "office",
    };
    let mut network = String::new();
    let mut add = |line: String| {
        network.push_str(&line);
        network.push('\n');
    };
    add("zones: [(id: \"internet\", name: \"Internet\", part: internet),".into());
    for zone in 0..zones {
        add(format!("(id: \"zone-{zone}\", name: \"Network {zone}\", part: {}),", part(zone)));
    }
    add("], links: [(id: \"link-out\", between: (\"internet\", \"zone-0\"), flows: [web, outbound]),".into());
    let mut linked = vec![(0, 1)];
    for zone in 2..zones {
        // Everything hangs on the core; some of it on another network too.
        linked.push((1, zone));
        let other = luck.below(zone);
        if other != 1 && luck.below(3) == 0 {
            linked.push((other, zone));
        }
    }
    for (a, b) in &linked {
        add(format!("(id: \"link-{a}-{b}\", between: (\"zone-{a}\", \"zone-{b}\"), flows: [web, database, smb, rdp, logon]),"));
    }
    add("], domains: [(id: \"domain\", name: \"Log-ons\", controllers: \"system-0\")],".into());
    // The first systems stand in a zone each; the others where luck puts them.
    let zone_of: Vec<usize> = (0..systems).map(|system| if system < zones { system } else { luck.below(zones) }).collect();
    let in_core: Vec<usize> = (0..systems).filter(|system| zone_of[*system] == 1).collect();
    let mut written = Vec::new();
    for (system, zone) in zone_of.iter().enumerate() {
        let name = format!("{} {system}", NAMES[system % NAMES.len()]);
        // Whoever is not in the core may need something there; what is there needs nothing, so nothing goes in circles.
        let needs = match in_core.get(luck.below(in_core.len() * 2)) {
            Some(core) if *zone != 1 && (linked.contains(&(1, *zone)) || *zone == 0) => format!("needs: On(\"system-{core}\", database), "),
            _ => String::new(),
        };
        written.push(format!(
            "(id: \"system-{system}\", name: \"{name} of the agency\", short: \"{name}\", zone: \"zone-{zone}\", owner: \"agency\", \
             make: servers, hosts: {}, domain: \"domain\", criticality: {}, listens: [web, smb, database], {needs}\
             sensor_permille: 400, backup: (age: \"14 h\", poisoned_permille: 50)),\n",
            1 + luck.below(40),
            1 + luck.below(5),
        ));
    }
    let count = (systems / SYSTEMS_TO_A_SERVICE).max(2);
    let fronts: Vec<usize> = (0..systems).filter(|system| zone_of[*system] == 0).collect();
    let mut services = Vec::new();
    for service in 0..count {
        let front = fronts[luck.below(fronts.len())];
        let core = in_core[luck.below(in_core.len())];
        let outside = if service % 3 == 0 { format!(", Outside(\"system-{front}\")") } else { String::new() };
        services.push(format!(
            "(id: \"service-{service}\", name: \"Service {service} for citizens\", short: \"Service {service}\", owner: \"agency\", covers: 1, \
             audience: public, front: \"system-{front}\", needs: All([From(\"system-{front}\", \"system-{core}\", database){outside}]), \
             profile: \"day\", requests_per_week: {}, abroad_permille: 20),\n",
            500 + luck.below(20_000),
        ));
    }
    let beginning = BEGINNING.replace("SYSTEMS", &systems.to_string()).replace("COVERED", &count.to_string());
    Made { whole: format!("{beginning}CONTENT{END}"), network, systems: written, services }
}

const BEGINNING: &str = r#"(
    format: 1, id: "synthetic-SYSTEMS", title: "SYSTEMS systems", summary: "Made up.", place: "Nowhere", role: "You look at it.",
    briefing: ["Nobody wrote this."], starts: "2022-03-07 08:00", ends: "2022-03-09 08:00", e_services: COVERED, trust_permille: 600,
    news_hours: [8, 20], flagship_service: "service-0",
    weights: (continuity: 300, integrity: 250, confidentiality: 80, evidence: 100, trust: 150, recovery: 120), PARTS
    content: (
        seats: [(id: "lead", name: "Head of the cell")],
        agencies: [(id: "agency", name: "Agency", about: "Everything.", speaker: "the mayor", staff: 40)],
        profiles: [(id: "day", hours: [1, 0, 0, 0, 0, 1, 3, 9, 18, 22, 23, 22, 20, 19, 18, 15, 12, 9, 8, 8, 7, 6, 4, 2], days: [10, 10, 10, 10, 9, 3, 2])],
        fallbacks: [(id: "counter", name: "Counter", about: "On paper.", hours: (8, 16), days: [mon, tue, wed, thu, fri])],
"#;

const END: &str = r#"
        teams: [
            (id: "crew", name: "Crew", skills: [command, analysis, network, systems, identity, applications, liaison], people: 4),
            (id: "second", name: "Second crew", skills: [analysis, network, systems], people: 4),
        ],
        techniques: [
            (id: "go", name: "Goes on", attack: "T1021", deed: Move(by: smb), takes: "20..60 min", noise_permille: 200, succeeds_permille: 900, sign: "odd log-ons"),
            (id: "push", name: "Pushes the encryptor", attack: "T1570", deed: Encrypt(by: smb, hosts_per_hour: 20), takes: "50..110 min", noise_permille: 700, succeeds_permille: 900, sign: "odd files"),
        ],
        postures: [(id: "encrypt", name: "encrypts", about: "It encrypts.", goals: [Destroy(with: "push", first: [])])],
        doctrines: [(id: "plain", name: "plain", about: "It encrypts.", starts: "encrypt", turns: [])],
        intruder: (
            name: "Somebody", about: "Unknown.", operators: 2, footholds: [(on: "system-0", hosts: 1)], holds: ["domain"],
            entry: "system-0", stolen_permille: 0, reroute: "3..6 h", past: [],
        ),
        injects: [
            (
                id: "mayor-asks", from: politics, speaker: "The mayor", at: "7 Mar 10:00", text: "How long?",
                ask: (within: "2 h", answers: [(id: "soon", text: "Soon"), (id: "later", text: "Later")], default: "later"),
            ),
        ],
        objectives: [(id: "few-lost", text: "Few are lost", is: Never(DestroyedAbove(500)), weight: 1)],
    ),
)
"#;
