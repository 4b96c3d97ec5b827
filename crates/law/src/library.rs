//! The law folder: all packs, norms and calendars, read together.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::files::Files;
use crate::lawbook::Lawbook;
use crate::mistake::{Mistake, read_toml};
use crate::norms::{Norm, Norms};
use crate::pack::{self, Pack, Status};
use crate::{Form, Key, Value};
use crate::{dated, names, relation, see};

/// How seriously a node takes its packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Real work: drafts don't bind.
    Production,
    /// A node marked as a trial: drafts may bind.
    Trial,
    /// The demo: drafts may bind.
    Demo,
}

/// Why packs can't be bound.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotBind {
    /// There is no such pack.
    #[error("法规包“{0}”不存在；改用 gongshu law list 列出的法规包")]
    Unknown(String),
    /// A draft binds nobody.
    #[error("《{0}》尚未施行（{1}），只能在试点或演示节点适用；可改为模拟适用，印发后写明施行日期和文件")]
    Draft(String, String),
    /// The text leaves the first day open.
    #[error("《{0}》的施行日期留空（{1}）；在节点设置的 dates 中写明施行日期和印发的文件")]
    Undated(String, String),
    /// The first day given can't be.
    #[error("《{0}》（{1}）的施行日期不能这样指定：{2}")]
    BadDate(String, String, String),
    /// Packs that are each other's parents.
    #[error("法规包“{0}”的上位关系成环")]
    Circle(String),
}

/// Everything in the law folder.
#[derive(Debug, Clone)]
pub struct Library {
    /// The packs by id.
    pub packs: BTreeMap<String, Arc<Pack>>,
    /// The working days.
    pub calendar: Arc<Calendar>,
    /// Mechanism of the matrices → the room that meets it.
    pub mechanisms: BTreeMap<String, String>,
    /// Changes to rules that no case notices, from `SURVIVORS.txt`; the list may only shrink.
    pub survivors: BTreeSet<String>,
    /// Keys that no room reads yet, from `UNREAD.txt`; the list may only shrink.
    pub unread: BTreeSet<Key>,
    pub(crate) norms: Arc<Norms>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mechanisms {
    mechanism: BTreeMap<String, String>,
}

impl Library {
    /// Reads the law folder.
    ///
    /// # Errors
    /// All mistakes found, each with its place and remedy.
    pub fn read(files: &Files) -> Result<Self, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let norms = Norms::read(files, &mut mistakes);
        let calendar = Calendar::read(files, &mut mistakes);
        let mechanisms = mechanisms(files, &mut mistakes);
        names::headless(files, &mut mistakes);
        let folders = files.0.keys().filter_map(|file| file.strip_suffix("/pack.toml"));
        let read: Vec<Pack> = folders.filter_map(|folder| pack::read(files, folder, &mut mistakes)).collect();
        names::check(&read, &mut mistakes);
        let packs: BTreeMap<_, _> = see::resolve(read, &mut mistakes).into_iter().map(|pack| (pack.id.clone(), Arc::new(pack))).collect();
        let readable = mistakes.is_empty();
        for pack in packs.values() {
            check_ranks(pack, &norms, &mut mistakes);
            check_mechanisms(pack, &mechanisms, &mut mistakes);
            relation::check(pack, &packs, &norms, &mut mistakes);
            if readable {
                check_silence(pack, &mut mistakes);
            }
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let (norms, calendar) = (Arc::new(norms), Arc::new(calendar));
        let survivors = lines(files, "SURVIVORS.txt").map(str::to_owned).collect();
        let unread = lines(files, "UNREAD.txt").filter_map(|line| line.parse().ok()).collect();
        Ok(Self { packs, calendar, mechanisms, survivors, unread, norms })
    }

    /// The norms a basis can be picked from.
    pub fn norms(&self) -> impl Iterator<Item = &Norm> {
        self.norms.norms.values()
    }

    /// One pack.
    #[must_use]
    pub fn pack(&self, id: &str) -> Option<&Pack> {
        self.packs.get(id).map(Arc::as_ref)
    }

    /// The lawbook of a node bound by these packs and by the packs above them.
    ///
    /// # Errors
    /// A pack is missing, is a draft that this mode doesn't bind, or stands in a circle.
    pub fn bind(&self, ids: &[&str], mode: Mode) -> Result<Lawbook, CannotBind> {
        let packs = self.with_parents(ids)?;
        if mode == Mode::Production {
            packs.iter().try_for_each(|pack| binds(pack))?;
        }
        Ok(Lawbook::new(self, packs))
    }

