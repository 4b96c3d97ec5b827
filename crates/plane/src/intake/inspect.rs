//! Which encoding a text file is in: the whole file is looked at, in bounded memory.

use super::meter::{Meter, failed};
use super::{Source, titles};
use crate::{LoadError, Stage};
use encoding_rs::{DecoderResult, GB18030};
use std::io::Read;

/// So many multi-byte characters of valid UTF-8 do not come about in GB18030 text: a later error
/// is damage, not another encoding.
const CERTAIN: u64 = 8;
const BLOCK: usize = 64 << 10;

/// Encodings accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// GB18030 and what it contains: GBK, GB2312.
    Gb18030,
}

/// Place in a file, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    line: u64,
    byte: u64,
}

/// Finds the encoding, or says where the file stops being text.
pub(crate) fn encoding(source: Source<'_>) -> Result<Encoding, LoadError> {
    source.progress.enter(Stage::Inspecting);
    let open = || Meter::open(source.file, source.progress).map_err(LoadError::File);
    let marked = refuse_strangers(&mut open()?, source)?;
    let utf8 = utf8(&mut open()?)?;
    let Some((place, certain)) = utf8 else { return Ok(Encoding::Utf8) };
    if marked || certain >= CERTAIN {
        return Err(LoadError::Encoding { line: place.line, byte: place.byte });
    }
    match gb18030(&mut open()?)? {
        None => Ok(Encoding::Gb18030),
        Some(place) => Err(LoadError::Encoding { line: place.line, byte: place.byte }),
    }
}

/// Refuses what its first bytes show to be something else; tells whether UTF-8 is marked.
fn refuse_strangers(file: &mut impl Read, source: Source<'_>) -> Result<bool, LoadError> {
    let mut head = Vec::new();
    file.take(4096).read_to_end(&mut head).map_err(failed)?;
    let other = |why: &str| Err(LoadError::NotTable { why: why.into() });
    match head.as_slice() {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Err(LoadError::Utf16),
        [b'P', b'K', 3, 4, ..] => other("文件其实是 Excel 工作簿（.xlsx）。请把扩展名改为 .xlsx，或另存为“CSV UTF-8”后上传"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => other("文件其实是旧版 Excel（.xls）或已加密的文件。请另存为不加密的 .xlsx 或“CSV UTF-8”后上传"),
        _ if head.iter().filter(|byte| **byte == 0).count() * 4 > head.len() => Err(LoadError::Utf16),
        _ if head.contains(&0) => other("文件含有二进制内容，不是文本。请用表格软件另存为“CSV UTF-8”后上传"),
        _ if head.iter().all(|byte| byte.is_ascii_whitespace()) && head.len() < 4096 => {
            Err(LoadError::Empty { expected: titles(source.items) })
        }
        _ => Ok(head.starts_with(&[0xEF, 0xBB, 0xBF])),
    }
}

/// The first place that is not UTF-8, and how many multi-byte characters came before it.
fn utf8(file: &mut impl Read) -> Result<Option<(Place, u64)>, LoadError> {
    let mut block = Vec::with_capacity(BLOCK);
    let (mut done, mut lines, mut wide) = (0u64, 0u64, 0u64);
    loop {
        let read = file.take((BLOCK - block.len()) as u64).read_to_end(&mut block).map_err(failed)?;
        let (good, broken) = match std::str::from_utf8(&block) {
            Ok(_) => (block.len(), false),
            // A character cut by the end of the block is completed by the next one.
            Err(error) => (error.valid_up_to(), error.error_len().is_some() || read == 0),
        };
        let head = block.get(..good).unwrap_or_default();
        lines += newlines(head);
        wide += head.iter().filter(|byte| **byte >= 0xC0).count() as u64;
        done += good as u64;
        if broken {
            return Ok(Some((Place { line: lines + 1, byte: done + 1 }, wide)));
        }
        if read == 0 {
            return Ok(None);
        }
        block.drain(..good);
    }
}

/// The first place that is not GB18030.
fn gb18030(file: &mut impl Read) -> Result<Option<Place>, LoadError> {
    let mut decoder = GB18030.new_decoder_without_bom_handling();
    let (mut block, mut text) = (vec![0; BLOCK], vec![0; BLOCK]);
    let (mut done, mut lines) = (0u64, 0u64);
    loop {
        let read = file.read(&mut block).map_err(failed)?;
        let mut rest = block.get(..read).unwrap_or_default();
        loop {
            let (result, used, _) = decoder.decode_to_utf8_without_replacement(rest, &mut text, read == 0);
            let (taken, left) = rest.split_at_checked(used).unwrap_or_default();
            lines += newlines(taken);
            done += used as u64;
            rest = left;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(bad, after) => {
                    let byte = (done + 1).saturating_sub(u64::from(bad) + u64::from(after));
                    return Ok(Some(Place { line: lines + 1, byte }));
                }
            }
        }
        if read == 0 {
            return Ok(None);
        }
    }
}

fn newlines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}
