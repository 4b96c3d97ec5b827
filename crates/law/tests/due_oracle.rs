//! Due dates of every term of every pack against an independent judge, which reads the packs itself. Runs where
//! `GONGSHU_PYTHON` names a Python that has `chinesecalendar`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, TimeDelta};
use law::{Form, Key, Lawbook, Mode};
use support::holidays::{Holiday, holidays};
use support::judge::{Dice, ask};

/// How many due dates are drawn for each term.
const DRAWN: usize = 500;

/// Seconds east of Greenwich: the place's own, others to either side of the date line, and one with odd minutes.
const ZONES: [i32; 7] = [28_800, 0, -18_000, 50_400, -43_200, 20_700, 32_400];

/// A term as the judge read it.
struct Term {
    pack: String,
    key: Key,
    figure: String,
}

/// What both are asked.
struct Question<'a> {
    term: &'a Term,
    start: DateTime<FixedOffset>,
}

impl Question<'_> {
    fn line(&self) -> String {
        format!("{} {} {}\n", self.term.pack, self.term.key, self.start.to_rfc3339())
    }
}

/// A lawbook for each pack, drafts included.
struct Laws(BTreeMap<String, Lawbook>);

impl Laws {
    fn bound() -> Self {
        let library = support::library();
        Self(library.packs.keys().map(|id| (id.clone(), library.bind(&[id], Mode::Demo).unwrap())).collect())
    }

    fn years(&self) -> Vec<i32> {
        self.0.values().next().unwrap().calendar().years().collect()
    }

    /// Asks for a term that starts on that day at the place, told in any time zone.
    fn question<'a>(&self, term: &'a Term, day: NaiveDate, dice: &mut Dice) -> Question<'a> {
        let any = dice.roll(86_400);
        let second = *dice.pick(&[0, 86_399, any, any, any]);
        let time = day.and_hms_opt(0, 0, 0).unwrap() + TimeDelta::seconds(second.try_into().unwrap());
        let zone = FixedOffset::east_opt(*dice.pick(&ZONES)).unwrap();
        let place = self.0[&term.pack].offset().unwrap();
        Question { term, start: time.and_local_timezone(place).unwrap().with_timezone(&zone) }
    }

    /// What the law answers, in the words of the judge; and what it rests on.
    fn answer(&self, question: &Question<'_>) -> (String, String) {
        let due = self.0[&question.term.pack].due(question.term.key, question.start).unwrap();
        let deadline = due.deadline().map_or("-".to_owned(), |at| at.to_rfc3339());
        let provisional = if due.provisional { "provisional" } else { "settled" };
        let in_force = if due.in_force { "in_force" } else { "not_in_force" };
        (format!("{} {deadline} {provisional} {in_force}", due.date), format!("{} {}", due.citation, due.length))
    }

    fn compare(&self, questions: &[Question<'_>]) {
        let Some(expected) = judge("due", &questions.iter().map(Question::line).collect::<String>()) else { return };
        assert_eq!(expected.len(), questions.len());
        let mut wrong = Vec::new();
        for (question, expected) in questions.iter().zip(expected) {
            let (found, rests_on) = self.answer(question);
            if found != expected {
                let (line, figure) = (question.line(), &question.term.figure);
                wrong.push(format!("{line}  得出 {found}（{rests_on}）\n  应为 {expected}（{figure}）"));
            }
        }
        let first = wrong.iter().take(10).cloned().collect::<Vec<_>>().join("\n");
        assert!(wrong.is_empty(), "{} 个到期日中有 {} 个不符，例如：\n{first}", questions.len(), wrong.len());
        println!("{} 个到期日与独立日历相符", questions.len());
    }
}

fn judge(what: &str, input: &str) -> Option<Vec<String>> {
    ask("due.py", &[support::root().join("statutes").to_str().unwrap(), what], input)
}

fn terms() -> Option<Vec<Term>> {
    let read = |line: &String| {
        let [pack, key, figure]: [&str; 3] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        Term { pack: pack.to_owned(), key: key.parse().unwrap(), figure: figure.to_owned() }
    };
    Some(judge("terms", "")?.iter().map(read).collect())
}

#[test]
fn both_read_the_same_terms() {
    let Some(terms) = terms() else { return };
    let theirs: BTreeSet<_> = terms.into_iter().map(|term| (term.pack, term.key)).collect();
    let mut ours = BTreeSet::new();
    for (pack, law) in &Laws::bound().0 {
        let figures = Key::ALL.iter().filter(|key| key.form() == Form::Figure);
        let spoken = figures.filter(|key| law.rule_or_nearest(**key, NaiveDate::MIN).is_some());
        ours.extend(spoken.map(|key| (pack.clone(), *key)));
    }
    assert_eq!(ours, theirs);
}

#[test]
fn drawn_due_dates_agree() {
    let Some(terms) = terms() else { return };
    let laws = Laws::bound();
    let years = laws.years();
    let first = NaiveDate::from_ymd_opt(years[0], 1, 1).unwrap();
    let days: Vec<NaiveDate> = first.iter_days().take_while(|day| years.contains(&day.year())).collect();
    let moved: Vec<NaiveDate> = holidays().iter().flat_map(Holiday::moved).collect();
    let mut dice = Dice(20_261_121);
    let mut questions = Vec::new();
    for term in terms.iter().cycle().take(terms.len() * DRAWN) {
        let near = *dice.pick(&moved) + Days::new(dice.roll(21)) - Days::new(10);
        let day = match dice.roll(8) {
            0..=3 if years.contains(&near.year()) => near,
            4 => *dice.pick(&days[days.len() - 30..]),
            _ => *dice.pick(&days),
        };
        questions.push(laws.question(term, day, &mut dice));
    }
    assert!(questions.len() >= 5000);
    laws.compare(&questions);
}

#[test]
fn every_holiday_agrees() {
    let Some(mut terms) = terms() else { return };
    terms.retain(|term| term.figure.contains("工作日"));
    let laws = Laws::bound();
    let years = laws.years();
    let days: BTreeSet<NaiveDate> = holidays().iter().flat_map(Holiday::around).filter(|day| years.contains(&day.year())).collect();
    let mut dice = Dice(19_491_001);
    let each = days.iter().flat_map(|day| terms.iter().map(move |term| (*day, term)));
    let questions: Vec<_> = each.map(|(day, term)| laws.question(term, day, &mut dice)).collect();
    laws.compare(&questions);
}
