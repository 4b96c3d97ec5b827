//! Mistakes in the days off.

use super::{told, with};
use law::Files;

/// A calendar with one holiday, changed.
fn year(old: &str, new: &str) -> Files {
    let right = "year = 2026\n\n[[notice]]\nid = \"2026\"\ntitle = \"关于2026年放假的通知\"\n\n[[holiday]]\nname = \"元旦\"\n\
                 notice = \"2026\"\nfrom = \"2026-01-01\"\nto = \"2026-01-03\"\nwork = [\"2026-01-04\"]\n";
    assert!(right.contains(old));
    with("calendar/2026.toml", &right.replacen(old, new, 1))
}

#[test]
fn a_calendar_as_it_should_be() {
    assert!(law::Library::read(&year("", "")).is_ok());
}

#[test]
fn a_holiday_without_its_notice() {
    told(
        &year("notice = \"2026\"", "notice = \"国办\""),
        &["calendar/2026.toml 第10行：元旦所据的通知“国办”没有写明。改法：在 [[notice]] 写明这份通知的名称和文号。"],
    );
}

#[test]
fn the_file_of_another_year() {
    told(
        &year("year = 2026", "# 照上年改\nyear = 2025"),
        &[
            "calendar/2026.toml 第11行：2026-01-01 起的假期不在 2025 年。改法：移到该年的文件。",
            "calendar/2026.toml 第13行：调休上班的 2026-01-04 不在 2025 年。改法：移到该年的文件。",
        ],
    );
}

#[test]
fn a_holiday_of_another_year() {
    told(
        &year("from = \"2026-01-01\"\nto = \"2026-01-03\"", "from = \"2025-01-01\"\nto = \"2025-01-01\""),
        &["calendar/2026.toml 第10行：2025-01-01 起的假期不在 2026 年。改法：移到该年的文件。"],
    );
}

#[test]
fn an_end_before_the_start() {
    told(
        &year("to = \"2026-01-03\"", "to = \"2025-12-31\""),
        &["calendar/2026.toml 第10行：元旦的假期从 2026-01-01 到 2025-12-31，起止不对。改法：核对通知中的起止日期。"],
    );
}

#[test]
fn a_make_up_day_that_is_worked_anyway() {
    told(
        &year("work = [\"2026-01-04\"]", "work = [\"2026-01-05\"]"),
        &["calendar/2026.toml 第12行：调休上班的 2026-01-05 不是周末。改法：核对通知中的调休日期。"],
    );
}

#[test]
fn a_make_up_day_within_the_holiday() {
    told(
        &year("work = [\"2026-01-04\"]", "work = [\"2026-01-04\", \"2026-01-03\"]"),
        &["calendar/2026.toml 第11行：调休上班的 2026-01-03 又在放假之内。改法：核对通知中的放假和调休日期。"],
    );
}

#[test]
fn a_day_that_is_none() {
    told(
        &year("\"2026-01-03\"", "\"2026-01-32\""),
        &["calendar/2026.toml 第11行：“2026-01-32”不是日期。改法：写成 \"2026-03-02\" 这样的日期。"],
    );
}
