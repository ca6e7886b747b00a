import { createAuthenticator } from '../../src/access/authenticator.ts';
import { RateLimits } from '../../src/access/rate-limits.ts';
import { keyCaller, TEST_KEY } from '../support/access.ts';
import { type IssuerKey, jwtSettings, sign } from '../support/issuer.ts';

/** How often each way is taken. */
const TIMES = 1_000;

/**
 * What signing in takes by itself, in this process: too little to be seen beside the rest of a request.
 *
 * @param jwksFile with the issuer's keys
 * @returns milliseconds of processor time, by what was done
 */
export async function signingInMs(jwksFile: string, keys: readonly IssuerKey[]): Promise<Map<string, number>> {
  const rateLimit = { requestsPerMinute: 1_000_000, vendorCallsPerMinute: 1_000_000 };
  const settings = { apiKeys: [{ ...keyCaller('cost', TEST_KEY), rateLimit }], jwt: jwtSettings({ jwksFile }) };
  const authenticate = createAuthenticator(settings);
  const limits = new RateLimits();
  const caller = await authenticate(TEST_KEY);
  if (caller === undefined) throw new Error('nobody has the key');

  const found = new Map([
    ['an API key', await cpuMs(() => authenticate(TEST_KEY))],
    ['counting the request', await cpuMs(() => limits.admit(caller))],
  ]);
  for (const key of keys) {
    const tokens: string[] = [];
    for (let count = 0; count < 2 * TIMES; count++) tokens.push(await sign(key, { jti: String(count) }));
    const known = await sign(key);
    found.set(`a token with ${key.algorithm}, the first time`, await cpuMs((time) => authenticate(tokens[time] ?? '')));
    found.set(`a token with ${key.algorithm}, later`, await cpuMs(() => authenticate(known)));
  }
  return found;
}

/** The first half is for the compiler. */
async function cpuMs(act: (time: number) => unknown): Promise<number> {
  for (let time = 0; time < TIMES; time++) await act(time);
  const before = process.cpuUsage();
  for (let time = TIMES; time < 2 * TIMES; time++) await act(time);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / TIMES;
}
