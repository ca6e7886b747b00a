/** @module CSV as RFC 4180 has it, which no spreadsheet takes for formulas. */

/** A value of a cell; null: an empty one. */
export type CsvValue = string | number | boolean | Date | null;

/** What makes a spreadsheet run what a cell says, in the forms of East Asian keyboards as well. */
const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

/** What ends a cell somewhere: some spreadsheets take semicolons and tabs for commas. */
const SPECIAL = /[",;\t\r\n]/;

/** A line with its end. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`;
}

/** Numbers stay numbers, whatever their sign: only texts are somebody else's. */
function cell(value: CsvValue): string {
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'string') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return text === '' || SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
