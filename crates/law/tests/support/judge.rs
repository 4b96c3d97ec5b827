//! Judges in another language, and the dice that draw what they are asked.

use std::io::Write;
use std::process::{Command, Stdio};

/// The lines a script of `tests/oracle` answers; `None` where no Python is named.
pub fn ask(script: &str, arguments: &[&str], input: &str) -> Option<Vec<String>> {
    let Ok(python) = std::env::var("GONGSHU_PYTHON") else {
        println!("SKIPPED: 没有设 GONGSHU_PYTHON，工作日未与独立日历对照");
        return None;
    };
    let script = super::root().join("crates/law/tests/oracle").join(script);
    let mut child = Command::new(python).arg(script).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success());
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

/// A small generator with a fixed seed.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let place = self.roll(from.len().try_into().unwrap());
        &from[usize::try_from(place).unwrap()]
    }
}
