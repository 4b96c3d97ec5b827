//! Files to load.

/// Resident `n`: a number with its right check digit, a name, a status, a date.
pub fn resident(n: u32) -> [String; 4] {
    let body = format!("441900{:04}{:02}{:02}{:03}", 1960 + n / 336 / 999 % 50, 1 + n / 28 % 12, 1 + n % 28, n / 336 % 999);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
    let check = "10X98765432".chars().nth((sum % 11) as usize).unwrap();
    let status = ["未婚", "结婚", "离婚", "丧偶"][n as usize % 4];
    [format!("{body}{check}"), format!("居民{n}"), status.to_owned(), format!("2020-{:02}-{:02}", 1 + n % 12, 1 + n % 28)]
}

pub const TITLES: [&str; 4] = ["公民身份号码", "姓名", "婚姻状况", "登记日期"];

/// A CSV of residents under Chinese titles.
pub fn csv(residents: impl IntoIterator<Item = u32>) -> String {
    let rows = residents.into_iter().map(|n| resident(n).join(",") + "\n");
    format!("{}\n{}", TITLES.join(","), rows.collect::<String>())
}

/// A workbook of residents.
pub fn xlsx(residents: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = std::iter::once(TITLES.map(str::to_owned)).chain(residents.into_iter().map(resident));
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// JSON Lines of residents under item names.
pub fn jsonl(residents: impl IntoIterator<Item = u32>) -> String {
    let line = |n| {
        let [id_number, name, status, registered_on] = resident(n);
        serde_json::json!({ "id_number": id_number, "name": name, "status": status, "registered_on": registered_on }).to_string() + "\n"
    };
    residents.into_iter().map(line).collect()
}

/// The same text as older spreadsheets save it.
pub fn gb18030(text: &str) -> Vec<u8> {
    encoding_rs::GB18030.encode(text).0.into_owned()
}
