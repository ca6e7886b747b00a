/** @module What a request signs in with. */

/** A request's credential: nothing, one, or something that can not be one. */
export type GivenCredential =
  | { readonly kind: 'NONE' }
  | { readonly kind: 'UNREADABLE' }
  | { readonly kind: 'CREDENTIAL'; readonly credential: string };

/**
 * Reads `authorization: Bearer <credential>` (RFC 6750) or `x-api-key: <credential>`. Two different ones, and other schemes, are
 * nobody's: to pick one would be to guess who asks.
 */
export function readCredential(headers: Pick<Headers, 'get'>): GivenCredential {
  const authorization = headers.get('authorization');
  const apiKey = headers.get('x-api-key');
  if (authorization === null && apiKey === null) return { kind: 'NONE' };
  const bearer = authorization === null ? undefined : (/^Bearer +([^\s,]+) *$/i.exec(authorization)?.[1] ?? '');
  const key = apiKey?.trim();
  const credential = bearer ?? key ?? '';
  const isOne = key === undefined || key === credential;
  return isOne && credential !== '' ? { kind: 'CREDENTIAL', credential } : { kind: 'UNREADABLE' };
}
