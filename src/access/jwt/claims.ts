import type { JWTPayload } from 'jose';
import { type Caller, SCOPES, type Scope } from '../caller.ts';
import { InvalidCredentialError } from '../refusal.ts';
import type { JwtSettings } from './settings.ts';

/** A caller's name stands in logs: a line of reasonable length, without control characters. */
const NAME = /^[^\p{Cc}\p{Cs}]{1,256}$/u;

/**
 * The caller that verified claims speak of. Scopes and accounts that Rollcall does not know are another service's, and give
 * no right here.
 *
 * @throws InvalidCredentialError when a claim is missing, or in no form that is agreed on
 */
export function callerOfClaims(
  payload: JWTPayload,
  { claims, defaultAccounts, rateLimit }: Pick<JwtSettings, 'claims' | 'defaultAccounts' | 'rateLimit'>,
): Caller {
  const name = claim(payload, claims.name);
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw new InvalidCredentialError('the token does not say who its caller is');
  }
  const scopes = wordsOf(payload, claims.scopes) ?? [];
  const accounts = wordsOf(payload, claims.accounts) ?? defaultAccounts;
  return {
    id: `jwt:${name}`,
    scopes: new Set(scopes.filter((scope): scope is Scope => SCOPES.some((known) => known === scope))),
    accounts: accounts === 'ALL' ? 'ALL' : new Set(accounts),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  };
}

/** A claim's own value: a name such as `constructor` is no claim. */
function claim(payload: JWTPayload, name: string): unknown {
  return Object.hasOwn(payload, name) ? payload[name] : undefined;
}

/** A list of texts, or a text of words (RFC 8693, section 4.2); undefined when there is no such claim. */
function wordsOf(payload: JWTPayload, name: string): readonly string[] | undefined {
  const value = claim(payload, name);
  if (value === undefined) return undefined;
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  if (Array.isArray(value) && value.every((word) => typeof word === 'string')) return value;
  throw new InvalidCredentialError('a claim of the token is neither a list of texts nor words separated by spaces');
}
