import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import { startWatched } from './api.ts';

const [{ key = '' } = {}] = vendors;
const only = [key];
const KEY = 'rollcall_dashboard';
const access = { apiKeys: [keyCaller('dashboard', KEY)] };
const signIn = { authorization: `Bearer ${KEY}` };

test('an operation is one line: who asked for what, what it cost, how it ended, in which trace', async () => {
  const { post, log } = await startWatched({ only, access });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  await post(
    { query: 'query Roll { agents(first: 3) { nodes { id } } }' },
    { ...signIn, traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
  );
  expect(log).toEqual([
    {
      level: 30,
      time: expect.any(Number),
      name: 'Roll',
      kind: 'QUERY',
      caller: 'apiKey:dashboard',
      ms: expect.any(Number),
      vendorCalls: expect.any(Number),
      outcome: 'OK',
      traceId,
      msg: 'operation',
    },
  ]);
});

test('somebody who did not sign in is told, and nothing of the credential', async () => {
  const { post, log } = await startWatched({ only, access });
  await post({ query: '{ accounts { id } }' });
  await post({ query: '{ accounts { id } }' }, { authorization: 'Bearer rollcall_guess', 'x-api-key': 'other' });
  const line = { level: 40, caller: null, outcome: 'UNAUTHENTICATED', msg: 'operation refused' };
  expect(log).toMatchObject([line, line]);
  expect(JSON.stringify(log)).not.toMatch(/guess|other/);
});

test('a write is one line of the log and one of the audit file, without what the agent holds', async () => {
  const { post, log, audit } = await startWatched({ only, access });
  const answer = await post({ query: '{ agents(first: 1) { nodes { id name instructions } } }' }, signIn);
  const { data } = (await answer.json()) as { data: { agents: { nodes: { id: string; name: string }[] } } };
  const [agent] = data.agents.nodes;
  await post({ query: `mutation { deleteAgent(input: { id: "${agent?.id}" }) { deletedAgentId } }` }, signIn);
  const write = {
    caller: 'apiKey:dashboard',
    operation: 'DELETE',
    accountId: key,
    vendor: key,
    agentId: agent?.id,
    sourceAgentId: null,
    dryRun: false,
    hasIdempotencyKey: false,
    executed: true,
    outcome: 'OK',
    errorCodes: [],
    ms: expect.any(Number),
    msg: 'write',
  };
  expect(log.filter(({ msg }) => msg === 'write')).toEqual([{ ...write, level: 30, time: expect.any(Number) }]);
  expect(audit()).toEqual([{ ...write, stream: 'audit', time: expect.any(String) }]);
});

test('a write that was refused is told too', async () => {
  const { post, audit } = await startWatched({ only, access });
  await post({ query: 'mutation { deleteAgent(input: { id: "nobody:none" }) { deletedAgentId } }' }, signIn);
  expect(audit()).toMatchObject([{ agentId: null, accountId: null, outcome: 'NOT_FOUND', executed: false }]);
});

describe.each(vendors.map((vendor) => vendor.key))('when %s fails', (failing) => {
  test('500 requests make one line about the account, and one when it is well again', async () => {
    const { post, log, vendors: sandboxes } = await startWatched({ only: [failing] });
    const about = () => log.filter(({ msg }) => /account/.test(String(msg))).map(({ msg }) => msg);
    const query = '{ agents(first: 1) { nodes { id } } }';
    const { faults } = sandboxes.server(failing);
    faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 401, body: '{}' } });
    for (let round = 0; round < 10; round++) await Promise.all(Array.from({ length: 50 }, () => post({ query })));
    expect(about()).toEqual(['an account fails']);
    expect(log.filter(({ msg }) => msg === 'operation').length).toBe(500);
    faults.clear();
    await post({ query });
    expect(about()).toEqual(['an account fails', 'an account is well again']);
  });
});

test('docs/observability.md lists every message that is logged, and no other', () => {
  const root = new URL('../../', import.meta.url);
  const page = readFileSync(new URL('docs/observability.md', root), 'utf8');
  const table = page.split('| `msg` |')[1]?.split('\n\n')[0] ?? '';
  const listed = [...table.matchAll(/^\| `(.*?)` \|/gm)].map(([, message]) => message);
  // What `check` finds is shown to people.
  const files = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('cli/'),
  );
  const logged = files.flatMap((file) => {
    const text = readFileSync(new URL(`src/${file}`, root), 'utf8');
    if (!text.includes('ogger')) return [];
    return [...text.matchAll(/(?:logger|faults)(?:\.(?:info|warn|error)|\[.*?\])\((.*?)\)[;,)]?$/gms)].flatMap(
      ([, given]) =>
        [...(given ?? '').matchAll(/(?<=, |\? |: |\n\s*)(?:'([a-z][^'\n]+)'|"([a-z][^"\n]+)")/g)].map(
          ([, one, two]) => one ?? two,
        ),
    );
  });
  const chosen = ['an account fails', 'an account fails again and again'];
  expect(new Set(listed)).toEqual(new Set([...logged, ...chosen]));
});
