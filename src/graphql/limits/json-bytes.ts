/** @module How many bytes of an answer a value takes. */

/** What JSON writes otherwise than as it is, or UTF-8 in more than one byte. */
const LONGER = /[^ !#-[\]-~]/;

/** As JSON: quotes, digits of a number, `false`. Numbers are taken for eight bytes. */
const FEW = 8;

/** A time in ISO form, in quotes. */
const TIME = 26;

/** The bytes of a value of a leaf type, or of a list of such, as JSON in UTF-8; of a number about. */
export function jsonBytes(value: unknown): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value !== 'object' || value === null) return FEW;
  if (value instanceof Date) return TIME;
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}

function textBytes(text: string): number {
  return LONGER.test(text) ? Buffer.byteLength(JSON.stringify(text)) : text.length + 2;
}
