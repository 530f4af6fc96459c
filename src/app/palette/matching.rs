//! How well a text answers to typed words: whole words before beginnings, beginnings before what is inside, and at
//! last letters that come in the right order or one slip of the finger.

/// A word that stands there as typed.
const WHOLE: u32 = 100;
/// The beginning of a word.
const BEGINNING: u32 = 80;
/// Letters inside a word.
const INSIDE: u32 = 45;
/// A word with one letter wrong, missing, too much or changed about.
const SLIP: u32 = 30;
/// Letters that come in the right order, from the beginning of a word on.
const SCATTERED: u32 = 24;
/// Shorter words are too easily mistaken for others.
const SLIP_LETTERS_MIN: usize = 5;
/// What a letter between two others takes away.
const PER_GAP: u32 = 3;

/// Returns a text in small letters without marks: `Shkodër` becomes `shkoder`.
pub fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ą' | 'ă' => plain.push('a'),
            'æ' => plain.push_str("ae"),
            'ç' | 'ć' | 'č' => plain.push('c'),
            'ď' | 'đ' | 'ð' => plain.push('d'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' | 'ė' | 'ě' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'į' => plain.push('i'),
            'ł' => plain.push('l'),
            'ñ' | 'ń' | 'ň' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => plain.push('o'),
            'œ' => plain.push_str("oe"),
            'ř' => plain.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => plain.push('s'),
            'ß' => plain.push_str("ss"),
            'ť' | 'ț' => plain.push('t'),
            'ù' | 'ú' | 'û' | 'ü' | 'ų' | 'ū' | 'ů' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'ź' | 'ż' | 'ž' => plain.push('z'),
            // A mark that is written as a sign of its own.
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    plain
}

/// Returns the words of a typed text, ready to be looked for.
pub fn typed_words(text: &str) -> Vec<String> {
    folded(text).split_whitespace().map(str::to_owned).collect()
}

/// Returns how well a folded text holds a typed word; 0 when it does not.
pub fn score(word: &str, text: &str) -> u32 {
    text.split_whitespace().map(|other| score_of_words(word, other)).max().unwrap_or(0)
}

/// Returns how well a folded text answers to all words together; none when one of them is not in it.
pub fn score_all(words: &[String], text: &str) -> Option<u32> {
    words.iter().map(|word| Some(score(word, text)).filter(|score| *score > 0)).sum()
}

fn score_of_words(word: &str, text: &str) -> u32 {
    if word == text {
        return WHOLE;
    }
    if text.starts_with(word) {
        return BEGINNING;
    }
    if word.len() > 1 && text.contains(word) {
        return INSIDE;
    }
    scattered(word, text).max(slip(word, text))
}

/// Letters in the right order, beginning with the same one.
fn scattered(word: &str, text: &str) -> u32 {
    let mut rest = text.chars();
    let mut gaps = 0;
    for (number, letter) in word.chars().enumerate() {
        let skipped = loop_until(&mut rest, letter);
        match skipped {
            None => return 0,
            Some(skipped) if number == 0 && skipped > 0 => return 0,
            Some(skipped) => gaps += skipped,
        }
    }
    SCATTERED.saturating_sub(gaps * PER_GAP)
}

/// Goes to the next such letter; returns how many were passed over.
fn loop_until(letters: &mut std::str::Chars<'_>, wanted: char) -> Option<u32> {
    letters.position(|letter| letter == wanted).map(|passed| passed as u32)
}

/// One slip of the finger, in a word or in the beginning of one.
fn slip(word: &str, text: &str) -> u32 {
    let letters = word.chars().count();
    if letters < SLIP_LETTERS_MIN {
        return 0;
    }
    // What is typed may be a beginning, with a letter too many or too few.
    let near = (letters - 1..=letters + 1).any(|length| {
        let beginning: String = text.chars().take(length).collect();
        strsim::osa_distance(word, &beginning) <= 1
    });
    if near { SLIP } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_lose_their_marks() {
        assert_eq!(folded("Prefektura Shkodër – Çështje"), "prefektura shkoder   ceshtje");
        assert_eq!(folded("e\u{308}"), "e");
        assert_eq!(typed_words("  Mail  GATEway "), ["mail", "gateway"]);
    }

    #[test]
    fn what_is_closer_scores_higher() {
        let text = "mail gateway of the government";
        let scores: Vec<u32> = ["mail", "gate", "ateway", "gatweay", "gtw", "printer"].iter().map(|word| score(word, text)).collect();
        assert_eq!(scores, [WHOLE, BEGINNING, INSIDE, SLIP, SCATTERED - 2 * PER_GAP, 0]);
        assert_eq!(score("x", text), 0);
        // A single letter means a beginning, not any letter anywhere.
        assert_eq!(score("v", "government"), 0);
    }

    #[test]
    fn every_word_must_be_there() {
        let words = typed_words("mail gate");
        assert_eq!(score_all(&words, "mail gateway"), Some(WHOLE + BEGINNING));
        assert_eq!(score_all(&words, "mail server"), None);
    }
}
