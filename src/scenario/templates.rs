//! Scenarios to begin with: each plays as it stands, and says in comments what to change.

use std::path::Path;

use include_dir::{Dir, include_dir};

use super::library::MAIN_FILE;
use super::names::Declared;

/// The templates that come with the game, a folder each.
static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/templates");

/// The templates: name, and what each is about. The first is taken when none is named.
pub const ALL: [(&str, &str); 3] = [
    ("ransomware", "a hospital at the weekend: records are taken, copies deleted, machines encrypted; when to cut, and what to restore"),
    ("wiper", "a water company before an election: somebody wipes when seen; quiet or loud, and whether to go dark"),
    ("denial-of-service", "the last day for tax returns: a flood, and nobody inside; limits, filters, the border, and what is said"),
];

/// One file of a new scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub text: String,
}

/// Returns the files of a new scenario after a template; none when there is no template of that name.
///
/// The id must be well formed: see [`is_id`].
pub fn files(template: &str, id: &str, title: &str) -> Option<Vec<File>> {
    let folder = TEMPLATES.get_dir(template)?;
    let mut files: Vec<File> = folder.files().filter_map(|file| named(file.path(), file.contents_utf8()?)).collect();
    files.sort_by(|a, b| (a.name != MAIN_FILE, &a.name).cmp(&(b.name != MAIN_FILE, &b.name)));
    let main = files.first_mut()?;
    main.text = retitled(&main.text, id, title);
    Some(files)
}

fn named(path: &Path, text: &str) -> Option<File> {
    Some(File { name: path.file_name()?.to_str()?.to_owned(), text: text.to_owned() })
}

/// Puts another id and title where the template has its own.
fn retitled(text: &str, id: &str, title: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    for line in text.lines() {
        let value = |field: &str| line.strip_prefix("    ").is_some_and(|line| line.starts_with(field));
        match line {
            _ if value("id: ") => lines.push_str(&format!("    id: \"{id}\",")),
            _ if value("title: ") => lines.push_str(&format!("    title: \"{}\",", title.replace('\\', "\\\\").replace('"', "\\\""))),
            _ => lines.push_str(line),
        }
        lines.push('\n');
    }
    lines
}

/// Says whether a name can be a scenario's id: lower-case letters, digits and single hyphens, at most 40.
pub fn is_id(name: &str) -> bool {
    Declared { text: name.to_owned(), range: None }.is_well_formed()
}

/// Returns the id that a name comes closest to; none when nothing is left of it.
pub fn near_id(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut id = String::new();
    for word in words {
        let longer = id.len() + usize::from(!id.is_empty()) + word.len();
        if longer > 40 {
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(word);
    }
    is_id(&id).then_some(id)
}

/// Returns a title made of an id: `my-town` becomes `My town`.
pub fn title_of(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_is_listed_and_there() {
        let mut there: Vec<&str> = TEMPLATES.dirs().filter_map(|dir| dir.path().to_str()).collect();
        let mut listed: Vec<&str> = ALL.iter().map(|(name, _)| *name).collect();
        there.sort_unstable();
        listed.sort_unstable();
        assert_eq!(there, listed);
    }

    #[test]
    fn id_and_title_are_the_new_ones() {
        for (template, _) in ALL {
            let files = files(template, "my-town", "The \"big\" \\ one").expect("it is there");
            assert_eq!(files[0].name, MAIN_FILE);
            assert!(files[0].text.contains("    id: \"my-town\",\n"), "{}", files[0].text);
            assert!(files[0].text.contains("    title: \"The \\\"big\\\" \\\\ one\",\n"), "{}", files[0].text);
            assert!(!files[0].text.contains(&format!("id: \"{template}\"")));
        }
        assert_eq!(files("flood", "my-town", "My town"), None);
    }

    #[test]
    fn a_name_that_is_no_id_has_one_near() {
        for (name, near) in [("My Town!", Some("my-town")), ("--a--b", Some("a-b")), ("Zürich", Some("z-rich")), ("…", None), ("", None)]
        {
            assert_eq!(near_id(name).as_deref(), near, "{name}");
        }
        assert_eq!(title_of("my-town-2"), "My town 2");
        assert!(!is_id("My-town") && !is_id("a--b") && !is_id("") && !is_id(&"a".repeat(41)) && is_id("a-1"));
    }
}
