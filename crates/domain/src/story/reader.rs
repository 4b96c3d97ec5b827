//! From the text of a case to a story.

use super::act::{Act, Case, Step, Subject};
use super::cast::{Cast, Draft, Stage};
use super::cite::{self, Cite};
use super::expect::{self, Expect};
use super::mistake::Mistake;
use super::words::{self, Wrong};
use crate::catalogue::ReviewStep;
use crate::decision::Room;
use crate::org::{OrgKind, Part, Role};
use crate::sharing::Application;
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use law::{Lawbook, Library, Mode};
use std::collections::{BTreeMap, BTreeSet};

/// A story, ready to be played.
#[derive(Clone, Debug)]
pub struct Story {
    /// Its file.
    pub file: String,
    /// The packs that bind.
    pub packs: Vec<String>,
    /// How seriously.
    pub mode: Mode,
    /// The law that binds.
    pub law: Lawbook,
    /// Whether it is played on `domain` only (`高度 内核`).
    pub core_only: bool,
    /// Who and what is there.
    pub cast: Cast,
    /// The lines.
    pub lines: Vec<Line>,
    pub(super) named: BTreeSet<String>,
}

/// A dated line.
#[derive(Clone, Debug)]
pub struct Line {
    /// Number in the file, from 1.
    pub number: usize,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What happens.
    pub step: Step,
    /// What must come out.
    pub expect: Vec<Expect>,
    /// Under which articles.
    pub cites: Vec<Cite>,
}

/// What is known while reading.
pub(super) struct Reader<'a> {
    pub library: &'a Library,
    pub cast: Cast,
    pub packs: Vec<String>,
    pub mode: Mode,
    pub law: Option<Lawbook>,
    pub core_only: bool,
    /// Contracts as last written.
    pub drafts: BTreeMap<String, Draft>,
    /// A contract written in this line; kept if the line is not refused.
    pub written: Option<(String, Draft)>,
    pub requests: BTreeMap<String, (String, Application)>,
    pub request: Option<String>,
    pub hand: Option<Case>,
    /// Matters opened so far, by room and name; the last of each room is the one meant.
    pub matters: Vec<(Room, String)>,
    /// Both sides of the dispute opened last.
    pub sides: [String; 2],
    /// Items of the demands, by name.
    pub wishes: BTreeMap<String, Vec<String>>,
    pub named: BTreeSet<String>,
    pub(super) last: Option<DateTime<FixedOffset>>,
}

/// Reads a case. `cast` is the text of `cases/cast.txt`: head lines that all cases share.
///
/// # Errors
/// All mistakes found, with file and line.
pub fn read(file: &str, text: &str, cast: &str, library: &Library) -> Result<Story, Vec<Mistake>> {
    let mut reader = Reader::new(library);
    let mut mistakes = Vec::new();
    let (mut lines, mut steps) = (Vec::new(), false);
    for (place, number, line) in meaningful("cases/cast.txt", cast).chain(meaningful(file, text)) {
        let dated = line.split_whitespace().next().is_some_and(|word| word.parse::<NaiveDate>().is_ok());
        steps |= dated;
        let read = match (dated, steps) {
            (true, _) => reader.line(number, line).map(|line| lines.push(line)),
            (false, false) => reader.head(line),
            (false, true) => Err("这一行没有日期".into()),
        };
        if let Err(wrong) = read {
            mistakes.push(Mistake { file: place.into(), line: number, wrong });
        }
    }
    if lines.is_empty() && mistakes.is_empty() {
        mistakes.push(Mistake { file: file.into(), line: 1, wrong: "案例没有一行带日期".into() });
    }
    if let (Some(law), Some(first)) = (&reader.law, lines.last()) {
        let on = Line::day(first);
        let known: BTreeSet<_> = Part::all(law, on).iter().map(|part| part.title().to_owned()).collect();
        let strange = reader.cast.lacks.values().flatten().find(|title| !known.contains(*title));
        mistakes.extend(strange.map(|title| Mistake { file: file.into(), line: 1, wrong: format!("机构档案没有“{title}”") }));
    }
    match reader.law {
        Some(law) if mistakes.is_empty() => {
            let Reader { packs, mode, core_only, cast, named, .. } = reader;
            Ok(Story { file: file.into(), packs, mode, law, core_only, cast, lines, named })
        }
        _ => Err(mistakes),
    }
}

fn meaningful<'t>(file: &'t str, text: &'t str) -> impl Iterator<Item = (&'t str, usize, &'t str)> {
    let lines = text.lines().enumerate().map(move |(n, line)| (file, n + 1, line.trim()));
    lines.filter(|(_, _, line)| !line.is_empty() && !line.starts_with('#'))
}

impl Line {
    fn day(&self) -> NaiveDate {
        self.at.date_naive()
    }
}

impl<'a> Reader<'a> {
    fn new(library: &'a Library) -> Self {
        Self {
            library,
            cast: Cast::default(),
            packs: Vec::new(),
            mode: Mode::Production,
            law: None,
            core_only: false,
            drafts: BTreeMap::new(),
            written: None,
            requests: BTreeMap::new(),
            request: None,
            hand: None,
            matters: Vec::new(),
            sides: <[String; 2]>::default(),
            wishes: BTreeMap::new(),
            named: BTreeSet::new(),
            last: None,
        }
    }

