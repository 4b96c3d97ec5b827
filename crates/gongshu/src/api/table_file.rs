//! Tables as CSV files that spreadsheets open as they are.

/// A CSV file with its head. Spreadsheets know the encoding by the mark in front, and take no cell for a formula.
///
/// # Errors
/// A row has another number of cells than the head.
pub(super) fn csv_file(rows: impl IntoIterator<Item = Vec<String>>) -> anyhow::Result<Vec<u8>> {
    let mut build = csv::WriterBuilder::new();
    build.quote_style(csv::QuoteStyle::Always).terminator(csv::Terminator::CRLF);
    let mut out = build.from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        out.write_record(row.iter().map(|cell| safe(cell)))?;
    }
    Ok(out.into_inner()?)
}

fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::csv_file;

    #[test]
    fn no_cell_is_a_formula_and_quotes_are_kept() {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let file = csv_file([row(["名称", "说明"]), row(["=1+1", "他说\"好\""])]).unwrap();
        assert_eq!(String::from_utf8(file).unwrap(), "\u{feff}\"名称\",\"说明\"\r\n\"'=1+1\",\"他说\"\"好\"\"\"\r\n");
        assert!(csv_file([row(["a", "b"]), vec!["c".into()]]).is_err());
    }
}
