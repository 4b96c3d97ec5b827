//! Sharing between departments is free 无偿共享: no condition of an entry asks for money.

use super::contract::conditions;
use super::{Contract, Effect};
use crate::{Context, Fault, Refusal};
use law::Key;

/// Words of a clause that asks for something, and for money: both, for data is also shared to check fees that others owe. Ours,
/// not the law's: it says only that sharing is free.
const ASKS: [&str; 12] = ["按次", "按条", "按年", "按量", "每次", "每条", "每年", "每月", "每笔", "另行", "须", "应当"];
const MONEY: [&str; 7] = ["收费", "付费", "缴费", "收取", "支付", "缴纳", "服务费"];
/// Words that ask for money by themselves.
const PAID: [&str; 3] = ["有偿使用", "有偿提供", "有偿共享"];
/// Words that say the contrary.
const FREE: [&str; 6] = ["不收", "不得收", "免收", "免费", "免予", "无偿"];

/// Where the law has sharing free, a conditional entry states no fee, price or charge.
pub(super) fn free(contract: &Contract, effect: Effect, ctx: &Context<'_>) -> Result<(), Refusal> {
    let cite = ctx.law.cite(Key::SharingFree, ctx.today()).filter(|_| ctx.law.holds(Key::SharingFree, ctx.today()));
    let Some(cite) = cite.filter(|_| effect == Effect::Ask) else { return Ok(()) };
    let stated = conditions(ctx.law, ctx.today()).into_iter();
    let charged = stated.filter(|one| contract.fields.get(&one.field).is_some_and(|text| asks_money(text)));
    let faults: Vec<_> = charged.map(|one| Fault::at(format!("fields.{}", one.field), format!("{}不能收取费用", one.title))).collect();
    if faults.is_empty() {
        return Ok(());
    }
    let message = "部门之间无偿共享，共享条件不能收取费用";
    Err(Refusal::law("catalogue.fee", Some(cite), message, "请删去费用、价格、服务费一类的条件").with_faults(faults))
}

/// Clause by clause, so that a clause saying that it is free excuses no other.
fn asks_money(text: &str) -> bool {
    let clauses = text.split(['，', '。', '；', '、', ',', ';', '\n']);
    let says = |clause: &str, words: &[&str]| words.iter().any(|word| clause.contains(word));
    clauses.into_iter().any(|clause| !says(clause, &FREE) && (says(clause, &PAID) || (says(clause, &ASKS) && says(clause, &MONEY))))
}

#[cfg(test)]
mod tests {
    use super::asks_money;

    #[test]
    fn a_clause_that_says_free_excuses_no_other() {
        for text in ["按次收费", "用于救助核查，每年缴纳服务费", "免费试用三个月；此后有偿使用", "使用部门须支付维护费"]
        {
            assert!(asks_money(text), "{text}");
        }
        for text in ["用于核查社会保险缴费年限", "须无偿提供，不收取任何费用", "用于办理收费公路减免", "每日不超过100次"]
        {
            assert!(!asks_money(text), "{text}");
        }
    }
}
