//! The table as Parquet, written from rows as they come and read back.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use parquet::basic::{FieldRepetitionType as Repetition, LogicalType, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::record::Field;
use parquet::schema::types::Type;

use super::row::{COLUMNS, Column, Kind, Row, Value};

/// So many rows are held and written as one group.
const GROUP_ROWS: usize = 65_536;
/// Under this key the file says what it is a table of.
pub const PLAN_KEY: &str = "godark.plan";

/// A table that is being written.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Pile>,
    rows: usize,
}

/// Values of a column.
enum Pile {
    Texts(Vec<ByteArray>),
    Numbers(Vec<i64>),
    /// Values, and for each row whether there is one.
    Perhaps(Vec<i64>, Vec<i16>),
    Truths(Vec<bool>),
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file that says what it is a table of.
    pub fn new(out: W, plan: &serde_json::Value) -> Result<Self> {
        let properties = WriterProperties::builder()
            .set_created_by(concat!("godark ", env!("CARGO_PKG_VERSION")).to_owned())
            .set_key_value_metadata(Some(vec![KeyValue::new(PLAN_KEY.to_owned(), plan.to_string())]))
            .build();
        let file = SerializedFileWriter::new(out, Arc::new(schema()?), Arc::new(properties))?;
        Ok(Self { file, columns: piles(), rows: 0 })
    }

    pub fn add(&mut self, row: Row) -> Result<()> {
        for (pile, value) in self.columns.iter_mut().zip(row.0) {
            pile.add(value)?;
        }
        self.rows += 1;
        if self.rows == GROUP_ROWS { self.write() } else { Ok(()) }
    }

    /// Writes what is left, and the end of the file.
    pub fn finish(mut self) -> Result<W> {
        if self.rows > 0 {
            self.write()?;
        }
        self.file.into_inner()
    }

    fn write(&mut self) -> Result<()> {
        let mut group = self.file.next_row_group()?;
        for pile in std::mem::replace(&mut self.columns, piles()) {
            pile.write(&mut group)?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }
}

fn piles() -> Vec<Pile> {
    let pile = |column: Column| match column.kind {
        Kind::Text => Pile::Texts(Vec::new()),
        Kind::Number | Kind::Seed => Pile::Numbers(Vec::new()),
        Kind::Perhaps => Pile::Perhaps(Vec::new(), Vec::new()),
        Kind::Truth => Pile::Truths(Vec::new()),
    };
    COLUMNS.map(pile).into()
}

impl Pile {
    fn add(&mut self, value: Value) -> Result<()> {
        match (self, value) {
            (Pile::Texts(texts), Value::Text(text)) => texts.push(text.into_bytes().into()),
            // Seeds are unsigned: their column says so, and the bits are the same.
            (Pile::Numbers(numbers), Value::Number(number)) => numbers.push(number as i64),
            (Pile::Perhaps(numbers, there), Value::Number(number)) => {
                numbers.push(number as i64);
                there.push(1);
            }
            (Pile::Perhaps(_, there), Value::Nothing) => there.push(0),
            (Pile::Truths(truths), Value::Truth(truth)) => truths.push(truth),
            (_, value) => return Err(ParquetError::General(format!("{value:?} is not of its column"))),
        }
        Ok(())
    }

    fn write(self, group: &mut SerializedRowGroupWriter<'_, impl Write + Send>) -> Result<()> {
        let Some(mut column) = group.next_column()? else {
            return Err(ParquetError::General("there are more columns than the schema has".to_owned()));
        };
        match self {
            Pile::Texts(texts) => column.typed::<ByteArrayType>().write_batch(&texts, None, None)?,
            Pile::Numbers(numbers) => column.typed::<Int64Type>().write_batch(&numbers, None, None)?,
            Pile::Perhaps(numbers, there) => column.typed::<Int64Type>().write_batch(&numbers, Some(&there), None)?,
            Pile::Truths(truths) => column.typed::<BoolType>().write_batch(&truths, None, None)?,
        };
        column.close()
    }
}

fn schema() -> Result<Type> {
    let field = |column: &Column| {
        let (physical, logical, repetition) = match column.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String), Repetition::REQUIRED),
            Kind::Number => (Physical::INT64, None, Repetition::REQUIRED),
            Kind::Perhaps => (Physical::INT64, None, Repetition::OPTIONAL),
            Kind::Seed => (Physical::INT64, Some(LogicalType::integer(64, false)), Repetition::REQUIRED),
            Kind::Truth => (Physical::BOOLEAN, None, Repetition::REQUIRED),
        };
        let field = Type::primitive_type_builder(column.name, physical).with_repetition(repetition).with_logical_type(logical);
        field.build().map(Arc::new)
    };
    let fields: Vec<Arc<Type>> = COLUMNS.iter().map(field).collect::<Result<_>>()?;
    Type::group_type_builder("games").with_fields(fields).build()
}

/// Reads a table back: what it is a table of, and row by row.
pub fn read(file: File) -> Result<(serde_json::Value, impl Iterator<Item = Result<Row>>)> {
    let reader = SerializedFileReader::new(file)?;
    let kept = reader.metadata().file_metadata().key_value_metadata();
    let plan = kept.into_iter().flatten().find(|pair| pair.key == PLAN_KEY).and_then(|pair| pair.value.as_deref());
    let plan = serde_json::from_str(plan.unwrap_or_default());
    let plan = plan.map_err(|_| ParquetError::General("it does not say what it is a table of".to_owned()))?;
    let rows = reader.into_iter().map(|row| {
        let values = row?.into_columns().into_iter().zip(&COLUMNS).map(|((name, field), column)| {
            let value = match (column.kind, field) {
                _ if name != column.name => None,
                (Kind::Text, Field::Str(text)) => Some(Value::Text(text)),
                (Kind::Number | Kind::Perhaps, Field::Long(number)) => u64::try_from(number).ok().map(Value::Number),
                (Kind::Seed, Field::ULong(number)) => Some(Value::Number(number)),
                (Kind::Perhaps, Field::Null) => Some(Value::Nothing),
                (Kind::Truth, Field::Bool(truth)) => Some(Value::Truth(truth)),
                _ => None,
            };
            value.ok_or_else(|| ParquetError::General(format!("the column `{name}` is not one of a batch")))
        });
        values.collect::<Result<_>>().map(Row)
    });
    Ok((plan, rows))
}

#[cfg(test)]
mod tests {
    use super::super::line::tests::example;
    use super::*;

    fn written(rows: u64) -> File {
        let mut writer = Writer::new(tempfile::tempfile().expect("a file"), &serde_json::json!({ "seeds": [1, 2] })).expect("it begins");
        (0..rows).for_each(|number| writer.add(example(number)).expect("it is taken"));
        writer.finish().expect("it ends")
    }

    #[test]
    fn what_is_written_is_read() {
        for rows in [0, 1, 1000, GROUP_ROWS as u64 + 5] {
            let (plan, read) = read(written(rows)).expect("it begins");
            assert_eq!(plan["seeds"], serde_json::json!([1, 2]));
            let found: Vec<Row> = read.map(|row| row.expect("it is a row")).collect();
            assert_eq!(found.len() as u64, rows);
            assert!(found.into_iter().enumerate().all(|(number, row)| row == example(number as u64)));
        }
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        let mut writer = Writer::new(Vec::new(), &serde_json::Value::Null).expect("it begins");
        let mut row = example(1);
        row.0[0] = Value::Nothing;
        assert!(writer.add(row).is_err());
    }
}
