/** @module The tables of `docs/errors.md`. The prose around them is written by hand. */
import { CODES, type CodeMeaning } from '../core/errors/codes.ts';
import {
  ERROR_EXPLANATIONS,
  type Explanation,
  FAILURE_EXPLANATIONS,
  USER_ERROR_EXPLANATIONS,
} from './error-explanations.ts';
import { fillBlocks, markdownTable } from './generated-blocks.ts';

/** The page with its tables as they follow from {@link CODES} and from the explanations. */
export function errorsPage(page: string): string {
  return fillBlocks(
    page,
    new Map([
      ['codes', codesTable()],
      ['errors', explanationTable(ERROR_EXPLANATIONS)],
      ['failures', explanationTable(FAILURE_EXPLANATIONS)],
      ['user-errors', explanationTable(USER_ERROR_EXPLANATIONS)],
    ]),
  );
}

function codesTable(): string {
  return markdownTable(
    ['what happened', "the vendor's status", '`failures`', '`userErrors`', '`errors`', '`retryable`'],
    Object.values(CODES).map(({ sentence, statuses, retry, failure, userError, extensionsCode }) => [
      sentence,
      statuses.map(statusInWords).join(', '),
      code(failure),
      code(userError),
      code(extensionsCode),
      retry === 'NOBODY' ? 'no' : 'yes',
    ]),
  );
}

function statusInWords(status: CodeMeaning['statuses'][number]): string {
  return status === '4xx' ? 'any other 4xx' : String(status);
}

function explanationTable(explanations: Readonly<Record<string, Explanation>>): string {
  return markdownTable(
    ['code', 'what it means', 'what to do'],
    Object.entries(explanations).map(([name, { meaning, remedy }]) => [code(name), meaning, remedy]),
  );
}

function code(name: string): string {
  return `\`${name}\``;
}
