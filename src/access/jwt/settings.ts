/** @module What the configuration says of tokens. */

import type { RateLimit } from '../rate-limits.ts';

/** Asymmetric ones only: with a shared secret, whoever checks tokens could make them. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

/** How a token is signed (RFC 7518, RFC 8037, RFC 9864). */
export type Algorithm = (typeof ALGORITHMS)[number];

/** Which claims say what of a caller. */
export interface ClaimNames {
  /** A text that is unique to the caller. */
  readonly name: string;
  /** Scopes, as a list or separated by spaces. */
  readonly scopes: string;
  /** Ids of accounts, as a list or separated by spaces. */
  readonly accounts: string;
}

/** How callers sign in with tokens. */
export interface JwtSettings {
  /** What `iss` has to be. */
  readonly issuer: string;
  /** Of these, `aud` has to hold one. */
  readonly audience: readonly string[];
  /** Where the issuer publishes its public keys, as a JSON Web Key Set. Either this or {@link jwksFile}. */
  readonly jwksUrl?: string | undefined;
  /** A file that holds them; an absolute path. */
  readonly jwksFile?: string | undefined;
  readonly algorithms: readonly Algorithm[];
  /** Which `typ` a token may have; one that has none counts as `JWT`. */
  readonly types: readonly string[];
  /** By how much the issuer's clock may be ahead or behind. */
  readonly clockToleranceSeconds: number;
  readonly claims: ClaimNames;
  /** Ids of the accounts that exist for tokens without a claim about accounts. */
  readonly defaultAccounts: 'ALL' | readonly string[];
  /** Of each caller by itself. @default none */
  readonly rateLimit?: RateLimit | undefined;
}
