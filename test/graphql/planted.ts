/** @module Secrets in what vendors answer. */
import { type JsonObject, mapValues } from '../../src/core/json.ts';

/** Keys whose values say which thing this is, or how to go on: they are not looked into, and stay. */
const STRUCTURAL = /(?:^|_)(?:id|uid|cursor|status|type|version)$|Id$|At$|_at$/;

/** Everything that a text can quote: each has to be blanked wherever it stands. */
export function quoted(key: string): string {
  return ` ${key} sk-live-canary1 https://canary2:canary2@h.example/x Bearer canary3.x`;
}

/** What nobody marked: names in every nesting, lists, keys, pairs, JSON in a text. */
export function hidden(key: string): JsonObject {
  return {
    api_key: 'canary4',
    nested: [{ deeper: { password: 'canary4', Authorization: ['canary4'] } }],
    credentials: { user: 'canary4', list: [{ any: 'canary4' }] },
    headers: [{ name: 'X-Api-Key', value: 'canary4' }],
    json: '{"client_secret":"canary4"}',
    [key]: { [`${key}-2`]: 1 },
    max_tokens: 5,
    keyterms: ['kept'],
  };
}

/** What a vendor answers, with secrets wherever it has a text. @param key what its account signs in with */
export function plant(json: unknown, key: string): unknown {
  const visit = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return STRUCTURAL.test(name) ? value : value + quoted(key);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => visit(item, name));
    const planted = mapValues(value as JsonObject, (item, below) => visit(item, below));
    return name === '' || 'name' in value
      ? { ...planted, ...('name' in value ? { planted: hidden(key) } : {}) }
      : planted;
  };
  return visit(json, '');
}

/** What none of them may leave. */
export const CANARY = /canary\d/;
