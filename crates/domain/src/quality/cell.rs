//! A cell after it passed: typed, ready for a column.

use chrono::{NaiveDate, NaiveDateTime};
use std::borrow::Cow;

/// A typed value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// No value.
    Empty,
    /// Text, NFC as received, trimmed of surrounding white space.
    Text(Cow<'a, str>),
    /// Whole number.
    Integer(i64),
    /// Decimal as an unscaled integer with the item's scale.
    Decimal(i128),
    /// Calendar date.
    Date(NaiveDate),
    /// Date and time of day, in the node's own time zone.
    Time(NaiveDateTime),
    /// True or false.
    Boolean(bool),
}
