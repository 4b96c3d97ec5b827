//! A node in a process of its own: it can be killed, starved and started again.

use super::hub::{Reply, text};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

const GONGSHU: &str = env!("CARGO_BIN_EXE_gongshu");
const PASSWORD: &str = "demo-password";

/// The demo city in a folder of the caller's own; it is built once and then copied.
pub fn demo(to: &Path) {
    static BUILT: OnceLock<tempfile::TempDir> = OnceLock::new();
    let built = BUILT.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut build = Command::new(GONGSHU);
        build.args(["demo", "--build-only", "--data"]).arg(folder.path().join("demo"));
        build.env("GONGSHU_DIVISIONS", "/nonexistent").env("GONGSHU_DEMO_PASSWORD", PASSWORD).env_remove("GONGSHU_DATABASE");
        // Elsewhere than in the repository, so that the divisions there are not found.
        let output = build.current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        folder
    });
    super::evidence::copy(&built.path().join("demo"), to);
}

/// A serving process.
pub struct Server {
    pub child: Child,
    pub address: String,
    pub data: PathBuf,
}

impl Server {
    /// Starts over a data folder; answers once it listens.
    pub fn start(data: &Path, env: &[(&str, &str)]) -> Self {
        let mut command = Command::new(GONGSHU);
        Self::spawn(command.envs(env.iter().copied()), data)
    }

    /// Like [`Server::start`], with the signal of a file-size limit ignored: a write beyond it fails instead.
    pub fn start_limitable(data: &Path) -> Self {
        let mut command = Command::new("sh");
        Self::spawn(command.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\"", GONGSHU]), data)
    }

    fn spawn(command: &mut Command, data: &Path) -> Self {
        let mut child = Self::command(command, data).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let line = lines.next().unwrap_or_else(|| panic!("the server did not start: {:?}", child.wait())).unwrap();
        let address = line.rsplit_once("http://").unwrap_or_else(|| panic!("{line}")).1.to_owned();
        std::thread::spawn(move || lines.for_each(drop)); // what it greets with must not block it
        let server = Self { child, address, data: data.to_owned() };
        server.get("/api/v1/health", "").ok(); // from here on it also knows how to stop
        server
    }

    fn command<'a>(command: &'a mut Command, data: &Path) -> &'a mut Command {
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).env_remove("GONGSHU_STATUTES").env("GONGSHU_LOG", "error")
    }

    /// Runs a server that must not come up; answers what it said.
    pub fn refuses(data: &Path) -> String {
        let mut command = Command::new(GONGSHU);
        let mut child = Self::command(&mut command, data).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let began = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if began.elapsed() > Duration::from_secs(30) {
                child.kill().unwrap();
                panic!("the server came up");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        said
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until it died by itself.
    pub fn died(mut self) {
        let began = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(began.elapsed() < Duration::from_secs(60), "the server did not die");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Asks it to stop and waits for it.
    pub fn stop(mut self) {
        assert!(Command::new("kill").arg(self.child.id().to_string()).status().unwrap().success());
        let status = self.child.wait().unwrap();
        assert!(status.success(), "{status}");
    }

    /// The most memory it ever used, in MB.
    pub fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap() / 1_024
    }

    /// Signs a person of the demo city in. Answers the cookie.
    pub fn sign_in(&self, login: &str) -> String {
        let reply = self.json("POST", "/api/v1/session", "", &json!({ "login": login, "password": PASSWORD }));
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        reply.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    pub fn get(&self, path: &str, cookie: &str) -> Reply {
        self.send("GET", path, &[("Cookie", cookie)], 0, |_| Ok(())).unwrap()
    }

    pub fn json(&self, method: &str, path: &str, cookie: &str, body: &Value) -> Reply {
        let body = body.to_string();
        let headers = [("Cookie", cookie), ("Gongshu-Csrf", "1"), ("Content-Type", "application/json")];
        self.send(method, path, &headers, body.len() as u64, |to| to.write_all(body.as_bytes())).unwrap()
    }

    /// Uploads what `write` writes: `length` bytes, never held in memory whole.
    ///
    /// # Errors
    /// The connection broke.
    pub fn upload(
        &self,
        cookie: &str,
        resource: &str,
        name: &str,
        length: u64,
        write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> std::io::Result<Reply> {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        let tail = "\r\n--edge--\r\n";
        let headers = [("Cookie", cookie), ("Gongshu-Csrf", "1"), ("Content-Type", "multipart/form-data; boundary=edge")];
        let path = format!("/api/v1/intake/batches?resource={resource}");
        self.send("POST", &path, &headers, length + (head.len() + tail.len()) as u64, |to| {
            to.write_all(head.as_bytes())?;
            write(to)?;
            to.write_all(tail.as_bytes())
        })
    }

    /// One request on a connection of its own.
    ///
    /// # Errors
    /// The connection broke.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        length: u64,
        write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> std::io::Result<Reply> {
        let mut stream = TcpStream::connect(&self.address)?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: {length}\r\n", self.address);
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            head += &format!("{name}: {value}\r\n");
        }
        stream.write_all((head + "\r\n").as_bytes())?;
        write(&mut stream)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        parse(&answer)
    }

    /// The batch, once it is settled.
    pub fn settled(&self, cookie: &str, batch: &str) -> Value {
        let began = Instant::now();
        loop {
            let found = self.get(&format!("/api/v1/intake/batches/{batch}"), cookie).ok()["batch"].clone();
            if found["state"] != "intended" {
                return found;
            }
            assert!(began.elapsed() < Duration::from_secs(240), "the batch is not settled: {found}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Compiles, submits and publishes a contract of 民政局. Answers its identifier.
    pub fn publish(&self, contract: &Value) -> String {
        let (officer, reviewer) = (self.sign_in("minzheng"), self.sign_in("shuju"));
        let view = self.json("POST", "/api/v1/catalogue", &officer, &json!({ "contract": contract })).created();
        let id = text(&view["resource"]["id"]).to_owned();
        self.json("POST", &format!("/api/v1/catalogue/{id}/submit"), &officer, &json!({})).ok();
        self.json("POST", &format!("/api/v1/catalogue/{id}/publish"), &reviewer, &json!({})).ok();
        id
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `gongshu ledger verify` over a data folder; answers what it found.
pub fn ledger_verify(data: &Path, more: &[&str]) -> (bool, Value) {
    let output = Command::new(GONGSHU).args(["ledger", "verify", "--json", "--data"]).arg(data).args(more).output().unwrap();
    let found = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    (output.status.success(), found)
}

fn parse(answer: &[u8]) -> std::io::Result<Reply> {
    let broken = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").ok_or_else(broken)?;
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse::<u16>().ok()).ok_or_else(broken)?;
    let mut headers = HeaderMap::new();
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        headers.append(HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_str(value).unwrap());
    }
    let chunked = headers.get("transfer-encoding").is_some_and(|v| v == "chunked");
    let body = if chunked { dechunk(&answer[end + 4..]) } else { answer[end + 4..].to_vec() };
    Ok(Reply { status: StatusCode::from_u16(status).unwrap(), headers, body })
}

fn dechunk(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(line) = rest.windows(2).position(|w| w == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..line]).unwrap(), 16).unwrap();
        body.extend(&rest[line + 2..line + 2 + length]);
        rest = &rest[line + 4 + length..];
    }
    body
}
