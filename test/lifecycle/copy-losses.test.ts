import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

type Json = { [key: string]: unknown };

/** What a vendor adds to its documents one day: keys that JavaScript knows, too. */
const SURPRISE = { brand_new: { depth: [1, { of: 'it' }] }, constructor: 'later' };

const CONTACT = ['name', 'created_at', 'createdAt'] as const;

/** Every agent document in an answer, wherever it stands, with keys that nobody documents. */
function withSurprises(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(withSurprises);
  if (typeof json !== 'object' || json === null) return json;
  const isAgent = CONTACT.filter((key) => key in json).length >= 2;
  const inner = Object.entries(json).map(([key, value]) => [key, isAgent ? value : withSurprises(value)]);
  return { ...Object.fromEntries(inner), ...(isAgent ? SURPRISE : {}) };
}

const pairs = vendors.flatMap((source) => vendors.map((target) => [source.key, target.key] as const));

describe('what a vendor sends and its contract does not name', () => {
  let api: WriteApi;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    api = await startWriteApi();
    for (const vendor of CASES) {
      const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
      ids.set(vendor.key, agent?.id ?? '');
      api.server(vendor.key).faults.add({
        fault: { kind: 'REWRITE', rewrite: withSurprises },
        matches: ({ method, url }) => method === 'GET' || url.endsWith('/search'),
      });
    }
  });
  afterAll(() => api.close());

  test.each(pairs)('is told as lost by a copy from %s to %s, in a dry run too', async (from, to) => {
    const target = CASES.find(({ key }) => key === to);
    const wanted = target === undefined ? {} : createInput(target);
    const { tags: _tags, ...input } = wanted as Json;
    for (const dryRun of [true, false]) {
      const { notCarried, userErrors } = await api.mutate('copyAgent', {
        id: ids.get(from),
        toAccountId: to,
        ...input,
        dryRun,
      });
      expect(userErrors).toEqual([]);
      const lost = new Map(notCarried?.map(({ field, reason }) => [field, reason]));
      // A vendor that copies in its own way shows what came along in the copy only, and here it shows all of it.
      const isNative = from === to && api.rollcall.accounts.get(from)?.client.plan.copy !== undefined;
      for (const key of Object.keys(SURPRISE)) {
        expect({ key, told: lost.has(`raw.${key}`) }).toEqual({ key, told: !isNative });
      }
      for (const reason of lost.values()) expect(reason).toMatch(/^[A-Z].*\.$/s);
    }
  });

  test.each(vendors.map(({ key }) => key))('counts as drift of the kind NEW at %s, without its value', async (key) => {
    const { data } = await api.run(
      'query ($id: ID!, $account: ID!) { agent(id: $id) { raw } account(id: $account) { contractDrift { kind path problem count } } }',
      { id: ids.get(key), account: key },
    );
    const { agent, account } = data as unknown as { agent: { raw: Json }; account: { contractDrift: Json[] } };
    expect(agent.raw).toMatchObject(SURPRISE);
    expect(account.contractDrift.filter(({ kind }) => kind === 'NEW').map(({ path }) => path)).toEqual(
      expect.arrayContaining(Object.keys(SURPRISE)),
    );
    expect(JSON.stringify(account.contractDrift)).not.toMatch(/later|depth/);
  });
});

/** Keys that are secrets, and what is shown of them. */
const SECRET_KEYS = {
  'sk-proj-abcdef000001': 'v',
  'sk-proj-abcdef000002': 'w',
  'https://u:s3cret@h.example/x': 2,
  deep: { list: [{ 'Bearer abc.def-1': 'x' }] },
};

