/** @module Texts of a configuration that are sent as they are, and are most likely not meant so. */
import { isContainer } from '../../core/json.ts';
import { isLoopbackHost } from '../../core/loopback.ts';
import type { SettingPath } from '../../settings/configuration-error.ts';
import type { Warning } from './warning.ts';

/** What stands in examples and templates for a value that somebody has to put there. */
const PLACEHOLDERS =
  /\b(change|replace|fill)[\s_-]?(me|this|in)\b|\byour[\s_-]|placeholder|\bexample\.(com|net|org)\b|\[redacted\]|<[^<>]+>|(^|\s)(x{3,}|\.{3,}|\*{3,}|todo|tbd|none|null|undefined)$/i;

/** Texts that nobody but people reads. */
const FOR_PEOPLE: ReadonlySet<PropertyKey> = new Set(['label']);

/** What to look at twice among the texts of a configuration, wherever they stand. */
export function suspiciousTexts(value: unknown, path: SettingPath = []): Warning[] {
  if (isContainer(value)) {
    const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    return keys.flatMap((key) => suspiciousTexts((value as Record<PropertyKey, unknown>)[key], [...path, key]));
  }
  if (typeof value !== 'string' || FOR_PEOPLE.has(path.at(-1) ?? '')) return [];
  const warn = (message: string): Warning => ({ path, message });
  return [
    ...(value.trim() === value ? [] : [warn(`${endWithBlank(value)} with a blank, which is sent as it is`)]),
    ...(PLACEHOLDERS.test(value.trim()) ? [warn('looks like a placeholder, and is sent as it is')] : []),
    ...(isOpenToOthers(value, path)
      ? [warn('http, not https: credentials are sent so that others can read them')]
      : []),
  ];
}

function endWithBlank(text: string): string {
  if (text.trimStart() === text) return 'ends';
  return text.trimEnd() === text ? 'begins' : 'begins and ends';
}

/** Origins of pages are only compared: nothing is sent there. */
function isOpenToOthers(text: string, path: SettingPath): boolean {
  if (!/^http:/i.test(text) || path.includes('corsOrigins')) return false;
  const url = URL.parse(text);
  return url !== null && !isLoopbackHost(url.hostname);
}
