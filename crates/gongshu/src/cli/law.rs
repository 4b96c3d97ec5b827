//! `gongshu law`: read, check and compare the packs. The work is done in the crate `law`; here are files and printing.

mod mutate;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};
use law::{Files, Key, Library, Mistake, OfficialText};

/// The law as data.
#[derive(Debug, Args)]
pub struct LawCommand {
    /// The law folder.
    #[arg(long, env = "GONGSHU_STATUTES", default_value = "statutes", global = true)]
    statutes: PathBuf,
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Debug, Subcommand)]
enum Ask {
    /// The packs and whether they are law.
    List,
    /// A pack, or one article of it.
    Show {
        /// The pack.
        pack: String,
        /// The article, as a number.
        article: Option<u16>,
    },
    /// Whether the law folder is sound, and how far it is marked and shown.
    Check {
        /// Also print what is unmarked and pending.
        #[arg(long)]
        coverage: bool,
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
    /// When a duty is due.
    Due {
        /// The pack.
        #[arg(long)]
        pack: String,
        /// What it is about, such as `sharing.reply`.
        #[arg(long)]
        key: Key,
        /// The start: a day or a moment.
        #[arg(long)]
        from: String,
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
    /// All terms of a pack.
    Limits {
        /// The pack.
        #[arg(long)]
        pack: String,
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
    /// Compare a pack with the official text.
    Verify {
        /// The pack.
        #[arg(long)]
        pack: String,
        /// The official text.
        #[arg(long)]
        text: PathBuf,
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
    /// Where two laws differ, with both citations.
    Diff {
        /// The first pack.
        a: String,
        /// The second pack.
        b: String,
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
    /// Change each figure, role, start event, rank and rule in turn, and tell which case notices.
    Mutate {
        /// One pack only.
        #[arg(long)]
        pack: Option<String>,
        /// The folder of the cases.
        #[arg(long, default_value = "cases")]
        cases: PathBuf,
        /// Only print the changes that no case notices.
        #[arg(long)]
        survivors: bool,
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
    /// The vocabulary: keys with their forms and columns, events, roles.
    Words {
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
    /// Make the skeleton of a pack from an official text.
    New {
        /// The official text.
        #[arg(long)]
        text: PathBuf,
        /// The folder to write to; without it, the skeleton is printed.
        #[arg(long)]
        to: Option<PathBuf>,
    },
}

/// Answers one question about the law.
///
/// # Errors
/// A file can't be read or written, or the question names what doesn't exist.
pub fn run(command: LawCommand, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    if let Ask::New { text, to } = &command.ask {
        return new(text, to.as_deref(), out);
    }
    if let Ask::Words { json } = command.ask {
        return words::print(json, out).map(|()| ExitCode::SUCCESS);
    }
    let library = match Library::read(&read_folder(&command.statutes)?) {
        Ok(library) => library,
        Err(mistakes) => return tell(&mistakes, out),
    };
    match command.ask {
        Ask::List => write!(out, "{}", library.list())?,
        Ask::Show { pack, article } => write!(out, "{}", library.show(&pack, article)?)?,
        Ask::Check { coverage, json } => check(&library, coverage, json, out)?,
        Ask::Due { pack, key, from, json } => {
            let due = library.due_line(&pack, key, &from)?;
            if json {
                writeln!(out, "{}", serde_json::to_string(&due)?)?;
            } else {
                writeln!(out, "{due}")?;
            }
        }
        Ask::Limits { pack, json } => limits(&library, &pack, json, out)?,
        Ask::Verify { pack, text, json } => return verify(&library, &pack, &text, json, out),
        Ask::Diff { a, b, json } => diff(&library, &a, &b, json, out)?,
        Ask::Mutate { pack, cases, survivors, json } => {
            mutate::run(&library, &mutate::Wanted { pack: pack.as_deref(), cases: &cases, survivors, json }, out)?;
        }
        Ask::Words { .. } | Ask::New { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(mistakes: &[Mistake], out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    for mistake in mistakes {
        writeln!(out, "{mistake}")?;
    }
    Ok(ExitCode::FAILURE)
}

fn check(library: &Library, coverage: bool, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let found = library.coverage();
    if json {
        writeln!(out, "{}", serde_json::to_string(&found)?)?;
    } else if coverage {
        write!(out, "{found}")?;
    } else {
        writeln!(out, "{}", found.summary())?;
    }
    Ok(())
}

fn limits(library: &Library, pack: &str, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let limits = library.limits(pack)?;
    if json {
        writeln!(out, "{}", serde_json::to_string(&limits)?)?;
        return Ok(());
    }
    for limit in limits {
        writeln!(out, "{limit}")?;
    }
    Ok(())
}

fn diff(library: &Library, a: &str, b: &str, json: bool, out: &mut dyn Write) -> anyhow::Result<()> {
    let found = library.diff(a, b)?;
    if json {
        writeln!(out, "{}", serde_json::to_string(&found)?)?;
        return Ok(());
    }
    for one in &found {
        writeln!(out, "{one}")?;
    }
    writeln!(out, "{} 处不同", found.len())?;
    Ok(())
}

fn verify(library: &Library, pack: &str, text: &Path, json: bool, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let pack = library.pack(pack).with_context(|| format!("法规包“{pack}”不存在"))?;
    let found = law::verify(pack, &OfficialText::read(&read(text)?));
    if json {
        writeln!(out, "{}", serde_json::to_string(&found)?)?;
    } else {
        write!(out, "{}", law::verification(&found))?;
    }
    let good = found.iter().all(law::Verified::good);
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn new(text: &Path, to: Option<&Path>, out: &mut dyn Write) -> anyhow::Result<ExitCode> {
    let official = OfficialText::read(&read(text)?);
    let folder = to.and_then(Path::file_name).and_then(|name| name.to_str()).unwrap_or("法规包");
    let mut pages = law::skeleton(&official);
    anyhow::ensure!(!pages.is_empty(), "{} 里没有找到以编号（如 **GD-23.2**）开头的款项", text.display());
    pages.insert("pack.toml".to_owned(), law::head(folder, &official));
    for (name, page) in pages {
        let Some(folder) = to else {
            writeln!(out, "<!-- {name} -->\n{page}")?;
            continue;
        };
        fs::create_dir_all(folder)?;
        let file = folder.join(name);
        anyhow::ensure!(!file.exists(), "{} 已存在，没有改动", file.display());
        fs::write(&file, page).with_context(|| file.display().to_string())?;
        writeln!(out, "{}", file.display())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("读不到 {}", file.display()))
}

/// Reads the law folder: all Markdown, TOML and text files below it.
///
/// # Errors
/// The folder or a file can't be read.
pub fn read_folder(folder: &Path) -> anyhow::Result<Files> {
    let mut files = BTreeMap::new();
    gather(folder, "", &mut files)?;
    Ok(Files(files))
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) -> anyhow::Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("读不到 {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let known = path.extension().is_some_and(|end| end == "md" || end == "toml" || end == "txt" || end == "case");
        if path.is_dir() {
            gather(&path, &format!("{prefix}{name}/"), files)?;
        } else if known {
            files.insert(format!("{prefix}{name}"), read(&path)?);
        }
    }
    Ok(())
}
