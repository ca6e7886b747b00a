/** @module Access control in tests: callers with keys, and requests that are signed in. */
import type { IncomingMessage } from 'node:http';
import { hashOfKey } from '../../src/access/api-keys.ts';
import type { AccessSettings } from '../../src/access/authenticator.ts';
import { ANONYMOUS, SCOPES, type Scope } from '../../src/access/caller.ts';
import type { Rollcall } from '../../src/rollcall.ts';
import { asTested } from './over-http.ts';

/** The key of a caller that may do everything. */
export const TEST_KEY = 'rollcall_test-everything';

/** A caller of a name with a key. */
export function keyCaller(name: string, key: string, scopes: readonly Scope[] = SCOPES, accounts?: readonly string[]) {
  return { name, scopes, accounts, keys: [{ sha256: hashOfKey(key).toString('hex') }] };
}

/** With `ROLLCALL_TEST_ACCESS=on`, all suites run with access control, as a caller that may do everything. */
export function accessOfTests(): AccessSettings | undefined {
  if (process.env.ROLLCALL_TEST_ACCESS !== 'on') return undefined;
  return { apiKeys: [keyCaller('tests', TEST_KEY)] };
}

/** The id of the caller that tests are, as far as they do not say otherwise. */
export function callerOfTests(): string {
  return accessOfTests() === undefined ? ANONYMOUS.id : 'apiKey:tests';
}

/** Another Rollcall of a test, made with the options of the first: where tests sign in, its requests do, too. */
export function signedInAsTests(rollcall: Rollcall): Rollcall {
  const asked = asTested(rollcall);
  return accessOfTests() === undefined ? asked : signedIn(asked, TEST_KEY);
}

/** Signs in all requests that do not sign in themselves, in process and over HTTP. */
export function signedIn(rollcall: Rollcall, key: string): Rollcall {
  const { yoga } = rollcall;
  const authorization = `Bearer ${key}`;
  const fetch = (...[input, init, ...rest]: Parameters<typeof yoga.fetch>) => {
    if (input instanceof Request) return signedInRequest(input, authorization).then((request) => yoga.fetch(request));
    const headers = new Headers((init as RequestInit | undefined)?.headers);
    if (!headers.has('authorization')) headers.set('authorization', authorization);
    return yoga.fetch(input, { ...(init as object), headers } as never, ...rest);
  };
  return {
    ...rollcall,
    listener(request, response) {
      request.headers.authorization ??= authorization;
      return rollcall.listener(request, response);
    },
    yoga: new Proxy(yoga, {
      get: (target, name) => (name === 'fetch' ? fetch : Reflect.get(target, name, target)),
      apply(target, self, [request, ...rest]: [IncomingMessage, ...unknown[]]) {
        request.headers.authorization ??= authorization;
        return Reflect.apply(target as never, self, [request, ...rest]);
      },
    }),
  };
}

async function signedInRequest(request: Request, authorization: string): Promise<Request> {
  const headers = new Headers(request.headers);
  if (!headers.has('authorization')) headers.set('authorization', authorization);
  const body = request.body === null ? null : await request.arrayBuffer();
  return new Request(request.url, { method: request.method, headers, body, signal: request.signal });
}
