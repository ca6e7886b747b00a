import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import '../../src/contract/meta.ts';
import { DriftLog } from '../../src/accounts/drift-log.ts';
import { REDACTED } from '../../src/core/secrets/redacted.ts';
import { parseUrl } from '../../src/core/urls.ts';
import { createAgentReader } from '../../src/vendors/kit/read-agent.ts';

const contract = z.looseObject({
  id: z.string().meta({ unified: 'vendorId' }),
  picture: z.string().nullish().meta({ unified: 'avatarUrl' }),
  headers: z.record(z.string(), z.string()).nullish().meta({ secret: true }),
});

let drift: DriftLog;
beforeEach(() => {
  drift = new DriftLog();
});

function read(document: object) {
  const reader = createAgentReader({
    accountId: 'acme',
    drift,
    contract,
    whole: true,
    id: ({ id }) => id,
    fields: ({ picture }) => ({ name: '', avatarUrl: parseUrl(picture) }),
    operations: () => [],
  });
  return {
    agent: reader.one({ id: 'a', ...document }),
    drift: drift.list().map(({ path, problem }) => `${path}: ${problem}`),
  };
}

describe('a secret of a document', () => {
  test('is read by its own type and blanked afterwards', () => {
    const { agent, drift: found } = read({ headers: { authorization: 'hidden-1' } });
    expect(found).toEqual([]);
    expect(agent.document.headers).toBe(REDACTED);
    expect(agent.raw.headers).toBe(REDACTED);
    expect(agent.original.headers).toEqual({ authorization: 'hidden-1' });
  });

  test.each([[['hidden-1']], [5], [{ authorization: 5 }]])('of another type, as %j, is drift', (headers) => {
    const { agent, drift: found } = read({ headers });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^headers/);
    expect(agent.raw.headers).toBe(REDACTED);
    expect(JSON.stringify([agent.document, agent.raw, found])).not.toContain('hidden-1');
  });
});

describe('a picture of an agent', () => {
  test.each(['https://a.example/x.png', 'http://a.example', 'HTTPS://A.example/ä'])('at %s is shown', (picture) => {
    const { agent, drift: found } = read({ picture });
    expect(agent.fields.avatarUrl).toBe(picture);
    expect(found).toEqual([]);
  });

  test.each([
    'javascript:alert(1)',
    '\tjavascript:alert(1)',
    'JavaScript://a.example/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/png;base64,AAAA',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    '/x.png',
    'no address',
  ])('at %j is none, and drift', (picture) => {
    const { agent, drift: found } = read({ picture });
    expect(agent.fields.avatarUrl).toBeNull();
    expect(agent.raw.picture).toBe(picture);
    expect(found).toEqual(['picture: expected an http or https URL']);
  });

  test.each([null, undefined, ''])('that is %j is no drift', (picture) => {
    expect(read({ picture })).toMatchObject({ agent: { fields: { avatarUrl: null } }, drift: [] });
  });
});

test('a key without a name stands for no unified field', () => {
  const bare = z.looseObject({ id: z.string().meta({ unified: 'vendorId' }) });
  const reader = createAgentReader({
    accountId: 'acme',
    drift,
    contract: bare,
    whole: true,
    id: ({ id }) => id,
    fields: () => ({ name: '', avatarUrl: null, status: null }),
    operations: () => [],
  });
  reader.one({ id: 'a', '': 'x' });
  expect(drift.list()).toMatchObject([{ kind: 'NEW', path: '' }]);
});

describe('a list of agents', () => {
  const readerWith = (maxAgentsPerRequest?: number) =>
    createAgentReader({
      accountId: 'acme',
      drift,
      maxAgentsPerRequest,
      contract,
      whole: true,
      id: ({ id }) => id,
      fields: () => ({ name: '' }),
      operations: () => [],
    });

  test('that is longer than a request may read is refused before one of them is read', async () => {
    const broken = Array(4).fill({ bogus: 1 });
    await expect(readerWith(3).many(broken)).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
      message: expect.stringContaining('4 agents in one answer, and a request may read 3'),
    });
    expect(drift.list()).toEqual([]);
    expect(await readerWith(4).many(broken)).toEqual([]);
    expect(drift.list()).toMatchObject([{ path: 'id', count: 4 }]);
  });

  test('that is long lets others run while it is read, broken or not', async () => {
    const items = Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? { id: `a${index}` } : { bogus: 1 }));
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns++;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    expect(await readerWith().many(items)).toHaveLength(10_000);
    isDone = true;
    expect(turns).toBeGreaterThan(1);
  });

  test('is not read to its end when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const reading = readerWith().many(Array(1_000_000).fill({ bogus: 1 }), controller.signal);
    controller.abort(new Error('gone'));
    await expect(reading).rejects.toThrow('gone');
    expect(drift.list()[0]?.count).toBeLessThan(1_000_000);
  });
});

test.each([
  ['a text', { text: 'x'.repeat(2_100_000) }],
  ['a list', { list: Array(200_001).fill(1) }],
  ['keys', Object.fromEntries(Array.from({ length: 200_001 }, (_, index) => [`k${index}`, 1]))],
])('a document that is larger than any agent for %s is none, and says so', (_what, more) => {
  expect(() => read(more)).toThrow('larger than any agent');
  expect(drift.list()).toMatchObject([
    { path: '(document)', problem: expect.stringContaining('larger than any agent') },
  ]);
});

test('a document that is brought into another form arrives in raw without its secrets, those that only that form shows among them', () => {
  const reader = createAgentReader({
    accountId: 'acme',
    drift,
    contract: z.looseObject({ id: z.string(), note: z.looseObject({ api_key: z.string() }).nullish() }),
    normalize: (json) => ({ ...json, note: JSON.parse(String(json.note)) }),
    whole: true,
    id: ({ id }) => id,
    fields: () => ({ name: '' }),
    operations: () => [],
  });
  const text = 'Use sk-proj-abcdefgh12345678.';
  const agent = reader.one({ id: 'a', text, note: '{"api_key":"hidden-1"}' });
  expect(agent.raw).toEqual({ id: 'a', text: `Use ${REDACTED}.`, note: REDACTED });
  expect(agent.document).toEqual({ id: 'a', text: `Use ${REDACTED}.`, note: { api_key: REDACTED } });
  expect(agent.original).toEqual({ id: 'a', text, note: { api_key: 'hidden-1' } });
});
