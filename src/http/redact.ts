import { REDACTED } from '../model/redacted.ts';

/** A function that blanks every given secret wherever it stands in a text, also where a vendor quotes it in an error. */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length > 0).sort((a, b) => b.length - a.length);
  return (text) => known.reduce((redacted, secret) => redacted.replaceAll(secret, REDACTED), text);
}
