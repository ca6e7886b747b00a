import { REDACTED, withoutUrlUsers } from './redacted.ts';

/**
 * A function that blanks every given secret wherever it stands in a text, also where a vendor quotes it in an error, as
 * it is or as URLs, JSON, and JSON within JSON write it; and with them the user information of every URL.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = [...new Set(secrets.flatMap(spellings))].sort((a, b) => b.length - a.length);
  return (text) => known.reduce((redacted, secret) => redacted.replaceAll(secret, REDACTED), withoutUrlUsers(text));
}

function spellings(secret: string): string[] {
  if (secret === '') return [];
  const inJson = quoted(secret);
  return [secret, encodeURIComponent(secret.toWellFormed()), inJson, quoted(inJson)];
}

function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