    /// The packs and the packs above them, each before its parents.
    pub(crate) fn with_parents(&self, ids: &[&str]) -> Result<Vec<Arc<Pack>>, CannotBind> {
        let mut found = Vec::new();
        for id in ids.iter().rev() {
            self.climb(id, &mut Vec::new(), &mut found)?;
        }
        found.reverse();
        Ok(found)
    }

    fn climb(&self, id: &str, path: &mut Vec<String>, found: &mut Vec<Arc<Pack>>) -> Result<(), CannotBind> {
        let pack = self.packs.get(id).ok_or_else(|| CannotBind::Unknown(id.to_owned()))?;
        if path.iter().any(|below| below == id) {
            return Err(CannotBind::Circle(id.to_owned()));
        }
        if found.iter().any(|known| known.id == id) {
            return Ok(());
        }
        path.push(id.to_owned());
        for parent in pack.parents.iter().rev() {
            self.climb(parent, path, found)?;
        }
        path.pop();
        found.push(Arc::clone(pack));
        Ok(())
    }
}

/// Whether a pack may bind where real work is done.
fn binds(pack: &Pack) -> Result<(), CannotBind> {
    let place = dated::place(pack);
    match (pack.status, pack.in_force) {
        (Status::Draft, _) => Err(CannotBind::Draft(pack.title.clone(), place)),
        (Status::InForce, None) => Err(CannotBind::Undated(pack.title.clone(), place)),
        (Status::InForce, Some(_)) => Ok(()),
    }
}

/// The lines of a list, without remarks.
fn lines<'a>(files: &'a Files, file: &str) -> impl Iterator<Item = &'a str> {
    let text = files.0.get(file).map_or("", String::as_str);
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn mechanisms(files: &Files, mistakes: &mut Vec<Mistake>) -> BTreeMap<String, String> {
    let file = "mechanisms.toml";
    let Some(text) = files.0.get(file) else { return BTreeMap::new() };
    match read_toml::<Mechanisms>(file, 1, text) {
        Ok(table) => table.mechanism,
        Err(mistake) => {
            mistakes.push(mistake);
            BTreeMap::new()
        }
    }
}

fn check_ranks(pack: &Pack, norms: &Norms, mistakes: &mut Vec<Mistake>) {
    let remedy = "改用 norms/ranks.toml 所列位阶或者概称";
    if !norms.knows(&pack.rank) {
        let wrong = format!("位阶“{}”不在位阶表内", pack.rank);
        mistakes.push(pack.mistake(&pack.rank.0, wrong, remedy));
    }
    for norm in pack.made_under.iter().filter(|norm| !norms.norms.contains_key(*norm)) {
        let wrong = format!("制定依据“{norm}”没有登记");
        mistakes.push(pack.mistake(norm, wrong, "先在 norms/ 登记"));
    }
    for rule in pack.rules.values().filter(|rule| rule.key.form() == Form::Ranks) {
        let Value::List(terms) = &rule.value else { continue };
        for term in terms.iter().filter(|term| norms.covered(term).is_none()) {
            let wrong = format!("位阶“{term}”不在位阶表内");
            let mistake = Mistake::new(&rule.file, rule.line, wrong, remedy);
            mistakes.push(mistake.under(rule.citation.place()));
        }
    }
}

fn check_mechanisms(pack: &Pack, known: &BTreeMap<String, String>, mistakes: &mut Vec<Mistake>) {
    for row in pack.obligations.iter().filter(|row| !known.contains_key(&row.mechanism)) {
        let file = format!("{}/obligations.toml", pack.id);
        let wrong = format!("{} 的机制“{}”没有归属", row.id, row.mechanism);
        mistakes.push(Mistake::new(&file, 0, wrong, "在 mechanisms.toml 写明由哪一间办理").under(&row.id));
    }
}

/// A pack without parents speaks to every key, or says why it is silent.
fn check_silence(pack: &Pack, mistakes: &mut Vec<Mistake>) {
    for key in pack.silent.keys().filter(|key| pack.speaks(**key)) {
        let wrong = format!("“{key}”既有规则又列为未规定");
        mistakes.push(pack.mistake(key.as_str(), wrong, "删去 silent 中的这一行"));
    }
    if !pack.parents.is_empty() || pack.excerpt {
        return;
    }
    let spoken = |key: &&Key| pack.speaks(**key) || pack.silent.contains_key(key);
    let mut rooms: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for key in Key::ALL.iter().filter(|key| !spoken(key)) {
        rooms.entry(key.room()).or_default().push(format!("{key}（{}）", key.label()));
    }
    for (room, keys) in rooms {
        let wrong = format!("没有这些规则：{}", keys.join("、"));
        let remedy = format!("标注规定它们的款，或者在 silent 写明条文未作规定；整间都没有规定的，写“{room}.*”");
        mistakes.push(pack.mistake("", wrong, &remedy));
    }
}
