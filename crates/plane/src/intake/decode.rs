//! A file as a stream of UTF-8, whatever of the accepted encodings it is in.

use super::inspect::Encoding;
use encoding_rs::{CoderResult, Decoder, GB18030, UTF_8};
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

const BLOCK: usize = 64 << 10;

/// Bytes given out since the row began; a row that grows past the bound stops the reader, because
/// an unclosed quote would make one row of the rest of the file.
#[derive(Clone, Debug, Default)]
pub(crate) struct RowBound(Rc<Cell<usize>>);

impl RowBound {
    /// A new row begins.
    pub(crate) fn reset(&self) {
        self.0.set(0);
    }
}

/// Marker of the error that the bound makes.
#[derive(Debug)]
pub(crate) struct RowTooLong;

impl std::fmt::Display for RowTooLong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("row too long")
    }
}

impl std::error::Error for RowTooLong {}

/// Decodes as it reads; drops a byte order mark. Wants to be read in blocks of at least 16 bytes.
pub(crate) struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    block: Vec<u8>,
    start: usize,
    end: usize,
    finished: bool,
    bound: RowBound,
    longest: usize,
}

impl<R: Read> Decoding<R> {
    /// A decoder for a file that was found to be in `encoding`.
    pub(crate) fn new(inner: R, encoding: Encoding, bound: RowBound, longest: usize) -> Self {
        let decoder = match encoding {
            Encoding::Utf8 => UTF_8.new_decoder_with_bom_removal(),
            Encoding::Gb18030 => GB18030.new_decoder_without_bom_handling(),
        };
        Self { inner, decoder, block: vec![0; BLOCK], start: 0, end: 0, finished: false, bound, longest }
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.finished {
            if self.start == self.end {
                self.start = 0;
                self.end = self.inner.read(&mut self.block)?;
            }
            let last = self.end == 0;
            let input = self.block.get(self.start..self.end).unwrap_or_default();
            let (result, used, written, _) = self.decoder.decode_to_utf8(input, out, last);
            self.start += used;
            self.finished = last && result == CoderResult::InputEmpty;
            if written > 0 {
                let given = self.bound.0.get() + written;
                self.bound.0.set(given);
                if given > self.longest {
                    return Err(io::Error::other(RowTooLong));
                }
                return Ok(written);
            }
        }
        Ok(0)
    }
}
