//! What words and abbreviations mean that stand on the screens.

use crate::words::Words;

/// A word of the trade, and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub name: String,
    pub about: String,
}

/// The keys of each term and of what it means.
const TERMS: [(&str, &str); 44] = [
    ("term-agency", "term-agency-about"),
    ("term-akshi", "term-akshi-about"),
    ("term-alert", "term-alert-about"),
    ("term-attack", "term-attack-about"),
    ("term-beacon", "term-beacon-about"),
    ("term-cisa", "term-cisa-about"),
    ("term-copies", "term-copies-about"),
    ("term-fallback", "term-fallback-about"),
    ("term-credential", "term-credential-about"),
    ("term-dart", "term-dart-about"),
    ("term-deputy", "term-deputy-about"),
    ("term-e-service", "term-e-service-about"),
    ("term-encryptor", "term-encryptor-about"),
    ("term-eviction", "term-eviction-about"),
    ("term-evidence", "term-evidence-about"),
    ("term-flood", "term-flood-about"),
    ("term-flow", "term-flow-about"),
    ("term-foothold", "term-foothold-about"),
    ("term-dark", "term-dark-about"),
    ("term-shield", "term-shield-about"),
    ("term-ict", "term-ict-about"),
    ("term-domain", "term-domain-about"),
    ("term-indicators", "term-indicators-about"),
    ("term-isolation", "term-isolation-about"),
    ("term-krbtgt", "term-krbtgt-about"),
    ("term-kvtc", "term-kvtc-about"),
    ("term-nav", "term-nav-about"),
    ("term-nist", "term-nist-about"),
    ("term-nksc", "term-nksc-about"),
    ("term-nsm", "term-nsm-about"),
    ("term-partner", "term-partner-about"),
    ("term-phase", "term-phase-about"),
    ("term-trust", "term-trust-about"),
    ("term-sandbox", "term-sandbox-about"),
    ("term-seed", "term-seed-about"),
    ("term-segment", "term-segment-about"),
    ("term-tims", "term-tims-about"),
    ("term-triage", "term-triage-about"),
    ("term-udi", "term-udi-about"),
    ("term-vault", "term-vault-about"),
    ("term-vmi", "term-vmi-about"),
    ("term-web-shell", "term-web-shell-about"),
    ("term-wiper", "term-wiper-about"),
    ("term-zone", "term-zone-about"),
];

/// Returns every term, in the order of the alphabet.
pub fn terms(words: &Words) -> Vec<Term> {
    let mut terms: Vec<Term> = TERMS.iter().map(|(name, about)| Term { name: words.get(name), about: words.get(about) }).collect();
    terms.sort_by_cached_key(|term| term.name.to_lowercase());
    terms
}

/// Returns the terms that stand in a text, the longest names first.
pub fn terms_in(words: &Words, text: &str) -> Vec<Term> {
    let text = text.to_lowercase();
    let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let mut found: Vec<Term> = terms(words)
        .into_iter()
        .filter(|term| {
            let name = term.name.to_lowercase();
            text.match_indices(&name).any(|(at, _)| {
                // Whole words only: no `nav` in `navigation`.
                !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + name.len()..].chars().next())
            })
        })
        .collect();
    found.sort_by_key(|term| std::cmp::Reverse(term.name.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_found_in_texts_as_whole_words() {
        let words = Words::english();
        let names = |text: &str| terms_in(&words, text).into_iter().map(|term| term.name).collect::<Vec<_>>();
        assert_eq!(names("Double reset of KRBTGT by AKSHI."), ["krbtgt", "AKSHI"]);
        assert_eq!(names("Navigation through the vaults"), Vec::<String>::new());
    }

    #[test]
    fn every_abbreviation_in_our_own_words_is_explained() {
        let words = Words::english();
        let all: String = terms(&words).iter().map(|term| format!("{} {} ", term.name, term.about)).collect();
        let strings = include_str!("../../../assets/strings/en.ftl");
        // Keys of the keyboard and of this program's own making, which stand beside what they do.
        let known = ["HTML", "RON", "F11"];
        let said = strings
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '&'));
        let short = said.filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '&'));
        let missing: Vec<&str> =
            short.filter(|word| word.chars().any(|c| c.is_ascii_uppercase()) && !all.contains(word) && !known.contains(word)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
