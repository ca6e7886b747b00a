/** @module Tells whether two inputs say the same, without keeping either. */
import { createHash } from 'node:crypto';
import { isContainer, isObject } from '../../../core/json.ts';

/**
 * The same for the same input, whatever the order of its keys. Absent, null and what the schema has as the default are
 * the same: `dryRun: false`. Holds nothing of the input, which may have secrets.
 */
export function fingerprintOf(input: object): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(given(input, INPUT_LEVELS))))
    .digest('base64url');
}

/** The input itself, its extension, and the extension's member: below, null can be a value. */
const INPUT_LEVELS = 3;

/** What an input says, without what says as much as nothing. */
function given(value: unknown, levels: number): unknown {
  if (levels === 0 || !isObject(value) || isPlainValue(value)) return value;
  const entries = Object.entries(value)
    .filter(([key, item]) => !(levels === INPUT_LEVELS && key === 'dryRun' && item === false))
    .map(([key, item]): [string, unknown] => [key, given(item, levels - 1)])
    .filter(([, item]) => item !== null && item !== undefined && !(isObject(item) && isEmptyInput(item)));
  return Object.fromEntries(entries);
}

function isEmptyInput(value: object): boolean {
  return !isPlainValue(value) && Object.keys(value).length === 0;
}

/** Objects that GraphQL's scalars make of texts. */
function isPlainValue(value: object): value is Date | URL {
  return value instanceof Date || value instanceof URL;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isContainer(value)) return value;
  if (isPlainValue(value)) return value.toJSON();
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, sorted(item)]);
}
