/** What is shown in place of a secret. */
export const REDACTED = '[redacted]';

/** A text in which the user information of every URL (`https://user:password@host`) is blanked. */
export function withoutUrlUsers(text: string): string {
  // A password may hold an `@`: what counts is the last one before the path. No quote or bracket: there a URL ends, and an
  // `@` behind it (of JSON, of HTML) is something else.
  return text.includes('://') ? text.replace(/:\/\/[^/?#\s"<>`]*@/g, `://${REDACTED}@`) : text;
}
