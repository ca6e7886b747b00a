import type { z } from 'zod';
import { valueAt } from '../core/json.ts';
import type { Finding, SettingPath } from './configuration-error.ts';
import type { ConfigurationDocument } from './document.ts';
import { instead } from './expectations.ts';
import type { Provenance } from './references.ts';

/**
 * Turns what a schema reports into findings of the file: one for each unknown key, none for a value that was reported
 * already, and the environment variable or file named where the value came from one.
 *
 * @param base where the value that was checked stands in the file
 */
export function explain(issue: z.core.$ZodIssue, base: SettingPath, document: ConfigurationDocument): Finding[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.flatMap((key) => keyFinding([...path, key], issue.message, document));
  }
  if (issue.code === 'invalid_key') return keyFinding(path, issue.message, document);
  if (document.isUnusable(path)) return [];
  const message =
    issue.message + instead(issue, valueAt(document.value, path)) + provenanceNote(document.provenanceOf(path));
  return [{ offset: document.offsetOf(path), path, message }];
}

function keyFinding(path: SettingPath, message: string, document: ConfigurationDocument): Finding[] {
  return document.isUnusable(path) ? [] : [{ offset: document.keyOffsetOf(path), path, message }];
}

/** Names where a value came from, if not from the file itself: " (from the environment variable NAME)". */
export function provenanceNote({ variables, files }: Provenance): string {
  const from = [...named('environment variable', variables), ...named('file', files)];
  return from.length === 0 ? '' : ` (from ${from.join(' and ')})`;
}

function named(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`the ${what}${names.length > 1 ? 's' : ''} ${names.join(', ')}`];
}
