//! Commands that are told so that they can be pasted into a shell.

/// Returns a word as a shell takes it.
pub(super) fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "._-/\\:,".contains(letter);
    if !word.is_empty() && word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}

/// Returns the command that is running, without a flag and with another.
pub(super) fn this_command(without: &str, with: &str) -> String {
    let words = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
    changed(words, without, with)
}

fn changed(words: impl Iterator<Item = String>, without: &str, with: &str) -> String {
    let kept = words.filter(|word| word != without && word != with).map(|word| quoted(&word));
    std::iter::once("godark".to_owned()).chain(kept).chain([with.to_owned()]).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_can_be_pasted() {
        assert_eq!(quoted("scenarios/my-town"), "scenarios/my-town");
        assert_eq!(quoted("my town"), "'my town'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        let words = ["batch", "my town", "--force", "--out", "a.csv"].map(str::to_owned);
        assert_eq!(changed(words.clone().into_iter(), "--force", "--resume"), "godark batch 'my town' --out a.csv --resume");
        let again = words.into_iter().chain(["--resume".to_owned()]);
        assert_eq!(changed(again, "--force", "--resume"), "godark batch 'my town' --out a.csv --resume");
    }
}
