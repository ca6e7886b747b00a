/** @module What an operator says of language models: the section `languageModels` and the file that it names. */
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { languageModelId } from '../language-models/language-model-id.ts';
import type { LanguageModelOverride } from '../language-models/language-models.ts';
import type { ConfigurationProblem } from './configuration-error.ts';
import { ConfigurationDocument } from './document.ts';
import type { Environment } from './environment.ts';
import { expectation } from './expectations.ts';
import { explain } from './explain.ts';
import { shownName } from './find.ts';
import { problemsOf } from './problems.ts';
import { readTextFile } from './text-file.ts';

const EXPECTED_FILE = 'expected the path of a file';

/** Where it is said what is other than in the table of language models. @default nothing is */
export const languageModelsSettings = z
  .strictObject({
    /** Rows of models (docs/language-models.md). A relative path starts from the folder of the configuration. */
    file: z.string({ error: EXPECTED_FILE }).min(1, { error: EXPECTED_FILE }),
  })
  .optional();

const text = z.string({ error: 'expected a non-empty string' }).trim().min(1, { error: 'expected a non-empty string' });

const TIME =
  'expected a day such as 2027-01-31, a point in time such as 2027-01-31T12:00:00Z, or null: it does not end';

const overrideSettings = z
  .strictObject({
    /** A model by its id, or by any other word for it. */
    id: text.refine((id) => languageModelId(id) !== null, {
      error: 'expected the word for a model, 200 characters at most',
    }),
    /** When it ends: the beginning of a day (UTC), or a point in time. null: it does not. @default what the table says */
    retiresAt: z.union([z.iso.date(), z.iso.datetime({ offset: true }), z.null()], { error: TIME }).optional(),
    /** Where that stands, or who says it. */
    source: text.optional(),
    /** What people call it. */
    label: text.optional(),
    /** Words for models to use in its place, the best one first. */
    replacements: z.array(text, { error: 'expected a list of words for models' }).optional(),
  })
  .refine((row) => Object.keys(row).length > 1, {
    error: 'expected retiresAt, source, label or replacements beside the id',
    // A key that is misspelt says something, too.
    when: ({ issues }) => issues.length === 0,
  });

const overridesSettings = z.strictObject(
  {
    models: z.array(overrideSettings, { error: 'expected a list of models' }).superRefine((rows, context) => {
      const seen = new Map<string | null, number>();
      for (const [index, { id }] of rows.entries()) {
        const first = seen.get(languageModelId(id));
        seen.set(languageModelId(id), first ?? index);
        if (first === undefined) continue;
        const message = `expected each model once, but models[${first}] is the same`;
        context.addIssue({ code: 'custom', path: [index, 'id'], message });
      }
    }),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'expected a map with the key models' : undefined) },
);

/** What a file says of language models, what is wrong in it, or why it can not be read. */
export type ReadOverrides =
  | { readonly overrides: readonly LanguageModelOverride[] }
  | { readonly problems: readonly ConfigurationProblem[] }
  | { readonly obstacle: string };

/**
 * Reads the file of an operator.
 *
 * @param file an absolute path
 */
export function readOverrides(file: string, env: Environment): ReadOverrides {
  const read = readTextFile(file);
  if ('obstacle' in read) return read;
  const document = new ConfigurationDocument(read.text, { env, folder: dirname(file) });
  const result = document.malformed ? undefined : overridesSettings.safeParse(document.value, { error: expectation });
  const issues = result?.error?.issues ?? [];
  const findings = [...document.findings, ...issues.flatMap((issue) => explain(issue, [], document))];
  if (findings.length > 0) return { problems: problemsOf(shownName(file), document, findings) };
  return { overrides: result?.data?.models ?? [] };
}

/** The file that a text of a configuration names, as an absolute path; undefined where it names none. */
export function overridesFileIn(configuration: string, folder: string): string | undefined {
  const file: unknown = parseDocument(configuration, { logLevel: 'silent' }).getIn(['languageModels', 'file']);
  return typeof file === 'string' ? resolve(folder, file) : undefined;
}
