//! The verbs of matters: each room reads its own.

use super::act::MatterAct;
use super::dispute;
use super::lists;
use super::options::Options;
use super::reader::Reader;
use super::source;
use super::usage;
use super::words::Wrong;
use super::{collect, correction, demand, org, oversight, ruleset};
use crate::decision::Room;
use chrono::NaiveDate;
use serde_json::{Map, Value};

/// Verbs by room.
const VERBS: &[(Room, &[&str])] = &[
    (Room::Correction, &correction::VERBS),
    (Room::Dispute, &dispute::VERBS),
    (Room::Demand, &demand::VERBS),
    (Room::Source, &source::VERBS),
    (Room::Misuse, &usage::MISUSE),
    (Room::Feedback, &usage::FEEDBACK),
    (Room::Onward, &usage::ONWARD),
    (Room::UseLog, &usage::LOG),
    (Room::Collection, &collect::VERBS),
    (Room::Listing, &lists::LISTS),
    (Room::Round, &lists::ROUNDS),
    (Room::Registration, &lists::REGISTRATIONS),
    (Room::RegisterForm, &lists::FORMS),
    (Room::Ruleset, &ruleset::VERBS),
    (Room::Oversight, &oversight::VERBS),
    (Room::Task, &org::TASKS),
];

/// Whether a word is a verb of some matter.
pub(super) fn known(verb: &str) -> bool {
    VERBS.iter().any(|(_, verbs)| verbs.contains(&verb))
}

impl Reader<'_> {
    /// Reads what is done in a matter.
    pub(super) fn matter(
        &mut self,
        by: &str,
        verb: &str,
        rest: &[&str],
        today: NaiveDate,
        options: &mut Options<'_>,
    ) -> Result<MatterAct, Wrong> {
        let room = VERBS.iter().find(|(_, verbs)| verbs.contains(&verb)).map(|(room, _)| *room).ok_or("动词不认识")?;
        match room {
            Room::Correction => self.correction(by, verb, rest, options),
            Room::Dispute => self.dispute(by, verb, rest, options),
            Room::Demand => self.demand(verb, rest, options),
            Room::Source => self.source(verb, rest, options),
            Room::Misuse => self.misuse(verb, rest, options),
            Room::Feedback => self.feedback(verb, rest, options),
            Room::Onward => self.onward(verb, rest, options),
            Room::UseLog => self.use_log(rest, options),
            Room::Collection => self.collection(verb, rest, options),
            Room::Listing => self.listing(verb, rest, today, options),
            Room::Round => self.round(verb, rest, options),
            Room::Registration => self.registration(verb, rest, options),
            Room::RegisterForm => self.forms(verb, rest, options),
            Room::Ruleset => self.ruleset(verb, rest, today, options),
            Room::Oversight => self.oversight(verb, rest, options),
            Room::Task => self.task(by, verb, rest, options),
            _ => Err(format!("动词“{verb}”不认识")),
        }
    }

    /// A matter that is opened: its name in the story.
    pub(super) fn opens(&self, room: Room, body: Value, options: &mut Options<'_>) -> MatterAct {
        let count = self.matters.iter().filter(|(known, _)| *known == room).count() + 1;
        let name = options.value("记作").map_or_else(|| format!("{}第{count}件", room.as_str()), str::to_owned);
        MatterAct { room, name, verb: "open", body }
    }

    /// A matter that is there: the one named, or the last of its room.
    pub(super) fn within(&self, room: Room, verb: &'static str, rest: &[&str], body: Value) -> Result<MatterAct, Wrong> {
        let known = self.matters.iter().rev().filter(|(known, _)| *known == room).map(|(_, name)| name);
        let name = match rest {
            [] => known.into_iter().next().ok_or("还没有这一类事项")?,
            [name] => known.into_iter().find(|known| known == name).ok_or_else(|| format!("没有记作“{name}”的事项"))?,
            _ => return Err(format!("看不懂“{}”", rest.join(" "))),
        };
        Ok(MatterAct { room, name: name.clone(), verb, body })
    }
}

/// A step's fields with its tag, as the domain takes it.
#[must_use]
pub fn tagged(verb: &str, body: &Value) -> Value {
    let mut fields: Map<String, Value> = body.as_object().cloned().unwrap_or_default();
    fields.insert("act".into(), verb.into());
    Value::Object(fields)
}
