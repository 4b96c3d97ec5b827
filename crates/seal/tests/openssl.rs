//! Our results against those of OpenSSL, both ways round.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use seal::digest::{hmac_sm3, sm3};
use seal::envelope;
use seal::sign::{Signature, SigningKey};

const ID: &str = "distid:1234567812345678";

/// Runs OpenSSL; `None` when it is not there or does not know the algorithm.
fn openssl(args: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let mut command = Command::new("openssl");
    command.args(args).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    child.stdin.take().unwrap().write_all(input).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then_some(output.stdout)
}

fn available() -> bool {
    let there = openssl(&["dgst", "-sm3"], b"").is_some();
    if !there {
        println!("SKIPPED: openssl with SM3 is not on the path");
    }
    there
}

fn hex_of(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    text.split_whitespace().next().unwrap().to_lowercase()
}

#[test]
fn sm3_and_hmac_agree() {
    if !available() {
        return;
    }
    for len in [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000] {
        let data = vec![0xA5; len];
        let theirs = openssl(&["dgst", "-sm3", "-r"], &data).unwrap();
        assert_eq!(hex_of(&theirs), sm3(&data).to_string());
        let args = ["dgst", "-sm3", "-r", "-mac", "HMAC", "-macopt", "key:secret"];
        let theirs = openssl(&args, &data).unwrap();
        assert_eq!(hex_of(&theirs), hmac_sm3(b"secret", &data).to_string());
    }
}

#[test]
fn sm4_in_counter_mode_agrees_with_the_body_of_an_envelope() {
    if !available() {
        return;
    }
    let (key, nonce, plain) = ([0x3C; 16], [0x5A; 12], vec![9; 1000]);
    // GCM encrypts from counter 2 on; counter 1 is for the tag.
    let counter = format!("{}00000002", hex::encode(nonce));
    let args = ["enc", "-sm4-ctr", "-K", &hex::encode(key), "-iv", &counter];
    let theirs = openssl(&args, &plain).unwrap();
    let ours = envelope::seal(&key, &nonce, &plain, b"").unwrap();
    assert_eq!(theirs, &ours[12..ours.len() - 16]);
}

#[test]
fn openssl_verifies_our_signature() {
    if !available() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name).display().to_string();
    let key = SigningKey::from_seed(b"other hands").unwrap();
    let message = b"a message of ours";
    fs::write(at("public"), key.verifying_key().to_pem().unwrap()).unwrap();
    fs::write(at("signature"), key.sign(message).unwrap().to_der().unwrap()).unwrap();
    assert!(theirs_verify(&at("public"), &at("signature"), message));
    assert!(!theirs_verify(&at("public"), &at("signature"), b"another message"));
}

fn theirs_verify(public: &str, signature: &str, message: &[u8]) -> bool {
    let verify = ["dgst", "-sm3", "-verify", public, "-sigopt", ID];
    let args = [verify.as_slice(), &["-signature", signature]].concat();
    openssl(&args, message).is_some()
}

#[test]
fn we_verify_what_openssl_signed() {
    if !available() {
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let private = dir.path().join("private").display().to_string();
    let args = ["genpkey", "-algorithm", "SM2", "-out", &private];
    openssl(&args, b"").unwrap();
    let key = SigningKey::from_pem(&fs::read_to_string(Path::new(&private)).unwrap()).unwrap();
    let public = openssl(&["pkey", "-in", &private, "-pubout"], b"").unwrap();
    let public = String::from_utf8(public).unwrap();
    assert_eq!(key.verifying_key().to_pem().unwrap(), public);
    let message = b"a message of theirs";
    let args = ["dgst", "-sm3", "-sign", &private, "-sigopt", ID];
    let signature = Signature::from_der(&openssl(&args, message).unwrap()).unwrap();
    key.verifying_key().verify(message, &signature).unwrap();
    assert!(key.verifying_key().verify(b"forged", &signature).is_err());
}

#[test]
fn the_passphrase_derivation_is_the_standard_one() {
    if !available() {
        return;
    }
    // The code at the end of a keystore file, recomputed from OpenSSL's PBKDF2.
    let store = seal::keystore::Keystore::create(b"pass", "d", seal::keystore::Cost::WEAK).unwrap();
    let file: serde_json::Value = serde_json::from_slice(&store.to_bytes().unwrap()).unwrap();
    let salt = format!("hexsalt:{}", file["kdf"]["salt"].as_str().unwrap());
    let options = ["digest:SM3", "pass:pass", &salt, "iter:1000"];
    let mut args = vec!["kdf", "-keylen", "32"];
    options.iter().for_each(|option| args.extend(["-kdfopt", option]));
    args.push("PBKDF2");
    let Some(root) = openssl(&args, b"") else {
        println!("SKIPPED: openssl kdf with SM3 is not there");
        return;
    };
    let root = hex::decode(hex_of(&root).replace(':', "")).unwrap();
    let key: [u8; 16] = hmac_sm3(&root, b"envelope").0[..16].try_into().unwrap();
    let epoch = &file["epochs"][0];
    let public = epoch["public"].as_str().unwrap();
    let bound = format!("checkpoint\n1\n{public}\nd");
    let sealed = hex::decode(epoch["sealed"].as_str().unwrap()).unwrap();
    let plain = envelope::open(&key, &sealed, bound.as_bytes()).unwrap();
    let scalar: [u8; 32] = plain[..32].try_into().unwrap();
    assert_eq!(SigningKey::from_bytes(&scalar).unwrap().verifying_key().to_hex(), public);
}
