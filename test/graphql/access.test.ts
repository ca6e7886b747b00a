import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

const QUERY = '{ accounts { id } }';

let roll: TestRollcall;

beforeAll(async () => {
  roll = await startRollcall({ access: { apiKeys: [keyCaller('dashboard', 'rollcall_one')] } });
});
afterAll(() => roll.close());

function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(
    roll.rollcall.yoga.fetch(`http://rollcall${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify({ query: QUERY }),
    }),
  );
}

describe.each(['/graphql', '/federation'])('%s, where callers have to sign in', (path) => {
  test('answers a caller that signs in with its key', async () => {
    for (const headers of [
      { authorization: 'Bearer rollcall_one' },
      { authorization: 'bearer rollcall_one' },
      { 'x-api-key': 'rollcall_one' },
      { authorization: 'Bearer rollcall_one', 'x-api-key': 'rollcall_one' },
    ]) {
      const response = await ask(path, headers as Record<string, string>);
      expect(response.status).toBe(200);
      expect((await response.json()) as object).not.toHaveProperty('errors');
    }
  });

  test('answers nobody else, and asks no vendor for them', async () => {
    roll.forgetCalls();
    for (const headers of [
      {},
      { authorization: 'Bearer rollcall_two' },
      { authorization: 'Basic cm9sbGNhbGxfb25l' },
      { authorization: 'Bearer' },
      { 'x-api-key': '' },
      { authorization: 'Bearer rollcall_one', 'x-api-key': 'rollcall_two' },
    ]) {
      const response = await ask(path, headers as Record<string, string>);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    }
    expect(roll.callCount()).toBe(0);
  });
});
