import { type Document, type ErrorCode, visit, type YAMLError } from 'yaml';
import type { Finding } from './configuration-error.ts';

// The parser's own messages quote the text they stumble over, which may be a secret; these never do.
const expectations: Partial<Record<ErrorCode, string>> = {
  BAD_COLLECTION_TYPE: 'expected a value without a tag; text that begins with ! belongs in quotes',
  BAD_DIRECTIVE: 'expected no directive here; text that begins with % belongs in quotes',
  BAD_DQ_ESCAPE: 'expected a known escape after the backslash; single quotes take a backslash as it is',
  BAD_INDENT: 'expected the indentation of the lines above, and a closing ] or } where one was opened',
  BAD_SCALAR_START: 'expected quotes around text that begins with a special character',
  BLOCK_AS_IMPLICIT_KEY:
    'expected one "key: value" on a line, indented like its neighbours; text that holds a colon and a space belongs in quotes',
  BLOCK_IN_FLOW: 'expected values separated by commas inside [ ] or { }',
  KEY_OVER_1024_CHARS: 'expected a key of at most 1024 characters',
  MISSING_CHAR: 'expected a colon and a space after a key, and a comma between values in [ ] and { }',
  MULTILINE_IMPLICIT_KEY: 'expected a colon and a space after the key, on the same line',
  MULTIPLE_DOCS: 'expected one document, but a second one starts here',
  NON_STRING_KEY: 'expected a key that is text',
  RESOURCE_EXHAUSTION: 'expected less nesting',
  TAB_AS_INDENT: 'expected spaces as indentation, not tabs',
  TAG_RESOLVE_FAILED: 'expected a value without a tag; text that begins with ! belongs in quotes',
};

/** What is expected where an alias or an anchor stands. Rollcall takes neither: a setting stands where it is used. */
export const noAlias = 'expected a value without an alias or anchor; text that begins with * or & belongs in quotes';

/** What YAML expects where its parser reported `error`, in words that hold nothing of the file. */
export function syntaxFinding(error: YAMLError, document: Document, source: string): Finding {
  const [offset] = error.pos;
  if (source.startsWith('${', offset - 1)) {
    return { offset, path: [], message: `expected quotes around a reference inside { } or [ ]: "\${NAME}"` };
  }
  const quote = error.code === 'MISSING_CHAR' ? openQuote(document, offset) : undefined;
  if (quote !== undefined) return { offset: quote, path: [], message: 'expected a closing quote to this one' };
  const message =
    expectations[error.code] ?? 'expected the value to end here; text with special characters belongs in quotes';
  return { offset, path: [], message };
}

// The parser reports a quote that stays open where it gives up, which may be the end of the file.
function openQuote(document: Document, offset: number): number | undefined {
  let start: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[0] < offset && offset <= range[2]) start = range[0];
    },
  });
  return start;
}