describe('a key that is a secret', () => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: ['aegra', 'chatsby', 'gennia', 'nova'] });
  });
  afterAll(() => api.close());

  test.each(['aegra', 'chatsby', 'gennia'])('is named in notCarried of a copy to %s as raw shows it', async (to) => {
    const [gennia, target] = ['gennia', to].map((key) => CASES.find((vendor) => vendor.key === key));
    if (gennia === undefined || target === undefined) throw new Error(to);
    const { agent } = await api.mutate('createAgent', { accountId: 'gennia', ...createInput(gennia) });
    api.server('gennia').faults.clear();
    api.server('gennia').faults.add({
      fault: { kind: 'REWRITE', rewrite: (json) => ({ ...(json as object), ...SECRET_KEYS }) },
      matches: ({ method, url }) => method === 'GET' && url.endsWith(agent?.id.split(':')[1] ?? ''),
    });
    const { tags: _tags, ...input } = createInput(target) as Json;
    const { notCarried, userErrors } = await api.mutate('copyAgent', {
      id: agent?.id,
      toAccountId: to,
      ...input,
      dryRun: true,
    });
    expect(userErrors).toEqual([]);
    const { data } = await api.run('query ($id: ID!) { agent(id: $id) { raw } }', { id: agent?.id });
    const raw = (data as unknown as { agent: { raw: Json } }).agent.raw;
    const fields = notCarried?.map(({ field }) => field) ?? [];
    const shown = ['[redacted]', '[redacted] (2)', 'https://[redacted]@h.example/x', 'deep'];
    expect(Object.keys(raw)).toEqual(expect.arrayContaining(shown));
    expect(fields).toEqual(expect.arrayContaining(shown.map((key) => `raw.${key}`)));
    expect(JSON.stringify([notCarried, raw])).not.toMatch(/abcdef|s3cret|abc\.def/);
  });

  test('is blanked in free-form JSON, too, of which the vendor does not hold all', async () => {
    const aegra = CASES.find(({ key }) => key === 'aegra');
    if (aegra === undefined) throw new Error('aegra');
    const metadata = { kept: 1, 'sk-proj-abcdef000001': 'v', map: { 'sk-proj-abcdef000002': 'w' } };
    const { extension, tags: _tags, ...others } = createInput(aegra) as Json;
    const own = { aegra: { ...(extension as { aegra: Json }).aegra, metadata } };
    const { agent } = await api.mutate('createAgent', { accountId: 'aegra', ...others, extension: own });
    const lose = (json: unknown) =>
      (json as Json).name === 'Copy' ? { ...(json as Json), metadata: { kept: 1, map: {} } } : json;
    api.server('aegra').faults.add({ fault: { kind: 'REWRITE', rewrite: lose } });
    const { userErrors } = await api.mutate('copyAgent', {
      id: agent?.id,
      toAccountId: 'aegra',
      name: 'Copy',
      extension: { aegra: { context: { model_name: 'another' } } },
    });
    expect(userErrors.map(({ field }) => field?.join('.')).toSorted()).toEqual([
      'extension.aegra.metadata.[redacted]',
      'extension.aegra.metadata.map.[redacted]',
    ]);
    expect(JSON.stringify(userErrors)).not.toContain('abcdef');
  });

  test('is blanked where Nova left it out of its own copy', async () => {
    const nova = CASES.find(({ key }) => key === 'nova');
    if (nova === undefined) throw new Error('nova');
    const { extension, ...others } = createInput(nova) as Json;
    const bodyTemplate = { kept: '1', 'sk-proj-abcdef000001': 'v' };
    const hook = { method: 'POST', url: 'https://h.example', bodyTemplate };
    const own = { nova: { ...(extension as { nova: Json }).nova, precallWebhook: hook } };
    const { agent } = await api.mutate('createAgent', { accountId: 'nova', ...others, extension: own });
    const lose = (json: unknown) =>
      (json as Json).name === 'Copy'
        ? { ...(json as Json), precall_webhook: { method: 'POST', url: 'https://h.example', body_template: {} } }
        : json;
    api.server('nova').faults.add({ fault: { kind: 'REWRITE', rewrite: lose } });
    const { notCarried } = await api.mutate('copyAgent', { id: agent?.id, toAccountId: 'nova', name: 'Copy' });
    const fields = notCarried?.map(({ field }) => field);
    expect(fields).toContain('extension.nova.precallWebhook.bodyTemplate.[redacted]');
    expect(JSON.stringify(notCarried)).not.toContain('abcdef');
  });
});

test('vendors that answer as they document have no drift of the kind NEW', async () => {
  const api = await startWriteApi();
  try {
    await api.run('{ agents(first: 100) { nodes { raw } } }');
    const { data } = await api.run('{ accounts { id contractDrift { kind path problem } } }');
    const { accounts } = data as unknown as { accounts: { contractDrift: object[] }[] };
    expect(accounts.flatMap(({ contractDrift }) => contractDrift)).toEqual([]);
  } finally {
    await api.close();
  }
});
