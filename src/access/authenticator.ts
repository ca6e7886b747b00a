/** @module Who a credential belongs to. */
import { API_KEY_PREFIX, type ApiKeyCaller, createApiKeys } from './api-keys.ts';
import type { Caller } from './caller.ts';
import { fileKeySet } from './jwt/file-key-set.ts';
import type { KeyProblemListener } from './jwt/key-set.ts';
import type { JwtSettings } from './jwt/settings.ts';
import type { RateLimit } from './rate-limits.ts';

/** How callers sign in: with keys, with tokens, or some with the one and some with the other. */
export interface AccessSettings {
  readonly apiKeys: readonly ApiKeyCaller[];
  readonly jwt?: JwtSettings | undefined;
  /** What each caller may ask for, as far as its own limits do not say otherwise. @default any number */
  readonly rateLimit?: RateLimit | undefined;
}

/**
 * Tells who a credential belongs to; undefined for one that is none, or is not valid any more.
 *
 * @throws InvalidCredentialError with a reason that its owner may know
 * @throws KeysUnavailableError when nobody can say at the moment
 */
export type Authenticator = (credential: string) => Promise<Caller | undefined> | Caller | undefined;

/** What {@link createAuthenticator} takes besides the settings. */
export interface AuthenticatorOptions {
  /** Told when the keys of tokens can not be had or used. @default nobody is */
  readonly onKeyProblem?: KeyProblemListener;
  /** Milliseconds since 1970. @default the clock of this machine */
  readonly now?: () => number;
}

/**
 * Tells callers by what the configuration says of them. What begins as API keys do is one; all else is a token, if anything.
 *
 * @throws Error when the file with the keys of tokens can not be read
 */
export function createAuthenticator(
  { apiKeys, jwt, rateLimit }: AccessSettings,
  { onKeyProblem = () => {}, now = () => Date.now() }: AuthenticatorOptions = {},
): Authenticator {
  const limited = <Of extends { readonly rateLimit?: RateLimit | undefined }>(of: Of): Of =>
    rateLimit === undefined ? of : { ...of, rateLimit: { ...rateLimit, ...of.rateLimit } };
  const ofKey = createApiKeys(apiKeys.map(limited), now);
  const ofToken = jwt === undefined ? undefined : tokensOf(limited(jwt), occasionally(onKeyProblem, now), now);
  return (credential) => (credential.startsWith(API_KEY_PREFIX) ? ofKey(credential) : ofToken?.(credential));
}

/** What checks tokens is loaded where there are some. A file that can not be read is told before. */
function tokensOf(settings: JwtSettings, onProblem: KeyProblemListener, now: () => number): Authenticator {
  const { jwksUrl = '', jwksFile } = settings;
  const inFile = jwksFile === undefined ? undefined : fileKeySet(jwksFile, onProblem);
  const loading = (async () => {
    const { createTokens } = await import('./jwt/tokens.ts');
    const findKey = inFile ?? (await import('./jwt/remote-key-set.ts')).remoteKeySet(jwksUrl, { onProblem, now });
    return createTokens(settings, { findKey, onProblem, now });
  })();
  return async (credential) => (await loading)(credential);
}

/** A problem is told once in this time, however many tokens it concerns; milliseconds. */
const REPEATED_AFTER_MS = 60_000;

function occasionally(tell: KeyProblemListener, now: () => number): KeyProblemListener {
  let last = { problem: '', at: 0 };
  return (problem) => {
    if (problem === last.problem && now() < last.at + REPEATED_AFTER_MS) return;
    last = { problem, at: now() };
    tell(problem);
  };
}
