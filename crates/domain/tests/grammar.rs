//! A case with a mistake in it is not played: the mistake names file and line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use domain::story;
use domain::story::Memory;

const HEAD: &str = "法 guangdong-2021\n";

fn wrong(line: &str) -> String {
    let text = format!("{HEAD}2026-03-02  民政局 向 公安局 申请 户籍登记 → 待答复\n{line}");
    let mistakes = story::read("cases/x.case", &text, &support::cast(), &support::library()).unwrap_err();
    assert_eq!(mistakes.len(), 1, "{mistakes:?}");
    mistakes[0].to_string()
}

#[test]
fn typos_are_named_with_file_and_line() {
    let all = [
        ("2026-03-03  公安局 同意吧 → 待提供", "看不懂“公安局 同意吧”"),
        ("2026-03-03  公安局 审批 户籍登记 → 待提供", "动词“审批”不认识，见 cases/README.md"),
        ("2026-03-03  工安局 同意 → 待提供", "没有叫“工安局”的机构"),
        ("2026-03-03  公安局 报送 户籍登计 → 待审定", "没有叫“户籍登计”的资源；先在开头声明"),
        ("2026-03-03  公安局 同意，数据项 姓铭 → 待提供", "没有叫“姓铭”的数据项"),
        ("2026-03-03  公安局 同意，限期 三天 → 待提供", "看不懂“限期 三天”，或者此处不能这样写"),
        ("2026-03-03  公安局 同意，理由 可以 → 待提供", "看不懂“理由 可以”，或者此处不能这样写"),
        ("2026-03-03  公安局 同意 丙件 → 待提供", "没有记作“丙件”的申请"),
        ("2026-03-03  公安局 拒绝，依据 《不存在的办法》 → 已拒绝", "依据库中没有《不存在的办法》"),
        ("2026-03-03  公安局 拒绝 → 已拒绝", "拒绝须写明“依据 《…》第几条”或者“无依据”"),
        ("2026-03-03  公安局 同意 → 待提供了", "看不懂“待提供了”"),
        ("2026-03-03  公安局 同意 → 2026-02-30 到期", "“2026-02-30”不是日期（年-月-日）"),
        ("2026-03-03  公安局 同意 → 待提供 GD-23.2z", "义务表中没有 GD-23.2z"),
        ("2026-03-03  公安局 同意 → 待提供 引 GD-23.9", "法规包中没有 GD-23.9 这一款"),
        ("2026-03-03  公安局 同意 → GD-23.2c 待提供", "条款编号应写在一行的末尾"),
        ("2026-03-03  公安局 同意 → GD-23.2c", "“→”后面没有预期"),
        ("2026-03-03  公安局 同意", "缺少“→”和预期"),
        ("2026-03-01  公安局 同意 → 待提供", "时间不能倒退"),
        ("公安局 同意 → 待提供", "这一行没有日期"),
        ("2026-03-03  公安局 修改 户籍登记，缺 格式 → 草稿", "目录内容中没有“格式”"),
        ("2026-03-03  民政局 对 公安局 提出争议 户籍登记 → 协商中", "须写明事项"),
        (
            "2026-03-03  民政局 对 公安局 提出争议 户籍登记，事项 别的 → 协商中",
            "“别的”不认识；可用：共享类型、拒绝共享、数源归属、数据质量、数据使用",
        ),
        ("2026-03-03  民政局 记录协商，未达成一致 → 协调中", "还没有这一类事项"),
    ];
    for (line, why) in all {
        assert_eq!(wrong(line), format!("cases/x.case 第 3 行：{why}"));
    }
}

#[test]
fn the_head_is_strict_too() {
    let read = |text: &str| story::read("cases/x.case", text, &support::cast(), &support::library()).unwrap_err()[0].to_string();
    assert_eq!(read("法 guangdong-2022\n"), "cases/x.case 第 1 行：法规包“guangdong-2022”不存在；改用 gongshu law list 列出的法规包");
    assert!(read("法 dongguan-draft\n2026-03-02 公安局 报送 户籍登记 → 待审定").contains("尚未施行"));
    assert_eq!(read("2026-03-02 公安局 报送 户籍登记 → 待审定"), "cases/x.case 第 1 行：先写明“法”");
    assert!(read("法律 guangdong-2021").contains("开头的“法律”不认识"));
    assert_eq!(read("机构 水务局 部门，区划 4419"), "cases/x.case 第 1 行：区划“4419”应为6位、9位或者12位代码");
    assert_eq!(read("法 guangdong-2021"), "cases/x.case 第 1 行：案例没有一行带日期");
}

/// What a story says that isn't so makes it fail; so does a refusal or an article it keeps silent about.
#[test]
fn an_untrue_story_fails() {
    let untrue = [
        ("待答复，2026-03-10 到期", "到期日应为 2026-03-10，实为 2026-03-09"),
        ("待提供", "状态应为"),
        ("待答复，无时限", "还有时限在走"),
        ("待答复，由 民政局 承办", "承办应为"),
        ("待答复，逾期 1 个工作日", "逾期应为"),
        ("不予受理：须有法定依据", "却受理了"),
        ("待答复 GD-23.2d GD-24.1h", "没有引用 GD-24.1h，引用的是“GD-23.2"),
    ];
    for (told, how) in untrue {
        let failure = play(&format!("2026-03-02  民政局 向 公安局 申请 户籍登记 → {told}")).unwrap_err();
        assert!(failure.starts_with("cases/x.case 第 2 行：") && failure.contains(how), "{failure}");
    }
    let refused = "2026-03-02  民政局 向 税务局 申请 纳税申报 → ";
    for (told, how) in [
        ("待答复", "没有料到：不予受理：该资源不予共享"),
        ("不予受理：该资源不予共享，依据为《中华人民共和国税收征收管理法》第八条", "引用了 GD-12.5，案例没有写明"),
        ("不予受理：该资源不予共享，依据为《中华人民共和国税收征收管理法》第八条 GD-13.2a", "没有引用 GD-13.2a"),
        ("不能办理：该资源不予共享，依据为《中华人民共和国税收征收管理法》第八条 GD-12.5", "答复应为"),
        ("不予受理：不予共享 GD-23.3a", "答复应为"),
    ] {
        let failure = play(&format!("{refused}{told}")).unwrap_err();
        assert!(failure.contains(how), "{failure}");
    }
}

fn play(lines: &str) -> Result<(), String> {
    let story = story::read("cases/x.case", &format!("{HEAD}{lines}"), &support::cast(), &support::library()).unwrap();
    story::run(&story, &mut Memory::of(&story)).map_err(|failure| failure.to_string())
}
