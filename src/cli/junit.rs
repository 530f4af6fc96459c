//! Results as JUnit XML, the form that services for continuous integration read.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::test::Case;

/// Writes the cases, one suite a file.
pub(super) fn xml(cases: &[Case], seconds: f64) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let counts = |cases: &[&Case]| {
        let failed = cases.iter().filter(|case| !case.passed()).count();
        [("tests", cases.len().to_string()), ("failures", failed.to_string()), ("errors", "0".to_owned())]
    };
    let all: Vec<&Case> = cases.iter().collect();
    let mut root = writer.create_element("testsuites").with_attribute(("name", "godark"));
    for (name, value) in &counts(&all) {
        root = root.with_attribute((*name, value.as_str()));
    }
    let time = clock(seconds);
    root.with_attribute(("time", time.as_str())).write_inner_content(|writer| {
        let mut rest = all.as_slice();
        while let Some(first) = rest.first() {
            let (suite, after) = rest.split_at(rest.iter().take_while(|case| case.file == first.file).count());
            rest = after;
            let time = clock(suite.iter().map(|case| case.seconds).sum());
            let file = plain(&first.file);
            let mut element = writer.create_element("testsuite").with_attribute(("name", file.as_str()));
            for (name, value) in &counts(suite) {
                element = element.with_attribute((*name, value.as_str()));
            }
            element
                .with_attribute(("time", time.as_str()))
                .write_inner_content(|writer| suite.iter().try_for_each(|one| case(writer, one)))?;
        }
        Ok(())
    })?;
    writer.write_event(Event::Text(BytesText::new("\n")))?;
    String::from_utf8(writer.into_inner()).map_err(io::Error::other)
}

fn case(writer: &mut Writer<Vec<u8>>, case: &Case) -> io::Result<()> {
    let (name, class, file, time) = (plain(&case.name), class(&case.file), plain(&case.file), clock(case.seconds));
    let attributes = [("name", name.as_str()), ("classname", class.as_str()), ("file", file.as_str()), ("time", time.as_str())];
    let element = writer.create_element("testcase").with_attributes(attributes);
    if case.passed() {
        element.write_empty()?;
        return Ok(());
    }
    element.write_inner_content(|writer| {
        for failure in &case.failures {
            let (title, text) = (plain(failure.title()), plain(&failure.text()));
            let element = writer.create_element("failure").with_attributes([("message", title.as_str()), ("type", case.kind.word())]);
            element.write_text_content(BytesText::new(&text))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Returns a name of the kind that readers of these files make folders of: dots between its parts.
fn class(file: &str) -> String {
    plain(file).replace(['/', '\\'], ".").trim_start_matches('.').to_owned()
}

/// Leaves out what XML cannot hold.
fn plain(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

fn clock(seconds: f64) -> String {
    format!("{seconds:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::test::{Kind, Trouble};

    #[test]
    fn a_suite_a_file_with_all_that_failed() {
        let case = |file: &str, name: &str, failures| Case {
            file: file.to_owned(),
            name: name.to_owned(),
            kind: Kind::Test,
            failures,
            note: String::new(),
            seconds: 0.25,
            exit: crate::cli::Exit::Diverged,
        };
        let trouble = Trouble {
            place: Some("a/x.test.ron:3:5".to_owned()),
            expected: Some("Holds(is: Up(\"mail\"))".to_owned()),
            found: "it does not: <down> & \u{1}out".to_owned(),
            date: Some("Tue 8 Mar 12:00".to_owned()),
        };
        let cases = [
            case("a/x.test.ron", "one (seed 1)", vec![]),
            case("a/x.test.ron", "two (seed 1)", vec![trouble]),
            case("b/y.replay.ron", "recording", vec![]),
        ];
        expect_test::expect![[r#"
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="godark" tests="3" failures="1" errors="0" time="0.750">
              <testsuite name="a/x.test.ron" tests="2" failures="1" errors="0" time="0.500">
                <testcase name="one (seed 1)" classname="a.x.test.ron" file="a/x.test.ron" time="0.250"/>
                <testcase name="two (seed 1)" classname="a.x.test.ron" file="a/x.test.ron" time="0.250">
                  <failure message="it does not: &lt;down&gt; &amp; out" type="test">a/x.test.ron:3:5
              expected Holds(is: Up(&quot;mail&quot;))
              found    it does not: &lt;down&gt; &amp; out, on Tue 8 Mar 12:00</failure>
                </testcase>
              </testsuite>
              <testsuite name="b/y.replay.ron" tests="1" failures="0" errors="0" time="0.250">
                <testcase name="recording" classname="b.y.replay.ron" file="b/y.replay.ron" time="0.250"/>
              </testsuite>
            </testsuites>
        "#]]
        .assert_eq(&xml(&cases, 0.75).expect("it is written to memory"));
    }
}
