//! The standards' own examples.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use seal::digest::{Digest, Hasher, hmac_sm3, hmac_sm3_verify, keyed, sm3};
use seal::envelope;
use seal::sign::{Signature, SigningKey, VerifyingKey};

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    hex::decode(hex).unwrap().try_into().unwrap()
}

#[test]
fn sm3_examples_of_gbt_32905() {
    let abc = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    let long = "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732";
    assert_eq!(sm3(b"abc").to_string(), abc);
    assert_eq!(sm3(&b"abcd".repeat(16)).to_string(), long);
    let mut hasher = Hasher::new();
    hasher.update(b"a");
    hasher.update(b"");
    hasher.update(b"bc");
    assert_eq!(hasher.finish(), abc.parse::<Digest>().unwrap());
}

#[test]
fn sm2_example_of_gbt_32918_5() {
    let scalar = "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8";
    let point = "0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020\
                 ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13";
    let signature = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3\
                     b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    let key = SigningKey::from_bytes(&bytes(scalar)).unwrap();
    assert_eq!(key.verifying_key().to_hex(), point);
    let signature = Signature::from_bytes(&hex::decode(signature).unwrap()).unwrap();
    let public = VerifyingKey::from_hex(point).unwrap();
    public.verify(b"message digest", &signature).unwrap();
    assert!(public.verify(b"message Digest", &signature).is_err());
    let ours = key.sign(b"message digest").unwrap();
    public.verify(b"message digest", &ours).unwrap();
}

#[test]
fn sm4_gcm_example_of_rfc_8998() {
    let key = bytes("0123456789abcdeffedcba9876543210");
    let nonce = bytes("00001234567800000000abcd");
    let plain = "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd\
                 eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa";
    let associated = hex::decode("feedfacedeadbeeffeedfacedeadbeefabaddad2").unwrap();
    let expected = "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735\
                    d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d\
                    83de3541e4c2b58177e065a9bf7b62ec";
    let plain = hex::decode(plain).unwrap();
    let sealed = envelope::seal(&key, &nonce, &plain, &associated).unwrap();
    assert_eq!(hex::encode(&sealed[12..]), expected);
    assert_eq!(envelope::open(&key, &sealed, &associated).unwrap(), plain);
}

#[test]
fn a_private_key_at_the_border_is_refused() {
    let zero = "00".repeat(32);
    let order = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    let less_one = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122";
    let less_two = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54121";
    for border in [zero.as_str(), order, less_one] {
        assert!(SigningKey::from_bytes(&bytes(border)).is_err());
    }
    SigningKey::from_bytes(&bytes(less_two)).unwrap();
}

#[test]
fn every_changed_byte_of_an_envelope_is_found() {
    let key = [7; 16];
    let sealed = envelope::seal(&key, &[1; 12], b"to be kept", b"bound").unwrap();
    for at in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        assert!(envelope::open(&key, &changed, b"bound").is_err());
    }
    assert!(envelope::open(&key, &sealed, b"other").is_err());
    assert!(envelope::open(&key, &sealed[..20], b"bound").is_err());
    assert!(envelope::open(&[8; 16], &sealed, b"bound").is_err());
}

#[test]
fn codes_and_keyed_values_are_apart() {
    let tag = hmac_sm3(b"key", b"value");
    assert!(hmac_sm3_verify(b"key", b"value", tag.as_ref()));
    assert!(!hmac_sm3_verify(b"key", b"value", &tag.0[..31]));
    assert_ne!(keyed(b"key", b"value"), tag);
    assert_eq!(keyed(b"key", b"value"), keyed(b"key", b"value"));
    assert_ne!(keyed(b"epoch 2", b"value"), keyed(b"key", b"value"));
}

#[test]
fn text_forms_come_back() {
    let key = SigningKey::from_seed(b"text forms").unwrap();
    let public = key.verifying_key();
    let signature = key.sign(b"m").unwrap();
    let json = serde_json::to_string(&(public.clone(), signature, sm3(b"m"))).unwrap();
    let back: (VerifyingKey, Signature, Digest) = serde_json::from_str(&json).unwrap();
    assert_eq!(back, (public.clone(), signature, sm3(b"m")));
    assert_eq!(VerifyingKey::from_pem(&public.to_pem().unwrap()).unwrap(), public);
    let der = signature.to_der().unwrap();
    assert_eq!(Signature::from_der(&der).unwrap(), signature);
    assert!("zz".parse::<Digest>().is_err());
    assert!(!format!("{key:?}").contains(&hex::encode(*key.to_bytes())));
    assert_ne!(public.key_id("a"), public.key_id("b"));
}
