/** A vendor's URL as it wrote it; null when it is none, since the `URL` scalar would fail the whole field. */
export function parseUrl(value: unknown): string | null {
  return typeof value === 'string' && URL.canParse(value) ? value : null;
}
