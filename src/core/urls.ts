/**
 * A web address as a vendor wrote it; null when it is none: the `URL` scalar would fail the whole field, and what shows a
 * picture of it must not be made to run a script (`javascript:`) or to open a file.
 */
export function parseUrl(value: unknown): string | null {
  const protocol = typeof value === 'string' ? URL.parse(value)?.protocol : undefined;
  return protocol === 'http:' || protocol === 'https:' ? (value as string) : null;
}
