//! Spoiling a file: cut off, bytes turned, fields dropped and doubled, brackets inside brackets, numbers out of range, no UTF-8.

use super::Luck;

/// Numbers at the edges of what fits somewhere.
const NUMBERS: [&str; 16] = [
    "0",
    "1",
    "-1",
    "255",
    "256",
    "999",
    "1000",
    "1001",
    "65535",
    "65536",
    "4294967295",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "1e9",
    "0.5",
];
/// Bits of the languages that our files are written in.
const WORDS: [&str; 26] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    ",",
    ":",
    "//",
    "/*",
    "*/",
    "Some(",
    "None",
    "r#\"",
    "\\u{110000}",
    "\u{202e}",
    "ë",
    "\0",
    "\r\n",
    "\u{feff}",
    "All([",
    "Nothing",
    "{ $x ->",
    "#![enable(implicit_some)]",
    "15 Jul 14:10",
];
/// How deep brackets are put inside brackets.
const DEPTH_MAX: usize = 20_000;
/// The largest file that is made, in bytes: more than any reader takes.
const BYTES_MAX: usize = 9 * 1024 * 1024;

/// Spoils a file in one to four places.
pub fn spoil(bytes: &[u8], luck: &mut Luck) -> Vec<u8> {
    let mut spoilt = bytes.to_vec();
    for _ in 0..=luck.below(4) {
        once(&mut spoilt, luck);
    }
    spoilt
}

fn once(bytes: &mut Vec<u8>, luck: &mut Luck) {
    let at = luck.below(bytes.len() + 1);
    match luck.below(20) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(..at)),
        2 | 3 => flip(bytes, luck),
        4 => drop(bytes.splice(at..at, garbage(luck))),
        5 | 6 => drop(bytes.drain(line(bytes, at))),
        7 | 8 => {
            let copy = bytes[line(bytes, at)].to_vec();
            bytes.splice(at..at, copy);
        }
        9 | 10 => replace(bytes, at, luck, |byte| byte.is_ascii_digit(), &NUMBERS),
        11 | 12 => drop(bytes.drain(field(bytes, at))),
        13 => {
            let copy = bytes[field(bytes, at)].to_vec();
            bytes.splice(at..at, copy);
        }
        14 => {
            let word = luck.pick(&WORDS).copied().unwrap_or_default();
            bytes.splice(at..at, word.bytes());
        }
        15 => {
            let other = luck.below(bytes.len() + 1);
            let (from, to) = (at.min(other), at.max(other).min(at.min(other) + 400));
            let piece = bytes.drain(from..to).collect::<Vec<u8>>();
            let to = luck.below(bytes.len() + 1);
            bytes.splice(to..to, piece);
        }
        16 => replace(bytes, at, luck, |byte| byte.is_ascii_lowercase() || byte == b'-', &["x", "internet", "none", "a-b-c", ""]),
        17 if luck.once_in(8) => nest(bytes, at, luck),
        18 if luck.once_in(2000) => grow(bytes, at),
        _ => flip(bytes, luck),
    }
}

fn flip(bytes: &mut [u8], luck: &mut Luck) {
    let at = luck.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte ^= 1 << luck.below(8);
    }
}

fn garbage(luck: &mut Luck) -> Vec<u8> {
    (0..=luck.below(12)).map(|_| luck.below(256) as u8).collect()
}

/// Returns the line around a place, with its end.
fn line(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let at = at.min(bytes.len());
    let from = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let to = bytes[at..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end + 1);
    from..to
}

/// Returns what stands between two commas around a place, with the second.
fn field(bytes: &[u8], at: usize) -> std::ops::Range<usize> {
    let at = at.min(bytes.len());
    let from = bytes[..at].iter().rposition(|byte| matches!(byte, b',' | b'(')).map_or(0, |end| end + 1);
    let to = bytes[at..].iter().position(|byte| matches!(byte, b',' | b')')).map_or(bytes.len(), |end| at + end);
    from..(to + usize::from(bytes.get(to) == Some(&b','))).max(from)
}

/// Puts something else in the place of the next word or number.
fn replace(bytes: &mut Vec<u8>, at: usize, luck: &mut Luck, is: impl Fn(u8) -> bool, by: &[&str]) {
    let Some(from) = bytes[at..].iter().position(|byte| is(*byte)).map(|found| at + found) else { return };
    let from = bytes[..from].iter().rposition(|byte| !is(*byte)).map_or(0, |before| before + 1);
    let to = bytes[from..].iter().position(|byte| !is(*byte)).map_or(bytes.len(), |end| from + end);
    bytes.splice(from..to, luck.pick(by).copied().unwrap_or_default().bytes());
}

fn nest(bytes: &mut Vec<u8>, at: usize, luck: &mut Luck) {
    let depth = luck.below(DEPTH_MAX);
    let (open, close) =
        luck.pick(&[("(", ")"), ("[", "]"), ("Some(", ")"), ("All([", "])"), ("{", "}"), ("Not(", ")")]).copied().unwrap_or(("(", ")"));
    let inside = bytes.split_off(at);
    bytes.extend(open.repeat(depth).bytes());
    if luck.once_in(2) {
        bytes.extend(close.repeat(depth).bytes());
    }
    bytes.extend(inside);
}

/// Repeats a piece until the file is larger than any that is read.
fn grow(bytes: &mut Vec<u8>, at: usize) {
    let piece = bytes[line(bytes, at)].to_vec();
    if !piece.is_empty() {
        let times = BYTES_MAX / piece.len();
        let more = piece.repeat(times);
        bytes.splice(at..at, more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_luck_spoils_in_the_same_way_and_nearly_always_something_changes() {
        let file = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bad/good.ron")).expect("it is there");
        let spoilt = |seed| spoil(&file, &mut Luck::new(seed));
        let changed = (0..400).filter(|seed| spoilt(*seed) != file).count();
        assert!(changed > 380, "{changed}");
        assert!((0..50).all(|seed| spoilt(seed) == spoilt(seed)));
        for small in [&b""[..], b"x", b",", b"(\n"] {
            (0..400).for_each(|seed| drop(spoil(small, &mut Luck::new(seed))));
        }
        assert!((0..3000).any(|seed| spoilt(seed).len() > 8 * 1024 * 1024), "some are larger than what is read");
    }
}
