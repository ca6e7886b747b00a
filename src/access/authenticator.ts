/** @module Who a credential belongs to. */
import { type ApiKeyCaller, createApiKeys } from './api-keys.ts';
import type { Caller } from './caller.ts';

/** How callers sign in. */
export interface AccessSettings {
  readonly apiKeys: readonly ApiKeyCaller[];
}

/** Tells who a credential belongs to; undefined for one that is none, or is not valid any more. */
export type Authenticator = (credential: string) => Promise<Caller | undefined> | Caller | undefined;

/** Tells callers by what the configuration says of them. */
export function createAuthenticator({ apiKeys }: AccessSettings): Authenticator {
  return createApiKeys(apiKeys);
}
