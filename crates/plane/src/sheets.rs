//! Small tables an officer keeps herself: the sheets of a workbook, or a CSV file, wholly in memory and bounded.

use crate::intake::{Source, bounded, cell_text};
use crate::{LoadError, Progress, Settings};
use calamine::{Reader, Xlsx};
use domain::catalogue::Kind;
use domain::catalogue::sheet::Sheet;
use domain::intake::Format;
use rust_xlsxwriter::{Format as Style, Workbook, XlsxError};
use std::path::Path;

/// Most rows of a sheet that are read.
const MAX_ROWS: usize = 20_000;
/// Most columns.
const MAX_COLUMNS: usize = 500;
/// Largest unpacked size of a workbook, in bytes.
const MAX_UNPACKED: u64 = 256 << 20;

/// Reads the sheets of a file.
///
/// # Errors
/// The file is no table, or too large; the disk failed.
pub fn read_sheets(file: &Path, format: Format) -> Result<Vec<Sheet>, LoadError> {
    match format {
        Format::Xlsx => workbook(file),
        Format::Csv => csv(file).map(|sheet| vec![sheet]),
        Format::JsonLines => Err(not_table("只接受 .xlsx 工作簿和 CSV 文件")),
    }
}

fn not_table(why: &str) -> LoadError {
    LoadError::NotTable { why: why.into() }
}

fn workbook(file: &Path) -> Result<Vec<Sheet>, LoadError> {
    let settings = Settings { max_unpacked: MAX_UNPACKED, ..Settings::default() };
    bounded(Source { file, items: &[], settings: &settings, progress: &Progress::default() })?;
    let broken = |_| not_table("工作簿无法读取，可能已损坏。请用表格软件打开后另存为 .xlsx 再上传");
    let mut book: Xlsx<_> = calamine::open_workbook(file).map_err(broken)?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            if row >= MAX_ROWS || column >= MAX_COLUMNS {
                return Err(not_table(&format!("“{name}”表超过 {MAX_ROWS} 行或者 {MAX_COLUMNS} 列，请拆分")));
            }
            let text = cell_text(cell.get_value(), &Kind::Text { max: u32::MAX }).unwrap_or_default();
            if text.trim().is_empty() {
                continue;
            }
            while rows.len() <= row {
                rows.push(Vec::new());
            }
            if let Some(cells) = rows.get_mut(row) {
                cells.resize(cells.len().max(column + 1), String::new());
                cells.get_mut(column).into_iter().for_each(|slot| slot.clone_from(&text));
            }
        }
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

fn csv(file: &Path) -> Result<Sheet, LoadError> {
    let bytes = std::fs::read(file).map_err(LoadError::File)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_UNPACKED {
        return Err(not_table("文件太大，请只留表头和前面的若干行"));
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::GB18030.decode(error.as_bytes()).0.into_owned(),
    };
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut rows = Vec::new();
    for record in reader.records().take(MAX_ROWS) {
        let record = record.map_err(|_| not_table("文件不是有效的 CSV。请用表格软件另存为“CSV UTF-8”再上传"))?;
        rows.push(record.iter().take(MAX_COLUMNS).map(str::to_owned).collect());
    }
    Ok(Sheet { name: String::new(), rows })
}

/// A workbook of these sheets, headers in bold, every cell as text: nothing in it is taken for a formula.
///
/// # Errors
/// A text too long for a cell.
pub fn write_sheets(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (head, body) = (Style::new().set_bold().set_text_wrap(), Style::new().set_num_format("@"));
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        page.set_freeze_panes(1, 0)?;
        for (n, row) in sheet.rows.iter().enumerate() {
            for (place, text) in row.iter().enumerate() {
                let (line, column) = (u32::try_from(n).unwrap_or(u32::MAX), u16::try_from(place).unwrap_or(u16::MAX));
                page.write_string_with_format(line, column, text, if n == 0 { &head } else { &body })?;
            }
        }
        page.autofit();
    }
    book.save_to_buffer()
}

#[cfg(test)]
mod tests {
    use super::{read_sheets, write_sheets};
    use domain::catalogue::sheet::Sheet;
    use domain::intake::Format;

    #[test]
    fn what_is_written_is_read_again() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let rows = vec![row(&["编号", "资源名称"]), row(&["", "婚姻登记"]), Vec::new(), row(&["007", "=1+1"])];
        let sheets = [Sheet { name: "目录".into(), rows }, Sheet { name: "数据项".into(), rows: vec![row(&["名称"])] }];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.xlsx");
        std::fs::write(&path, write_sheets(&sheets).unwrap()).unwrap();
        assert_eq!(read_sheets(&path, Format::Xlsx).unwrap(), sheets);
        std::fs::write(&path, "不是工作簿").unwrap();
        assert!(read_sheets(&path, Format::Xlsx).is_err());
    }

    #[test]
    fn a_csv_file_of_an_older_program_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let (bytes, ..) = encoding_rs::GB18030.encode("姓名,住址\n张三,\"东城街道,育才路\"\n");
        std::fs::write(&path, bytes).unwrap();
        let sheets = read_sheets(&path, Format::Csv).unwrap();
        assert_eq!(sheets[0].rows, [["姓名", "住址"], ["张三", "东城街道,育才路"]]);
    }
}
