//! Tests of the whole workbook.
