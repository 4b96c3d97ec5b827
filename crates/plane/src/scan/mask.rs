//! Masks as scalar functions of the engine, so that a plan carries them wherever it runs.

use crate::value::write_arrow;
use arrow::array::{Array, ArrayRef, StringBuilder};
use arrow::datatypes::DataType;
use datafusion::common::Result;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use domain::sharing::Mask;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// One mask as a function of one column.
#[derive(Debug)]
struct MaskFunction {
    mask: Mask,
    name: String,
    signature: Signature,
}

impl PartialEq for MaskFunction {
    fn eq(&self, other: &Self) -> bool {
        self.mask == other.mask
    }
}

impl Eq for MaskFunction {}

impl Hash for MaskFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// The function of a mask: `mask_keep_6_4`, `mask_hide`. Empty stays empty.
pub(crate) fn function(mask: Mask) -> ScalarUDF {
    let name = match mask {
        Mask::Keep { head, tail } => format!("mask_keep_{head}_{tail}"),
        Mask::Hide => "mask_hide".to_owned(),
    };
    ScalarUDF::new_from_impl(MaskFunction { mask, name, signature: Signature::any(1, Volatility::Immutable) })
}

impl ScalarUDFImpl for MaskFunction {
    fn name(&self) -> &str {
        &self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(DataType::Utf8)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let mut masked = StringBuilder::new();
        if let Some(value) = args.args.first() {
            let column: ArrayRef = value.to_array(rows)?;
            apply(self.mask, column.as_ref(), &mut masked);
        }
        Ok(ColumnarValue::Array(Arc::new(masked.finish())))
    }
}

fn apply(mask: Mask, column: &dyn Array, masked: &mut StringBuilder) {
    let mut text = String::new();
    for row in 0..column.len() {
        text.clear();
        match write_arrow(column, row, &mut text) {
            Some(()) => masked.append_value(mask.apply(&text)),
            None => masked.append_null(),
        }
    }
}
