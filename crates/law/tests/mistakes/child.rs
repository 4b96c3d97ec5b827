//! Mistakes in how a pack stands to the one above it.

use super::{fixture, told};
use law::Library;

fn reply(days: u32, relation: &str) -> law::Files {
    fixture::with_child(&format!("key = \"sharing.reply\"\nvalue = \"{days}个工作日\"\nfrom = \"sharing.requested\"\n{relation}"))
}

#[test]
fn no_relation() {
    told(
        &reply(5, ""),
        &[
            "cx/01-总则.md 第11行（第一条）：“sharing.reply”没有写明与上位规定的关系。改法：补上 relation：restates、stricter、looser、adds 之一。",
        ],
    );
}

#[test]
fn a_relation_that_is_none() {
    told(
        &reply(5, "relation = \"easier\""),
        &["cx/01-总则.md 第15行（第一条第一款）：不认识的取值 easier。改法：只能是：restates、stricter、looser、adds。"],
    );
}

#[test]
fn a_relation_that_is_not_so() {
    told(
        &reply(10, "relation = \"restates\""),
        &[
            "cx/01-总则.md 第11行（第一条）：“sharing.reply”写作 restates，内容却宽于上位规定（《某地数据办法》第一条第一款：5个工作日）。改法：更宽的写 looser，列为冲突，不适用；或者改正内容。",
        ],
    );
    told(
        &reply(3, "relation = \"restates\""),
        &[
            "cx/01-总则.md 第11行（第一条）：“sharing.reply”写作 restates，内容却严于上位规定（《某地数据办法》第一条第一款：5个工作日）。改法：更严的写 stricter，或者改正内容。",
        ],
    );
    told(
        &reply(5, "relation = \"stricter\""),
        &[
            "cx/01-总则.md 第11行（第一条）：“sharing.reply”写作 stricter，内容却与上位规定相同（《某地数据办法》第一条第一款：5个工作日）。改法：相同的写 restates，或者改正内容。",
        ],
    );
    told(
        &reply(10, "relation = \"adds\""),
        &[
            "cx/01-总则.md 第11行（第一条）：“sharing.reply”写作 adds，内容却宽于上位规定（《某地数据办法》第一条第一款：5个工作日）。改法：更宽的写 looser，列为冲突，不适用；或者改正内容。",
        ],
    );
}

#[test]
fn ranks_that_are_looser() {
    let rule = "key = \"sharing.refuse_basis\"\nlist = [\"法律\", \"地方政府规章\"]\nrelation = \"restates\"";
    told(
        &fixture::with_child(rule),
        &[
            "cx/01-总则.md 第11行（第一条）：“sharing.refuse_basis”写作 restates，内容却宽于上位规定（《某地数据办法》第一条第二款：法律、法规）。改法：更宽的写 looser，列为冲突，不适用；或者改正内容。",
        ],
    );
}

#[test]
fn nothing_above_to_compare_with() {
    told(
        &fixture::with_child("key = \"source.duty\"\nflag = true\nrelation = \"restates\""),
        &["cx/01-总则.md 第11行（第一条）：上位规定没有“source.duty”可比。改法：relation 改为 adds，或者删去。"],
    );
}

#[test]
fn what_is_so_may_be_said() {
    for (days, relation) in [(5, "restates"), (3, "stricter"), (10, "looser")] {
        assert!(Library::read(&reply(days, &format!("relation = \"{relation}\""))).is_ok(), "{relation}");
    }
}
