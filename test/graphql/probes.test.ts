import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { keyCaller } from '../support/access.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

let vendors: TestRollcall;
let rollcall: Rollcall;
let isReady = true;
beforeAll(async () => {
  const access = {
    apiKeys: [
      keyCaller('prometheus', 'rollcall_metrics', ['operations']),
      keyCaller('dashboard', 'rollcall_dashboard', ['agents:read', 'agents:write', 'agents:raw']),
    ],
  };
  vendors = await startRollcall({ access });
  rollcall = createRollcall({
    ...vendors.options,
    isAllowedHost: (name) => name === 'rollcall',
    isReady: () => isReady,
    readMetrics: async () => ({ contentType: 'text/plain; version=0.0.4', text: 'measured 1\n' }),
  });
});
afterAll(async () => {
  await rollcall.close();
  await vendors.close();
});

function ask(path: string, { method = 'GET', key = '', host = 'rollcall' } = {}): Promise<Response> {
  const headers = { host, ...(key !== '' && { authorization: `Bearer ${key}` }) };
  return Promise.resolve(rollcall.yoga.fetch(`http://rollcall${path}`, { method, headers }));
}

describe.each(['/health', '/healthz', '/readyz'])('%s', (path) => {
  test.each(['GET', 'HEAD'])(
    'answers %s of anybody with a status and nothing else, and asks no vendor',
    async (method) => {
      vendors.forgetCalls();
      const response = await ask(path, { method });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(vendors.callCount()).toBe(0);
    },
  );

  test('answers nothing but GET and HEAD, and under no foreign name', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask(path, { method })).status).toBeGreaterThanOrEqual(204);
    }
    expect((await ask(path, { host: 'other.example' })).status).toBe(403);
  });
});

test('/readyz says that no more requests are to be sent, and /healthz goes on', async () => {
  isReady = false;
  expect((await ask('/readyz')).status).toBe(503);
  expect((await ask('/healthz')).status).toBe(200);
  isReady = true;
});

test('a vendor that is down does not matter to probes', async () => {
  for (const key of ['nova', 'gennia']) vendors.server(key).faults.add({ fault: { kind: 'RESET', when: 'before' } });
  await vendors.run('{ agents { nodes { id } } }');
  expect((await ask('/readyz')).status).toBe(200);
  for (const key of ['nova', 'gennia']) vendors.server(key).faults.clear();
});

describe('/metrics', () => {
  test('is shown to a caller with the scope operations', async () => {
    const response = await ask('/metrics', { key: 'rollcall_metrics' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4');
    expect(await response.text()).toBe('measured 1\n');
    expect(await (await ask('/metrics', { method: 'HEAD', key: 'rollcall_metrics' })).text()).toBe('');
  });

  test('is shown to nobody else', async () => {
    const refused = await ask('/metrics', { key: 'rollcall_dashboard' });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN', requiredScopes: [['operations']] } }],
    });
    for (const key of ['', 'rollcall_other']) {
      const response = await ask('/metrics', { key });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(await response.text()).not.toContain('measured');
    }
    expect((await ask('/metrics', { key: 'rollcall_metrics', host: 'other.example' })).status).toBe(403);
    expect(await (await ask('/metrics', { method: 'POST', key: 'rollcall_metrics' })).text()).not.toContain('measured');
  });
});
