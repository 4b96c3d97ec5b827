//! Who is refused the data is offered to have it compared, under the article of the law in force. Rows: GD-23.3b, DG-23.4b.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use domain::sharing::{Mode, Request};
use domain::story::{self, Memory, World};

const STORY: &str = "2026-03-02  民政局 向 公安局 申请 户籍登记 → 待答复\n\
                     2026-03-03  公安局 拒绝，依据 《中华人民共和国户口登记条例》第三条 → 已拒绝\n";

fn request(world: &Memory) -> &Request {
    world.books.requests.values().next().unwrap()
}

#[test]
fn comparing_is_offered_only_once_the_data_is_refused() {
    for (law, row) in [("guangdong-2021", "GD-23.3b"), ("dongguan-draft 演示", "DG-23.4b")] {
        let told = story::read("offered", &format!("法 {law}\n{STORY}"), &support::cast(), &support::library()).unwrap();
        let mut world = Memory::of(&told);
        for (at, step) in told.opening() {
            world.step(at, &step);
        }
        let on = told.lines[1].at.date_naive();
        world.step(told.lines[0].at, &told.lines[0].step);
        assert_eq!(request(&world).verification(&world.law, on), None, "{row}: nobody was refused yet");
        let asked = request(&world).application.clone();

        let outcome = world.step(told.lines[1].at, &told.lines[1].step);
        assert_eq!(outcome.refusal, None, "{row}");
        let (offered, citation) = request(&world).verification(&world.law, on).unwrap_or_else(|| panic!("{row}: nothing is offered"));
        assert_eq!(citation.id(), row.trim_end_matches('b'), "{row}");
        assert_eq!((offered.mode, &offered.items, &offered.purpose), (Mode::Verify, &asked.items, &asked.purpose), "{row}: filled in");
    }
}
