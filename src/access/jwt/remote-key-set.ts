import { createLocalJWKSet, createRemoteJWKSet, customFetch, type ExportedJWKSCache, errors, jwksCache } from 'jose';
import { type Dispatcher, request } from 'undici';
import { createDispatcher } from '../../http/dispatcher.ts';
import { KeysUnavailableError } from '../refusal.ts';
import type { FindKey, KeyProblemListener } from './key-set.ts';

/** An answer with the keys takes no longer; milliseconds. */
const TIMEOUT_MS = 5_000;

/** Nor is it larger; bytes. A key has about 500. */
const MAX_BYTES = 262_144;

/** Keys are asked for anew when they are older; milliseconds. A key that the issuer withdrew is good for no longer. */
const MAX_AGE_MS = 600_000;

/** An unknown key makes the keys be asked for anew, unless they are younger: tokens with invented keys cost the issuer no more. */
const COOLDOWN_MS = 30_000;

/** After a failure the issuer is left alone for so long; milliseconds. */
const BACK_OFF_MS = 5_000;

/** While the issuer can not be reached, keys that are known stay good until they are older; milliseconds. */
const MAX_STALE_MS = 86_400_000;

/** What {@link remoteKeySet} is made with. */
export interface RemoteKeySetOptions {
  readonly onProblem: KeyProblemListener;
  readonly now: () => number;
}

/**
 * The keys that an issuer publishes. They are asked for when the first token comes, when they are ten minutes old, and when a
 * token names one that is not among them (a key that is new), at most once in 30 seconds. An issuer that can not be reached is
 * no reason to send anybody away whose key is known: for a day, the keys from before stay.
 *
 * Only the address of the configuration is asked, without following redirects, through the proxy that the environment names.
 *
 * @param url https, or http on loopback
 */
export function remoteKeySet(url: string, { onProblem, now }: RemoteKeySetOptions): FindKey {
  const dispatcher = createDispatcher({ baseUrl: url, concurrency: 1, maxResponseBytes: MAX_BYTES });
  let quietUntil = Number.NEGATIVE_INFINITY;
  const cache: Partial<ExportedJWKSCache> = {};
  const fetchKeys = async (address: string, { headers, signal }: FetchOptions): Promise<Response> => {
    if (now() < quietUntil) throw new KeysUnavailableError('the keys could not be had a moment ago');
    return fetched(address, dispatcher, headers, signal);
  };
  const published = createRemoteJWKSet(new URL(url), {
    timeoutDuration: TIMEOUT_MS,
    cacheMaxAge: MAX_AGE_MS,
    cooldownDuration: COOLDOWN_MS,
    [customFetch]: fetchKeys,
    [jwksCache]: cache as Record<string, never>,
  });

  return async (header) => {
    try {
      return await published(header);
    } catch (error) {
      if (isAboutToken(error)) throw error;
      if (!(error instanceof KeysUnavailableError)) {
        if (now() >= quietUntil)
          onProblem(`the issuer's keys can not be had from ${new URL(url).host}: ${reasonOf(error)}`);
        quietUntil = now() + BACK_OFF_MS;
      }
      return findFormer(cache, now())(header);
    }
  };
}

interface FetchOptions {
  readonly headers: Headers;
  readonly signal: AbortSignal;
}

async function fetched(url: string, dispatcher: Dispatcher, headers: Headers, signal: AbortSignal): Promise<Response> {
  const { statusCode, body } = await request(url, { dispatcher, headers: Object.fromEntries(headers), signal });
  if (statusCode !== 200) {
    await body.dump();
    throw new Error(`it answered ${statusCode}`);
  }
  return new Response(await body.text());
}

/** jose looked through the keys and found none for this token, or several. */
function isAboutToken(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
}

/** The keys from before the failure. Of one that is not among them nobody can say that it is wrong. */
function findFormer({ jwks, uat }: Partial<ExportedJWKSCache>, now: number): FindKey {
  if (jwks === undefined || uat === undefined || now > uat + MAX_STALE_MS) {
    throw new KeysUnavailableError('the keys of the issuer can not be had');
  }
  const former = createLocalJWKSet(jwks);
  return async (header) => {
    try {
      return await former(header);
    } catch (cause) {
      if (!(cause instanceof errors.JWKSNoMatchingKey)) throw cause;
      throw new KeysUnavailableError('the keys of the issuer can not be had', { cause });
    }
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
