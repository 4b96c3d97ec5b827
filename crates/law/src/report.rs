//! What the command line prints about the law: tables for reading and rows for machines.

use std::fmt::{self, Write};

use chrono::{DateTime, NaiveDate, NaiveTime};
use serde::Serialize;

use crate::{CannotBind, Due, Key, Library, Match, Mode, NoRule, Pack, Relation, Ruled, Status, Verified};

/// The answer of `law due`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueLine {
    /// The last day; none where the law only says *promptly*.
    pub due: Option<NaiveDate>,
    /// The rule, in words.
    pub citation: String,
    /// Whether the rule is law on the day of the start.
    pub in_force: bool,
    /// Whether the date may move once a missing calendar is loaded.
    pub provisional: bool,
}

impl fmt::Display for DueLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.due {
            Some(day) => write!(f, "{day} 到期")?,
            None => f.write_str("及时，条文没有定数")?,
        }
        write!(f, "  {}", self.citation)?;
        if !self.in_force {
            f.write_str("  起算之日未施行")?;
        }
        if self.provisional {
            f.write_str("  暂定：缺该年的放假安排")?;
        }
        Ok(())
    }
}

/// One term of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Limit {
    /// What it is about.
    pub key: Key,
    /// The length, in the words of the law.
    pub length: String,
    /// The event from which it runs.
    pub from: Option<String>,
    /// Who owes it.
    pub by: Option<String>,
    /// Where it stands, in words.
    pub citation: String,
    /// Where it stands, in short.
    pub id: String,
    /// Whether it binds: a rule that asks for less than the law above never does.
    pub binds: bool,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, by) = (self.from.as_deref().unwrap_or("—"), self.by.as_deref().unwrap_or("—"));
        write!(f, "{:<24} {}  自 {from}  由 {by}  {}", self.key.as_str(), self.length, self.citation)?;
        if self.binds { Ok(()) } else { f.write_str("  宽于上位规定，不适用") }
    }
}

/// Why a question to the law folder can't be answered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// The pack can't be used.
    #[error(transparent)]
    Pack(#[from] CannotBind),
    /// There is no such rule, or it isn't a term.
    #[error(transparent)]
    Rule(#[from] NoRule),
    /// The start isn't a date.
    #[error("“{0}”不是日期；写成 2026-03-02，或者带时区的时刻 2026-03-02T09:30:00+08:00")]
    Date(String),
    /// The pack hasn't got the article.
    #[error("《{0}》没有第{1}条")]
    Article(String, u16),
}

impl Library {
    /// The packs and whether they are law.
    #[must_use]
    pub fn list(&self) -> String {
        let mut page = String::new();
        for pack in self.packs.values() {
            let _ = writeln!(page, "{:<20} {}  {}", pack.id, status(pack), pack.title);
        }
        page
    }

    /// A pack, or one of its articles, as a page to read.
    ///
    /// # Errors
    /// There is no such pack or article.
    pub fn show(&self, id: &str, article: Option<u16>) -> Result<String, NoAnswer> {
        let pack = self.named(id)?;
        let mut page = format!("《{}》 {}\n{}\n", pack.title, status(pack), pack.digest);
        let mut shown = 0;
        for provision in pack.provisions() {
            if article.is_some_and(|wanted| wanted != provision.citation.article) {
                continue;
            }
            shown += 1;
            let marked = if provision.marked() { "" } else { "（未标注）" };
            let _ = writeln!(page, "\n{} {marked}", provision.citation.place());
            for line in [provision.summary.as_str(), provision.none.as_deref().unwrap_or_default()] {
                if !line.is_empty() {
                    let _ = writeln!(page, "  {line}");
                }
            }
            for rule in &provision.rules {
                show_rule(&mut page, rule);
            }
        }
        match article {
            Some(wanted) if shown == 0 => Err(NoAnswer::Article(pack.title.clone(), wanted)),
            _ => Ok(page),
        }
    }

    /// The terms of a pack.
    ///
    /// # Errors
    /// There is no such pack.
    pub fn limits(&self, id: &str) -> Result<Vec<Limit>, NoAnswer> {
        let limits = self.named(id)?.limits().into_iter().map(|rule| Limit {
            key: rule.key,
            length: rule.value.to_string(),
            from: rule.from.clone(),
            by: rule.by.clone(),
            citation: rule.citation.to_string(),
            id: rule.citation.id(),
            binds: rule.relation != Some(Relation::Looser),
        });
        Ok(limits.collect())
    }

    /// When a duty under a pack is due that starts at `from`, a day or a moment. Drafts are calculated too.
    ///
    /// # Errors
    /// The pack, the rule or the start is unknown.
    pub fn due_line(&self, id: &str, key: Key, from: &str) -> Result<DueLine, NoAnswer> {
        let offset = self.named(id)?.offset;
        let start = match (DateTime::parse_from_rfc3339(from), from.parse::<NaiveDate>()) {
            (Ok(moment), _) => Some(moment),
            (_, Ok(day)) => day.and_time(NaiveTime::MIN).and_local_timezone(offset).single(),
            _ => None,
        };
        let start = start.ok_or_else(|| NoAnswer::Date(from.to_owned()))?;
        let due: Due = self.bind(&[id], Mode::Trial)?.due(key, start)?;
        Ok(DueLine {
            due: due.deadline().map(|_| due.date),
            citation: due.citation.to_string(),
            in_force: due.in_force,
            provisional: due.provisional,
        })
    }

    fn named(&self, id: &str) -> Result<&Pack, CannotBind> {
        self.pack(id).ok_or_else(|| CannotBind::Unknown(id.to_owned()))
    }
}

/// The outcome of a verification, as a page to read.
#[must_use]
pub fn verification(found: &[Verified]) -> String {
    let good = found.iter().filter(|one| one.good()).count();
    let mut page = format!("{} 款项，{good} 相符\n", found.len());
    for one in found.iter().filter(|one| !one.good()) {
        let what = match one.text {
            Match::Match => "文字相符",
            Match::Mismatch => "文字与指纹不符",
            Match::Missing => "官方文字中没有这一款项",
            Match::Extra => "法规包中没有这一款项",
        };
        let _ = write!(page, "{} {what}", one.id);
        if !one.unquoted.is_empty() {
            let _ = write!(page, "；引语不在条文中：{}", one.unquoted.join("、"));
        }
        page.push('\n');
    }
    page
}

fn show_rule(page: &mut String, rule: &Ruled) {
    let _ = write!(page, "  {} = {}", rule.key, rule.value);
    if let Some(from) = &rule.from {
        let _ = write!(page, "，起算：{from}");
    }
    if let Some(by) = &rule.by {
        let _ = write!(page, "，由：{by}");
    }
    page.push('\n');
    if let Some(reading) = &rule.reading {
        let author = rule.author.as_deref().unwrap_or("未署名");
        let _ = writeln!(page, "    读法：{reading}（{author}）");
    }
}

fn status(pack: &Pack) -> String {
    match (pack.status, pack.in_force, pack.until) {
        (Status::Draft, ..) => "草案，未施行".to_owned(),
        (_, Some(first), Some(last)) => format!("自{first}施行，至{last}"),
        (_, Some(first), None) => format!("自{first}施行"),
        (_, None, _) => "施行日期不详".to_owned(),
    }
}
