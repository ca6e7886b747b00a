import type { ReadErrorBody } from '../../http/answer-error.ts';
import type { Authorizer } from '../../http/authorizer.ts';
import { Transport } from '../../http/transport.ts';
import type { AccountSettings } from '../vendor.ts';

/** What differs between the ways to two accounts, besides their settings. */
export interface AccountTransportOptions {
  /**
   * Sent with every call: the credentials. Names in any case. Their values are secrets, and so is what follows a scheme:
   * of `Bearer <token>` a server may quote the token alone. @default none
   */
  readonly headers?: Readonly<Record<string, string>>;
  /** Gives credentials that change: a token that expires, a signature. @default those in `headers` are all */
  readonly authorizer?: Authorizer;
  /** What else must not be shown: a key that signs, or that tokens are got with. @default nothing */
  readonly secrets?: readonly string[];
  readonly readErrorBody: ReadErrorBody;
}

/**
 * The way to one account: deadlines, concurrency and sizes are those of its settings.
 *
 * @example
 * const transport = accountTransport(settings, {
 *   headers: { authorization: `Bearer ${settings.apiKey}` },
 *   readErrorBody,
 * });
 */
export function accountTransport(settings: AccountSettings, options: AccountTransportOptions): Transport {
  const { baseUrl, timeoutMs, queueTimeoutMs, concurrency, maxResponseBytes, maxAgeMs, sendTraceContext } = settings;
  const { authorizer, readErrorBody, secrets = [] } = options;
  const headers = Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return new Transport({
    account: { id: settings.id, vendor: settings.vendor },
    baseUrl,
    headers: Object.fromEntries(headers),
    timeoutMs,
    queueTimeoutMs,
    concurrency,
    maxResponseBytes,
    maxAgeMs,
    sendTraceContext,
    authorizer,
    secrets: [...secrets, ...headers.flatMap(([, value]) => [value, value.replace(/^\S+\s+/, '')])],
    readErrorBody,
  });
}
