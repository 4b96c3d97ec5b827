//! How long the law takes: reading the packs, binding a lawbook, giving a due date.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use criterion::{Criterion, Throughput};
use law::{Key, Lawbook, Library, Mode, Value};

/// The terms that are measured, both in working days.
const TERMS: [Key; 2] = [Key::SharingReply, Key::CatalogueUpdate];

/// The same counting in Python, by name and by what the script calls it.
const PEERS: [(&str, &str); 2] = [("counting in Python, chinesecalendar", "asked"), ("counting in Python, its tables alone", "tables")];

/// Starts all over the years that are loaded, at every distance from holidays.
fn starts() -> Vec<DateTime<FixedOffset>> {
    let first: DateTime<FixedOffset> = "2019-01-01T09:30:00+08:00".parse().unwrap();
    (0..400).map(|n| first + Days::new(7 * n)).collect()
}

fn reading(criterion: &mut Criterion) {
    let files = bench::statutes().unwrap();
    let packs = Library::read(&files).unwrap().packs.len();
    let bytes: usize = files.0.values().map(String::len).sum();
    println!("{packs} packs, {} files, {} KiB", files.0.len(), bytes / 1024);
    let mut group = criterion.benchmark_group("read the law folder");
    group.throughput(Throughput::Bytes(bytes.try_into().unwrap()));
    group.bench_function("all packs", |bench| bench.iter(|| Library::read(black_box(&files)).unwrap()));
}

fn binding(criterion: &mut Criterion, library: &Library) {
    for id in library.packs.keys() {
        let mut group = criterion.benchmark_group(format!("bind {id}"));
        group.bench_function("lawbook", |bench| bench.iter(|| library.bind(&[black_box(id.as_str())], Mode::Demo).unwrap()));
    }
}

fn due(criterion: &mut Criterion, law: &Lawbook, peer: &mut Option<Peer>) {
    let starts = starts();
    for key in TERMS {
        let rule = law.rule_or_nearest(key, NaiveDate::MIN).unwrap();
        let Value::Span { n, .. } = rule.value else { panic!("{key} has no figure") };
        let mut group = criterion.benchmark_group(format!("{n} working days"));
        let mut turn = starts.iter().cycle();
        group.bench_function("due date with its citation", |bench| bench.iter(|| law.due(key, black_box(*turn.next().unwrap()))));
        let mut turn = starts.iter().cycle();
        group.bench_function("counting alone", |bench| {
            bench.iter(|| law.calendar().after(black_box(turn.next().unwrap().date_naive()), n));
        });
        let Some(peer) = peer else { continue };
        for (name, way) in PEERS {
            group.bench_function(name, |bench| bench.iter_custom(|times| peer.time(way, times, n)));
        }
    }
}

/// The same work in another language, timed by itself so that starting Python isn't counted.
struct Peer(Child, BufReader<std::process::ChildStdout>);

impl Peer {
    fn start() -> Option<Self> {
        let Some(python) = std::env::var("GONGSHU_PYTHON").ok().filter(|path| !path.is_empty()) else {
            println!("without GONGSHU_PYTHON there is no peer");
            return None;
        };
        let script = bench::root().join("bench/peers/working_days.py");
        let mut child = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Some(Self(child, answers))
    }

    fn time(&mut self, way: &str, times: u64, working_days: u32) -> Duration {
        writeln!(self.0.stdin.as_mut().unwrap(), "{way} {times} {working_days}").unwrap();
        let mut nanoseconds = String::new();
        self.1.read_line(&mut nanoseconds).unwrap();
        Duration::from_nanos(nanoseconds.trim().parse().unwrap())
    }

    fn stop(mut self) {
        drop(self.0.stdin.take());
        self.0.wait().unwrap();
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let library = Library::read(&bench::statutes().unwrap()).unwrap();
    let law = library.bind(&["guangdong-2021"], Mode::Production).unwrap();
    let mut peer = Peer::start();
    reading(&mut criterion);
    binding(&mut criterion, &library);
    due(&mut criterion, &law, &mut peer);
    if let Some(peer) = peer {
        peer.stop();
    }
    criterion.final_summary();
}