    fn line(&mut self, number: usize, text: &str) -> Result<Line, Wrong> {
        if self.law.is_none() {
            return Err("先写明“法”".into());
        }
        let (left, right) = text.split_once('→').ok_or("缺少“→”和预期")?;
        let (at, action) = self.moment(left)?;
        let step = self.action(action.trim(), at.date_naive())?;
        let (wanted, cites) = cite::split(right, self.library)?;
        if wanted.is_empty() {
            return Err("“→”后面没有预期".into());
        }
        let expect = expect::read(&wanted, &|title| self.column(title))?;
        self.settle(&step, expect.iter().any(|e| matches!(e, Expect::Refused(..))));
        Ok(Line { number, at, step, expect, cites })
    }

    /// The date, the time if one is given, and what follows. Time never goes back.
    fn moment<'t>(&mut self, left: &'t str) -> Result<(DateTime<FixedOffset>, &'t str), Wrong> {
        let left = left.trim();
        let (date, rest) = left.split_once(char::is_whitespace).map_or((left, ""), |(date, rest)| (date, rest.trim_start()));
        let date = words::day(date)?;
        let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let stated = NaiveTime::parse_from_str(word, "%H:%M").ok();
        let zone = self.law.as_ref().and_then(Lawbook::offset).ok_or("适用的法没有时区")?;
        let local = |time: NaiveTime| date.and_time(time).and_local_timezone(zone).single().ok_or("没有这个时刻");
        let morning = NaiveTime::from_hms_opt(10, 0, 0).unwrap_or(NaiveTime::MIN);
        let after_last = self.last.filter(|last| last.date_naive() == date).map(|last| last + TimeDelta::seconds(1));
        let at = match stated {
            Some(time) => local(time)?,
            None => after_last.unwrap_or(local(morning)?),
        };
        if self.last.is_some_and(|last| at <= last) {
            return Err("时间不能倒退".into());
        }
        self.last = Some(at);
        Ok((at, if stated.is_some() { after } else { rest }))
    }

    /// What the line leaves behind for the next ones.
    fn settle(&mut self, step: &Step, refused: bool) {
        let written = self.written.take();
        let Step::Act { act, .. } = step else { return };
        let opens = matches!(&**act, Act::Matter(act) if act.verb == "open");
        if refused && (opens || matches!(**act, Act::Apply { .. } | Act::Compile { .. })) {
            return;
        }
        if let Act::Matter(act) = &**act
            && opens
        {
            self.matters.push((act.room, act.name.clone()));
        }
        if let Some((name, draft)) = written.filter(|_| !refused) {
            self.drafts.insert(name, draft);
        }
        if let Act::Apply { request, resource, application, .. } = &**act {
            self.requests.insert(request.clone(), (resource.clone(), application.clone()));
            self.request = Some(request.clone());
        }
        self.hand = act.case().or(self.hand.take());
    }

    /// The column of an item by its title.
    pub(super) fn column(&self, title: &str) -> Result<String, Wrong> {
        self.cast.items.get(title).cloned().ok_or_else(|| format!("没有叫“{title}”的数据项"))
    }

    /// A known organization.
    pub(super) fn org(&self, name: &str) -> Result<OrgKind, Wrong> {
        self.cast.orgs.get(name).or_else(|| self.cast.later.get(name)).copied().ok_or_else(|| format!("没有叫“{name}”的机构"))
    }
}

impl Story {
    /// What happened the day before the first line, so that the resources named are as declared.
    pub fn opening(&self) -> Vec<(DateTime<FixedOffset>, Step)> {
        let Some(first) = self.lines.first().and_then(|line| line.at.checked_sub_days(Days::new(1))) else { return Vec::new() };
        let authority = self.cast.orgs.iter().find(|(_, kind)| **kind == OrgKind::Authority).map(|(name, _)| name.clone());
        let mut steps = Vec::new();
        for (name, declared) in self.cast.resources.iter().filter(|(name, _)| self.named.contains(*name)) {
            let officer = Subject {
                org: declared.org.clone(),
                kind: self.cast.orgs.get(&declared.org).copied().unwrap_or(OrgKind::Department),
                role: Role::DataOfficer,
            };
            let reviewer = Subject { org: authority.clone().unwrap_or_default(), kind: OrgKind::Authority, role: Role::Reviewer };
            let resource = name.clone();
            let contract = declared.draft.contract(name, &self.law, first.date_naive());
            let mut walk = vec![
                (Stage::Draft, &officer, Act::Compile { resource: resource.clone(), contract }),
                (Stage::Published, &officer, Act::Submit { resource: resource.clone() }),
            ];
            let reviews = ReviewStep::before_publishing(&self.law, first.date_naive()).into_iter();
            walk.extend(reviews.map(|step| (Stage::Published, &reviewer, Act::Pass { resource: resource.clone(), step })));
            walk.push((Stage::Published, &reviewer, Act::Publish { resource: resource.clone() }));
            walk.push((Stage::Loaded, &officer, Act::Load { resource, file: "案例.csv".into(), blank: false, secrecy: None }));
            for (_, by, act) in walk.into_iter().filter(|(stage, _, _)| declared.stage >= *stage) {
                let at = first + TimeDelta::seconds(i64::try_from(steps.len()).unwrap_or_default());
                steps.push((at, Step::Act { by: by.clone(), act: Box::new(act) }));
            }
        }
        steps
    }
}
