import type { ErrorCode } from 'yaml';

// The parser's own messages quote the text they stumble over, which may be a secret; these never do.
const expectations: Partial<Record<ErrorCode, string>> = {
  BAD_COLLECTION_TYPE: 'expected a value without a tag; text that begins with ! belongs in quotes',
  BAD_DIRECTIVE: 'expected no directive here; text that begins with % belongs in quotes',
  BAD_DQ_ESCAPE: 'expected a known escape after the backslash; single quotes take a backslash as it is',
  BAD_INDENT: 'expected the indentation of the lines above, and a closing ] or } where one was opened',
  BAD_SCALAR_START: 'expected quotes around text that begins with a special character',
  BLOCK_AS_IMPLICIT_KEY: 'expected one "key: value" on a line; text that holds a colon and a space belongs in quotes',
  BLOCK_IN_FLOW: 'expected values separated by commas inside [ ] or { }',
  KEY_OVER_1024_CHARS: 'expected a key of at most 1024 characters',
  MISSING_CHAR: 'expected a colon and a space after a key, a comma between values, and every quote to be closed',
  MULTILINE_IMPLICIT_KEY: 'expected a colon and a space after the key, on the same line',
  MULTIPLE_DOCS: 'expected one document, but a second one starts here',
  NON_STRING_KEY: 'expected a key that is text',
  RESOURCE_EXHAUSTION: 'expected less nesting',
  TAB_AS_INDENT: 'expected spaces as indentation, not tabs',
  TAG_RESOLVE_FAILED: 'expected a value without a tag; text that begins with ! belongs in quotes',
};

/** What is expected where an alias or an anchor stands. Rollcall takes neither: a setting stands where it is used. */
export const noAlias = 'expected a value without an alias or anchor; text that begins with * or & belongs in quotes';

/**
 * What YAML expects where the parser reported `code`, in words that hold nothing of the file.
 *
 * @param offset where in `source` the parser stopped
 */
export function syntaxExpectation(code: ErrorCode, source: string, offset: number): string {
  if (source.startsWith('${', offset - 1)) return `expected quotes around a reference inside { } or [ ]: "\${NAME}"`;
  return expectations[code] ?? 'expected the value to end here; text with special characters belongs in quotes';
}
