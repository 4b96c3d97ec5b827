//! `gongshu law words`: the vocabulary packs are written in.

use std::io::Write;

use law::{Cell, Column, EVENTS, Key, ROLES};

/// Prints the vocabulary, room by room.
pub fn print(json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    if json {
        let key = |key: &Key| {
            let columns: Vec<_> = key.columns().iter().map(|column| column.name).collect();
            serde_json::json!({ "key": key, "label": key.label(), "form": key.form(), "columns": columns })
        };
        let keys: Vec<_> = Key::ALL.iter().map(key).collect();
        writeln!(out, "{}", serde_json::json!({ "keys": keys, "events": EVENTS.to_vec(), "roles": ROLES.to_vec() }))?;
        return Ok(());
    }
    let mut room = "";
    for key in Key::ALL {
        if key.room() != room {
            room = key.room();
            writeln!(out, "\n{room}")?;
        }
        writeln!(out, "  {:<34} {:<6} {}", key.as_str(), key.form().field(), key.label())?;
        for column in key.columns() {
            writeln!(out, "      {}", described(column))?;
        }
    }
    for (title, words) in [("from", EVENTS.as_slice()), ("by、to", ROLES.as_slice())] {
        writeln!(out, "\n{title}")?;
        for (word, label) in words {
            writeln!(out, "  {word:<34} {label}")?;
        }
    }
    Ok(())
}

fn described(column: &Column) -> String {
    let must = if column.required { "必填" } else { "可不填" };
    let what = match column.cell {
        Cell::Name => "短名：小写字母、数字、下划线".to_owned(),
        Cell::Quoted => "条文用语".to_owned(),
        Cell::QuotedTerms => "条文用语，几个之间用顿号".to_owned(),
        Cell::Free => "自己的话".to_owned(),
        Cell::Word(words) => words.iter().map(|(word, label)| format!("{word}（{label}）")).collect::<Vec<_>>().join("、"),
    };
    format!("{}（{must}）：{what}", column.name)
}
