/** @module Callers that sign in with tokens (JWT, RFC 7519, checked as RFC 8725 and RFC 9068 advise). */
import { errors, type JWTVerifyResult, jwtVerify, type ResolvedKey } from 'jose';
import type { Caller } from '../caller.ts';
import { InvalidCredentialError, KeysUnavailableError } from '../refusal.ts';
import { callerOfClaims } from './claims.ts';
import type { FindKey, KeyProblemListener } from './key-set.ts';
import type { JwtSettings } from './settings.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** A longer text is no token; characters. Node takes headers of 16 KiB in all. */
const MAX_LENGTH = 8_192;

/** What {@link createTokens} is made with. */
export interface TokensOptions {
  readonly findKey: FindKey;
  readonly onProblem: KeyProblemListener;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Tells callers by their tokens.
 *
 * @returns the caller of a token; undefined for what is no token, or is not signed by the issuer
 * @throws InvalidCredentialError for a signed token that is not valid here and now
 * @throws KeysUnavailableError when nobody can say whether it is signed
 */
export function createTokens(
  settings: JwtSettings,
  { findKey, onProblem, now }: TokensOptions,
): (token: string) => Promise<Caller | undefined> {
  const { issuer, audience, algorithms, clockToleranceSeconds, types } = settings;
  const allowedTypes = types.map(mediaTypeOf);
  const verifiedTokens = new VerifiedTokens(findKey);
  return async (token) => {
    if (token.length > MAX_LENGTH) return undefined;
    const checkedAt = now();
    const known = await verifiedTokens.callerOf(token, checkedAt);
    if (known !== undefined) return known;
    let verified: JWTVerifyResult & ResolvedKey<CryptoKey>;
    try {
      verified = await jwtVerify(token, (header) => findKey(header), {
        issuer,
        audience: [...audience],
        algorithms: [...algorithms],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp'],
        currentDate: new Date(checkedAt),
      });
    } catch (error) {
      if (error instanceof KeysUnavailableError) throw error;
      if (error instanceof errors.JOSEError) return refuse(error);
      // A key of the issuer that can not be used, such as one that is too short.
      onProblem(`a key of the issuer can not be used: ${error instanceof Error ? error.message : String(error)}`);
      throw new KeysUnavailableError('a key of the issuer can not be used', { cause: error });
    }
    const { payload, protectedHeader, key } = verified;
    if (!allowedTypes.includes(mediaTypeOf(protectedHeader.typ ?? 'JWT'))) {
      throw new InvalidCredentialError('the token is of another type');
    }
    const caller = callerOfClaims(payload, settings);
    const expiresAt = (payload.exp ?? 0) * 1000;
    verifiedTokens.add(token, { header: protectedHeader, key, checkedAt, expiresAt, caller });
    return caller;
  };
}

/** jose looks at claims after the signature: whoever is told about them holds a token that the issuer has signed. */
function refuse(error: errors.JOSEError): undefined {
  if (error instanceof errors.JWTExpired) throw new InvalidCredentialError('the token has expired');
  if (!(error instanceof errors.JWTClaimValidationFailed)) return undefined;
  const { claim } = error;
  if (claim === 'nbf') throw new InvalidCredentialError('the token is not valid yet');
  if (claim === 'aud') throw new InvalidCredentialError('the token is for another audience');
  if (claim === 'iss') throw new InvalidCredentialError('the token is of another issuer');
  if (claim === 'exp') throw new InvalidCredentialError('the token does not say when it expires');
  throw new InvalidCredentialError('a claim of the token is not valid');
}

/** `at+jwt` and `application/at+jwt` are the same (RFC 7515, section 4.1.9). */
function mediaTypeOf(typ: string): string {
  const lower = typ.toLowerCase();
  return lower.includes('/') ? lower : `application/${lower}`;
}
