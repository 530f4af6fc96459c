//! Many games at once: scenarios × doctrines × bots × seeds, a row of plain columns for each game.
//!
//! Reading order: [`plan`] is which games there are and who plays which share of them, [`row`] what is written of a game,
//! [`play`] one game, [`window`] many of them on all cores with results in order, [`line`](mod@line) and [`parquet`] the
//! forms of a table, [`output`] the file that grows and can be gone on with, [`tally`] and [`summary`] what all of it comes to.

pub mod line;
pub mod output;
pub mod parquet;
pub mod plan;
pub mod play;
pub mod row;
pub mod summary;
pub mod tally;
pub mod window;

pub use self::output::Output;
pub use self::plan::{Plan, Shard};
pub use self::row::Row;
pub use self::summary::Summary;
