import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type GuardedServer, guarded, serveGuarded } from './guarded.ts';
import { type InventedRollcall, startInvented } from './rollcall.ts';

const SECRET = 'the-secret-of-the-client';
const AGENTS = '{ agents { nodes { id name } failures { code message } } }';
const LIST = { agents: { nodes: [{ id: 'guarded:a', name: 'Ada' }], failures: [] } };

let server: GuardedServer;
let api: InventedRollcall;

const startWith = (clientSecret: string) =>
  startInvented({ vendor: guarded, baseUrl: server.baseUrl, settings: { clientId: 'rollcall', clientSecret } });

beforeEach(async () => {
  server = await serveGuarded(SECRET);
  api = startWith(SECRET);
});

afterEach(async () => {
  vi.useRealTimers();
  await api.close();
  await server.close();
});

const paths = () => server.heard().map((call) => call.split(' ').slice(0, 2).join(' '));

describe('a vendor whose tokens expire', () => {
  test('is asked for a token once, before the first call', async () => {
    expect(await api.ask(AGENTS)).toEqual(LIST);
    expect(await api.ask(AGENTS)).toEqual(LIST);
    expect(paths()).toEqual(['POST /token', 'GET /agents', 'GET /agents']);
  });

  test('is asked for another token when it takes the old one no more: reads and writes are sent once more', async () => {
    await api.ask(AGENTS);
    server.revoke();
    server.heard();
    const made = await api.mutate('createAgent', { accountId: 'guarded', name: 'Eve' });
    expect(made).toMatchObject({ agent: { name: 'Eve' }, userErrors: [] });
    expect(paths()).toEqual(['POST /agents', 'POST /token', 'POST /agents']);
  });

  test('costs an account with a wrong secret, and neither the secret nor a token is told', async () => {
    const wrong = startWith('another-secret-altogether');
    const text = JSON.stringify(await wrong.run(AGENTS));
    expect(text).toContain('"code":"UNAUTHORIZED"');
    expect(text).toContain('not sent, since there are no credentials');
    expect(text).not.toContain('another-secret-altogether');
    const { userErrors } = await wrong.mutate('createAgent', { accountId: 'guarded', name: 'Eve' });
    expect(userErrors).toMatchObject([{ code: 'UNAUTHORIZED' }]);
    expect(paths()).not.toContain('POST /agents');
    await wrong.close();
  });

  test('may quote a token in what it refuses: it is blanked', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    await api.ask(AGENTS);
    server.revoke();
    await api.ask(AGENTS);
    // A token that is so new is not replaced again.
    server.revoke();
    const text = JSON.stringify(await api.run(AGENTS));
    expect(text).toContain('not a valid token');
    expect(text).not.toMatch(/issued-token/);
  });
});
