import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { hashOfKey } from '../../src/access/api-keys.ts';
import { accountAt, accountThatWaits, serveFile } from './served-file.ts';

const ACCOUNTS = '{ accounts { id label } }';
const AGENTS = '{ agents(first: 50) { nodes { id name } failures { account { id } code } } }';
const trial = { id: 'trial', vendor: 'chatsby', sandbox: { agents: 2 } };
const other = { id: 'other', vendor: 'gennia', sandbox: { agents: 1 } };

/** A value that stands in a file. */
const fromFile = (path: string) => `$\{file:${path}}`;

const ids = async (served: Awaited<ReturnType<typeof serveFile>>) =>
  (await served.ask(ACCOUNTS)).data.accounts.map(({ id }: { id: string }) => id);

describe('a reload', () => {
  test('adds, removes and changes accounts, and says which', async () => {
    const served = await serveFile({ accounts: [trial, other] });
    const added = { ...trial, id: 'added' };
    await served.reload({ accounts: [added, { ...other, label: 'Another' }] });
    expect((await served.ask(ACCOUNTS)).data.accounts).toEqual([
      { id: 'added', label: 'added (sandbox)' },
      { id: 'other', label: 'Another (sandbox)' },
    ]);
    expect(served.log).toEqual([
      {
        level: 'info',
        details: { accounts: 2, added: ['added'], removed: ['trial'], changed: ['other'], sections: [] },
        message: 'configuration reloaded',
      },
    ]);
    const { nodes } = (await served.ask(AGENTS)).data.agents;
    expect(nodes.map(({ id }: { id: string }) => id.split(':')[0]).sort()).toEqual(['added', 'added', 'other']);
  });

  test('reads again what is said of language models, and serves what was said before where that is wrong', async () => {
    const served = await serveFile({ accounts: [trial] });
    const models = join(served.folder, 'models.yaml');
    const configuration = { languageModels: { file: 'models.yaml' }, accounts: [trial] };
    const ends = async () => {
      const { data } = await served.ask('{ agents { nodes { languageModel { id retiresAt } } } }');
      return data.agents.nodes.map(
        ({ languageModel: { retiresAt } }: { languageModel: { retiresAt: string } }) => retiresAt,
      );
    };
    writeFileSync(models, 'models: [{ id: gpt-4o, retiresAt: 2031-01-31 }]');
    await served.reload(configuration);
    expect(await ends()).toContain('2031-01-31T00:00:00.000Z');
    writeFileSync(models, 'models: [{ id: gpt-4o, retiresAt: soon }]');
    await served.reload(configuration);
    expect(await ends()).toContain('2031-01-31T00:00:00.000Z');
    writeFileSync(models, 'models: [{ id: gpt-4o, retiresAt: 2032-01-31 }]');
    await served.reload(configuration);
    expect(await ends()).toContain('2032-01-31T00:00:00.000Z');
    expect(served.log.map(({ level, details }) => [level, 'sections' in details ? details.sections : []])).toEqual([
      ['info', ['languageModels']],
      ['error', []],
      ['info', ['languageModels']],
    ]);
  });

  test('lets a request under way end with the configuration that it came under, and closes its connections then', async () => {
    const leaving = await accountThatWaits('leaving');
    const served = await serveFile({ accounts: [leaving.settings] });
    const answer = served.ask('{ agents { nodes { id } failures { code } } }');
    await vi.waitUntil(() => leaving.calls() > 0);
    await served.reload({ accounts: [trial] });
    expect(await ids(served)).toEqual(['trial']);
    expect(leaving.connections()).toBe(1);
    leaving.answer();
    expect(await answer).toEqual({ data: { agents: { nodes: [], failures: [] } } });
    await vi.waitUntil(() => leaving.connections() === 0);
  });

  test('lets a write end whose client has left', async () => {
    const { server, settings } = await accountAt('gennia', 'mine', 0);
    const served = await serveFile({ accounts: [settings] });
    // Made in two calls: the agent, then its draft.
    server.faults.add({ fault: { kind: 'DELAY', ms: 200 }, times: 1 });
    const body = JSON.stringify({
      query:
        'mutation { createAgent(input: { accountId: "mine", name: "Kept", instructions: "Be brief." }) { agent { id } } }',
    });
    const leaving = new AbortController();
    const left = fetch(served.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: leaving.signal,
    }).catch(() => 'left');
    await vi.waitUntil(() => server.calls.some(({ method }) => method === 'POST'));
    leaving.abort();
    expect(await left).toBe('left');
    await served.reload({ accounts: [{ ...settings, label: 'Renamed' }] });
    await vi.waitUntil(() => server.calls.some(({ method }) => method === 'PATCH'));
    const query = '{ agents { nodes { name instructions } } }';
    await vi.waitUntil(async () => (await served.ask(query)).data.agents.nodes[0]?.instructions === 'Be brief.');
  });

  test('keeps an account connected whose settings are the same, and what is known of it', async () => {
    const { server, settings } = await accountAt('chatsby', 'mine');
    const rewrite = (answer: object) => ({ ...answer, has_more: 'no' });
    server.faults.add({ fault: { kind: 'REWRITE', rewrite: rewrite as never }, times: 1 });
    const waiting = await accountThatWaits('waiting');
    const served = await serveFile({ accounts: [settings, waiting.settings] });
    const first = served.ask(AGENTS);
    await vi.waitUntil(() => waiting.calls() > 0);
    waiting.answer();
    await first;
    const drift = '{ account(id: "mine") { contractDrift { path count } } }';
    const before = await served.ask(drift);
    expect(before.data.account.contractDrift.length).toBeGreaterThan(0);

    await served.reload({ accounts: [trial, waiting.settings, settings] });
    expect(await served.ask(drift)).toEqual(before);
    const second = served.ask(AGENTS);
    await vi.waitUntil(() => waiting.calls() > 0);
    waiting.answer();
    await second;
    expect(waiting.accepted()).toBe(1);
  });

  test('keeps the agents of an embedded server whose entry is the same, and no others', async () => {
    const served = await serveFile({ accounts: [trial, other] });
    const create = (accountId: string) =>
      `mutation { createAgent(input: { accountId: "${accountId}", name: "New in ${accountId}" }) { userErrors { message } } }`;
    for (const { id } of [trial, other]) {
      expect((await served.ask(create(id))).data.createAgent.userErrors).toEqual([]);
    }
    await served.reload({
      accounts: [
        { ...trial, timeoutMs: 5000 },
        { ...other, sandbox: { agents: 3 } },
      ],
    });
    const { nodes } = (await served.ask(AGENTS)).data.agents;
    const names = nodes.map(({ name }: { name: string }) => name);
    expect(names).toContain('New in trial');
    expect(names).not.toContain('New in other');
    expect(names).toHaveLength(3 + 3);
  });

  test('forgets no idempotency key, although the account is connected anew', async () => {
    const { server, settings } = await accountAt('chatsby', 'mine', 0);
    const served = await serveFile({ accounts: [settings] });
    const create =
      'mutation { createAgent(input: { accountId: "mine", name: "Once", idempotencyKey: "k" }) { agent { id } userErrors { code } } }';
    const first = await served.ask(create);
    expect(first.data.createAgent.userErrors).toEqual([]);
    await served.reload({ accounts: [{ ...settings, label: 'Renamed' }] });
    expect(await served.ask(create)).toEqual(first);
    expect(server.calls.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('refuses a key that was removed from the next request on, and takes the one in its place', async () => {
    const access = (...keys: string[]) => ({
      apiKeys: [
        {
          name: 'dashboard',
          scopes: ['agents:read'],
          keys: keys.map((key) => ({ sha256: hashOfKey(key).toString('hex') })),
        },
      ],
    });
    const served = await serveFile({ access: access('rollcall_old'), accounts: [trial] });
    const as = (key: string) => served.ask('{ accounts { id } }', { authorization: `Bearer ${key}` });
    expect((await as('rollcall_old')).errors).toBeUndefined();
    await served.reload({ access: access('rollcall_old', 'rollcall_new'), accounts: [trial] });
    expect((await as('rollcall_old')).errors).toBeUndefined();
    await served.reload({ access: access('rollcall_new'), accounts: [trial] });
    expect((await as('rollcall_old')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    expect((await as('rollcall_new')).errors).toBeUndefined();
  });

  test('gives requests under way the time of the slowest account that is served, when all stops', async () => {
    const slow = await accountThatWaits('slow');
    const server = { operationTimeoutMs: 1_000 };
    const timeouts = { timeoutMs: 1_000, queueTimeoutMs: 1_000 };
    const served = await serveFile({ server, accounts: [{ ...trial, ...timeouts }] });
    expect(served.serving.drainMs).toBe(3 * 2_000 + 5_000);
    await served.reload({ server, accounts: [{ ...slow.settings, ...timeouts, timeoutMs: 9_000 }] });
    expect(served.serving.drainMs).toBe(3 * 10_000 + 5_000);
    const answer = served.ask(AGENTS);
    await vi.waitUntil(() => slow.calls() > 0);
    await served.reload({ server, accounts: [{ ...trial, ...timeouts }] });
    expect(served.serving.drainMs).toBe(3 * 10_000 + 5_000);
    slow.answer();
    await answer;
    await vi.waitUntil(() => served.serving.drainMs === 3 * 2_000 + 5_000);
  });

  test('forgets nothing of what a caller has used of its limit', async () => {
    const keys = [{ sha256: hashOfKey('rollcall_key').toString('hex') }];
    const access = {
      apiKeys: [{ name: 'dashboard', scopes: ['agents:read'], rateLimit: { requestsPerMinute: 2 }, keys }],
    };
    const served = await serveFile({ access, accounts: [trial] });
    const asked = () => served.ask(ACCOUNTS, { authorization: 'Bearer rollcall_key' });
    expect((await asked()).errors).toBeUndefined();
    await served.reload({ access, accounts: [trial, other] });
    expect((await asked()).errors).toBeUndefined();
    expect((await asked()).errors?.[0]?.extensions?.code).toBe('TOO_MANY_REQUESTS');
  });

  test('reads secrets from their files again', async () => {
    const { server, settings } = await accountAt('chatsby', 'mine');
    const { apiKey } = settings as unknown as { apiKey: string };
    const configuration = { accounts: [{ ...settings, apiKey: fromFile('secrets/key') }] };
    const served = await serveFile({ accounts: [trial] });
    mkdirSync(join(served.folder, 'secrets'));
    writeFileSync(join(served.folder, 'secrets/key'), 'chtb_live_outdated\n');
    await served.reload(configuration);
    expect((await served.ask(AGENTS)).data.agents.failures).toHaveLength(1);
    writeFileSync(join(served.folder, 'secrets/key'), `${apiKey}\n`);
    await served.reload(configuration);
    expect((await served.ask(AGENTS)).data.agents.failures).toEqual([]);
    expect(new Set(server.calls.map(({ headers }) => headers.authorization)).size).toBe(2);
    expect(JSON.stringify(served.log)).not.toContain(apiKey);
  });

  test('ignores what needs a new start, and says so', async () => {
    const served = await serveFile({ server: { port: 0 }, accounts: [trial] });
    await served.reload({
      server: { host: '0.0.0.0', port: 4711, trustedNetwork: true, maxAgentsPerRequest: 1 },
      metrics: { port: 4712 },
      audit: { file: 'audit.jsonl' },
      accounts: [trial],
    });
    const settings = ['server.host', 'server.port', 'audit', 'metrics'];
    expect(served.log.map(({ details, message }) => [message, details])).toEqual([
      ['settings that are ignored until the next start', { settings }],
      ['configuration reloaded', { accounts: 1, added: [], removed: [], changed: [], sections: ['server'] }],
    ]);
    // Still on loopback, so still only for the names of it.
    expect((await fetch(served.url, { headers: { accept: 'text/html' } })).status).toBe(200);
    expect((await served.ask(AGENTS)).data.agents.failures).toMatchObject([{ code: 'LIMIT_EXCEEDED' }]);
  });
});

describe('a configuration that is wrong', () => {
  test('takes no sign-in away while other machines can reach the address of the start', async () => {
    const keys = [{ sha256: hashOfKey('rollcall_key').toString('hex') }];
    const access = { apiKeys: [{ name: 'dashboard', scopes: ['agents:read'], keys }] };
    const served = await serveFile({ server: { host: '0.0.0.0' }, access, accounts: [trial] });
    await served.reload({ server: { host: '127.0.0.1' }, access: 'none', accounts: [trial] });
    expect(served.log).toMatchObject([
      { level: 'error', details: { problems: [expect.stringMatching(/^server\.host: .*nobody signs in/)] } },
    ]);
    expect((await served.ask(ACCOUNTS)).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });

  test.each([
    ['is no YAML', 'accounts: [', /rollcall\.yaml:1:\d+ /],
    [
      'has a wrong setting',
      { accounts: [{ ...trial, concurrency: 0 }] },
      /rollcall\.yaml:\d+:\d+ accounts\[0\]\.concurrency: /,
    ],
    [
      'names a file that is not there',
      { accounts: [{ id: 'a', vendor: 'chatsby', apiKey: fromFile('gone') }] },
      /:\d+:\d+ accounts\[0\]\.apiKey: .*gone/,
    ],
    ['has no account', { accounts: [] }, /rollcall\.yaml:\d+:\d+ accounts: /],
  ])('changes nothing, and the log says where it is: it %s', async (_, wrong, where) => {
    const served = await serveFile({ accounts: [trial] });
    const before = await served.ask(AGENTS);
    await served.reload(wrong);
    expect(served.log).toHaveLength(1);
    const [{ level, details, message } = { level: '', details: {}, message: '' }] = served.log;
    expect([level, message]).toEqual(['error', 'configuration not reloaded: the one before is still served']);
    expect((details as { problems: string[] }).problems.join('\n')).toMatch(where);
    expect(await served.ask(AGENTS)).toEqual(before);
    await served.reload({ accounts: [trial, other] });
    expect(await ids(served)).toEqual(['trial', 'other']);
  });
});
