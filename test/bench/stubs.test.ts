import { describe, expect, test } from 'vitest';
import { openStubs } from '../../bench/stubs/open-stubs.ts';
import { sandboxedVendor } from '../../sandbox/registry.ts';

const world = { chatsby: 3, cometchat: 3, gennia: 3, nova: 3, aegra: 3 };

/** A list call of each vendor, with the headers that its sandbox wants. */
const LISTS: Readonly<Record<string, { path: string; method?: string; body?: string }>> = {
  chatsby: { path: '/agents?page_size=2' },
  cometchat: { path: '/ai-agents/agents' },
  gennia: { path: '/agents?includeArchived=true&page=1&limit=2' },
  nova: { path: '/org/org_sandbox/agents?page=1&size=2' },
  aegra: { path: '/assistants/search', method: 'POST', body: '{"limit":2,"offset":0}' },
};

function headersOf(account: { readonly [setting: string]: unknown }): Record<string, string> {
  const key = String(account.apiKey);
  return {
    'content-type': 'application/json',
    authorization: `Bearer ${key}`,
    apikey: key,
    'x-api-key': key,
    ...(account.headers as Record<string, string> | undefined),
  };
}

describe('the stubs of the benchmark', () => {
  test('answer with the bytes that the sandbox answers, the first time and from memory', async () => {
    await using stubs = Object.assign(await openStubs(world), {
      [Symbol.asyncDispose](this: { close(): Promise<void> }) {
        return this.close();
      },
    });
    for (const account of stubs.accounts) {
      const { path, ...init } = LISTS[account.vendor] ?? { path: '' };
      const request = { ...init, headers: headersOf(account) };
      const { app, basePath } = sandboxedVendor(account.vendor).createSandbox({ agents: 3 });
      const expected = await (await app.fetch(new Request(`http://sandbox${basePath}${path}`, request))).text();
      expect(expected, account.vendor).toContain('"name"');
      for (let time = 0; time < 2; time++) {
        const response = await fetch(account.baseUrl + path, request);
        expect(response.status, account.vendor).toBe(200);
        expect(await response.text(), account.vendor).toBe(expected);
      }
    }
    expect(stubs.takeCount()).toBe(10);
    expect(stubs.takeCount()).toBe(0);
  });

  test('answer reads as before after a write, and do not remember refusals', async () => {
    await using stubs = Object.assign(await openStubs({ chatsby: 1 }), {
      [Symbol.asyncDispose](this: { close(): Promise<void> }) {
        return this.close();
      },
    });
    const [account] = stubs.accounts;
    if (account === undefined) throw new Error('no account');
    const headers = headersOf(account);
    expect((await fetch(`${account.baseUrl}/agents`)).status).toBe(401);
    const before = (await (await fetch(`${account.baseUrl}/agents`, { headers })).json()) as { data: { id: string }[] };
    const url = `${account.baseUrl}/agents/${before.data[0]?.id}`;
    const renamed = await fetch(url, { method: 'PATCH', headers, body: '{"name":"Another"}' });
    expect(await renamed.json()).toMatchObject({ name: 'Another' });
    expect(await (await fetch(url, { headers })).json()).toEqual(before.data[0]);
  });
});
