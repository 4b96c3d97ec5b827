//! The lines before the first date: which law binds, who is there, what they hold.

use super::cast::{Declared, Draft, OTHERS, Stage};
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::catalogue::{CHOICES, Contract, Release};
use law::{Key, Mode};

impl Reader<'_> {
    /// Reads one line of the head.
    pub(super) fn head(&mut self, line: &str) -> Result<(), Wrong> {
        let (word, rest) = line.split_once(char::is_whitespace).map_or((line, ""), |(word, rest)| (word, rest.trim()));
        match word {
            "法" => self.law(rest),
            "高度" if rest == "内核" => {
                self.core_only = true;
                Ok(())
            }
            "机构" => {
                let mut parts = words::split(rest, '，');
                let (name, kind) = parts.remove(0).split_once(' ').ok_or("应写作：机构 名称 类别，区划 …，即 条文称谓")?;
                let mut options = Options::new(parts);
                let words = options.list("即", |word| Ok::<_, Wrong>(word.to_owned()))?;
                self.cast.stands_for.insert(name.into(), words.unwrap_or_default());
                self.cast.orgs.insert(name.into(), words::org_kind(kind.trim())?);
                if let Some(lacks) = options.list("缺", |title| Ok::<_, Wrong>(title.to_owned()))? {
                    self.cast.lacks.insert(name.into(), lacks);
                }
                if let Some(region) = options.read("区划", words::region)? {
                    self.cast.regions.insert(name.into(), region);
                }
                options.done()
            }
            "资源" => self.resource(rest),
            "申请用途" => {
                self.cast.purpose = rest.into();
                Ok(())
            }
            "申请依据" => {
                self.cast.basis = Some(words::basis(rest, self.library)?);
                Ok(())
            }
            _ => Err(format!("开头的“{word}”不认识；可用：法、高度、机构、资源、申请用途、申请依据")),
        }
    }

    fn law(&mut self, rest: &str) -> Result<(), Wrong> {
        let mut packs: Vec<&str> = rest.split_whitespace().collect();
        self.mode = match packs.last() {
            Some(&"演示") => Mode::Demo,
            Some(&"试点") => Mode::Trial,
            _ => Mode::Production,
        };
        if self.mode != Mode::Production {
            packs.pop();
        }
        self.law = Some(self.library.bind(&packs, self.mode).map_err(|why| why.to_string())?);
        self.cast.territory =
            self.law.as_ref().and_then(|law| law.binding().next()).map_or_else(String::new, |pack| pack.territory.clone());
        self.packs = packs.into_iter().map(str::to_owned).collect();
        Ok(())
    }

    fn resource(&mut self, rest: &str) -> Result<(), Wrong> {
        let mut parts = words::split(rest, '，');
        let (name, org) = parts.remove(0).split_once(' ').ok_or("应写作：资源 名称 机构，共享类型 …，数据项 …")?;
        self.org(org)?;
        let mut options = Options::new(parts);
        let stages = [("未编制", Stage::Absent), ("草稿", Stage::Draft), ("已发布", Stage::Published), ("已加载", Stage::Loaded)];
        let stage = stages.into_iter().find(|(word, _)| options.flag(word)).map_or(Stage::Loaded, |(_, stage)| stage);
        let draft = self.draft(Draft { org: org.into(), ..Draft::default() }, &mut options)?;
        options.done()?;
        if draft.share_type.is_empty() || draft.items.is_empty() {
            return Err("资源须写明共享类型和数据项".into());
        }
        self.drafts.insert(name.into(), draft.clone());
        self.cast.resources.insert(name.into(), Declared { org: org.into(), stage, draft });
        Ok(())
    }

    /// Applies the options of a contract.
    pub(super) fn draft(&mut self, mut draft: Draft, options: &mut Options<'_>) -> Result<Draft, Wrong> {
        if let Some(name) = options.value("共享类型") {
            draft.share_type = name.into();
        }
        if options.flag("无共享类型") {
            draft.share_type = String::new();
        }
        if options.flag("无依据") {
            draft.basis = None;
        }
        if let Some(basis) = options.read("依据", |text| words::basis(text, self.library))? {
            draft.basis = Some(basis);
        }
        if options.flag("补齐") {
            draft.lacks.clear();
        }
        if let Some(fields) = options.list("缺", |title| self.field(title))? {
            draft.lacks.extend(fields);
        }
        let text = |pair: &str| {
            let (title, text) = pair.split_once('=').ok_or("应写作：填写 共享条件=「…」")?;
            Ok::<_, Wrong>((self.field(title)?, words::unquote(text)))
        };
        draft.texts.extend(options.list("填写", text)?.unwrap_or_default());
        self.limits(&mut draft, options)?;
        if options.flag("无数据项") {
            draft.items.clear();
        }
        if let Some(items) = options.list("数据项", words::item)? {
            draft.items = items;
        }
        draft.items.extend(options.list("增加", words::item)?.unwrap_or_default());
        for item in &draft.items {
            let known = self.cast.items.entry(item.title.clone()).or_insert_with(|| item.name.clone());
            if *known != item.name {
                return Err(format!("“{}”已经叫 {known}，不能又叫 {}", item.title, item.name));
            }
        }
        for gone in options.list("删去", |title| self.column(title))?.unwrap_or_default() {
            draft.items.retain(|item| item.name != gone);
        }
        Ok(draft)
    }

    /// Whom it is limited to, what it was built with, where it was filed, what opens it again.
    fn limits(&mut self, draft: &mut Draft, options: &mut Options<'_>) -> Result<(), Wrong> {
        if let Some(orgs) = options.list("只供", |name| self.org(name).map(|_| name.to_owned()))? {
            draft.scope = orgs;
        }
        if options.flag("不限范围") {
            draft.scope.clear();
        }
        draft.funded |= options.flag("财政投资");
        draft.by_reference |= options.flag("参照执行");
        if let Some(number) = options.value("备案") {
            draft.filing = Some(words::unquote(number));
        }
        if options.flag("无备案") {
            draft.filing = Some(String::new());
        }
        let processed = options.value("脱敏").map(|text| Release::Processed { record: words::unquote(text) });
        let consent = options.value("权利人同意").map(|text| Release::Consent { document: words::unquote(text) });
        draft.release = processed.or(consent).or(draft.release.take());
        draft.undeclared |= options.flag("未声明涉密");
        draft.secrecy = options.read("涉密", words::secrecy)?.or(draft.secrecy);
        if let Some(names) = options.list("来自", |name| Ok::<_, Wrong>(name.to_owned()))? {
            if let Some(unknown) = names.iter().find(|name| !self.drafts.contains_key(*name)) {
                return Err(format!("没有叫“{unknown}”的资源；先在开头声明"));
            }
            self.named.extend(names.iter().cloned());
            draft.derived_from = names;
        }
        Ok(())
    }

    /// The field of this title: statutory, of a conditional resource, of the guide, a choice, or another.
    fn field(&self, title: &str) -> Result<String, Wrong> {
        let chosen = CHOICES.iter().find(|(key, _)| key.label() == title).map(|(_, field)| *field);
        let owner = (Key::CatalogueOwner.label() == title).then_some(Contract::OWNER);
        let other = OTHERS.iter().find(|(word, _)| *word == title).map(|(_, field)| *field);
        let tables = [Key::CatalogueFields, Key::CatalogueConditionalBasis, Key::CatalogueGuideFields];
        let listed = tables.iter().find_map(|key| self.titled(*key, title).ok());
        // A field that only a guide lists has no title in the law: its short name is written.
        let short = title.bytes().all(|b| b.is_ascii_lowercase() || b == b'_').then(|| title.to_owned());
        let found = listed.or(short).or_else(|| chosen.or(owner).or(other).map(str::to_owned));
        found.ok_or_else(|| format!("目录内容中没有“{title}”"))
    }

    /// The field that a table of the law calls by this title.
    pub(super) fn titled(&self, key: Key, title: &str) -> Result<String, Wrong> {
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let rule = law.rule_or_nearest(key, chrono::NaiveDate::MIN).map(|rule| &rule.value);
        let Some(law::Value::Table(rows)) = rule else { return Err(format!("适用的法没有 {key} 的表")) };
        let found = rows
            .iter()
            .find(|row| row.get("title").is_some_and(|t| t == title))
            .and_then(|row| row.get("field").or_else(|| row.get("name")));
        found.cloned().ok_or_else(|| format!("法定内容中没有“{title}”"))
    }
}
