import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Allowance } from '../../src/agents/allowance.ts';
import { readMany } from '../../src/agents/lookup/read-many.ts';
import type { AgentRecord } from '../../src/core/agent.ts';
import { isReachable } from '../../src/vendors/aegra/mapping.ts';
import { isShownWhole } from '../support/shown-whole.ts';
import { failure, UNKNOWN_ID, type VendorAccount } from '../support/vendor-account.ts';
import { openAegra } from './open-aegra.ts';

const FIRST = 'support-triage:emea (main)';

let server: VendorAccount;

beforeEach(async () => {
  server = await openAegra({ agents: 20 });
});

afterEach(() => server.close());

describe('a list of Aegra', () => {
  test.each([1, 3, 10, 19, 20, 21, 100])('is read to its end in pages of %i', async (limit) => {
    const records = await server.readAll(limit);
    expect(new Set(records.map(({ vendorId }) => vendorId)).size).toBe(20);
    const times = records.map(({ fields }) => fields.createdAt?.getTime() ?? 0);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(server.mismatches()).toEqual([]);
  });

  test('holds whole assistants, so that nothing more is asked for', async () => {
    const page = await server.client.list({ query: {}, limit: 1, offset: 0 });
    expect(page).toMatchObject({ itemCount: 1, hasMore: true });
    expect(page.agents[0]).toEqual({ ...(await server.get(FIRST)), observedAt: expect.any(Number) });
    expect(page.agents[0]).toMatchObject({
      accountId: 'aegra',
      vendorId: FIRST,
      whole: true,
      operations: ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION'],
      fields: {
        name: 'Support triage EMEA',
        description: expect.stringMatching(/^Reads every ticket/),
        instructions: null,
        model: null,
        temperature: null,
        avatarUrl: null,
        tags: null,
        status: null,
        createdAt: expect.any(Date),
        updatedAt: expect.any(Date),
      },
      document: {
        graph_id: 'support_triage',
        version: 4,
        user_id: 'rollcall-sandbox',
        config: { recursion_limit: 40, configurable: { temperature: 0.2 } },
        context: { temperature: 0.2, languages: ['en', 'de', 'fr', 'ar'] },
        metadata: { cost_center: 4711 },
      },
    });
  });

  test('asks for no order, which LangGraph would ignore, and names its limit', async () => {
    await server.client.list({ query: {}, limit: 7, offset: 14 });
    expect(server.server.calls.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
      ['POST', '/assistants/search', { limit: 7, offset: 14 }],
    ]);
  });

  test('counts the assistants of the system too', async () => {
    expect(await server.client.count?.({})).toBe(20);
  });

  test('offers only a copy of what the server made itself', async () => {
    const records = await server.readAll();
    const system = records.filter(({ document }) => document.user_id === 'system');
    expect(system.map(({ fields }) => fields.name).sort()).toEqual([
      'agent',
      'deep_research',
      'echo',
      'parent',
      'support_triage',
    ]);
    expect(system.every(({ operations }) => operations.join() === 'COPY')).toBe(true);
  });

  test('leaves out what is no assistant and keeps the rest', async () => {
    server.rewrite('ANY', (rows: object[]) => [null, 'x', { ...rows[0], assistant_id: null }, {}, ...rows.slice(1)]);
    const page = await server.client.list({ query: {}, limit: 5, offset: 0 });
    expect(page).toMatchObject({ itemCount: 8, hasMore: true });
    expect(page.agents).toHaveLength(4);
    expect(server.mismatches()).toEqual(['(document): expected an object', 'assistant_id: expected a text']);
  });

  test('is no empty list when the answer is no list', async () => {
    server.answer('ANY', 200, '{"assistants":[]}');
    expect(await failure(server.client.list({ query: {}, limit: 5, offset: 0 }))).toMatchObject({
      code: 'BAD_RESPONSE',
    });
  });
});

describe('an assistant of Aegra', () => {
  test('that does not exist is null', async () => {
    expect(await server.client.get?.(UNKNOWN_ID)).toBeNull();
    expect(await server.client.get?.('agent')).toBeNull();
  });

  test.each(['a:b', 'c%d é', 'a%2Fb', 'ünïcödé-日本-😀', 'a?b#c', 'a+b\'"\\', 'a\tb\nc', ' ', 'search', 'count', 'ok'])(
    'is found under the id %j',
    async (id) => {
      const assistant_id = id === ' ' ? ' lead ' : id;
      expect(
        (await server.ask('POST', '/assistants', { assistant_id, graph_id: 'echo', context: { id } })).status,
      ).toBe(200);
      expect((await server.get(assistant_id)).vendorId).toBe(assistant_id);
      const page = await server.client.versions?.(await server.get(assistant_id), { offset: 0, limit: 5 });
      expect(page?.versions).toHaveLength(1);
    },
  );

  // Aegra stores such an id, and then no route leads to it.
  test.each(['a/b', 'a/b:c%d é', 'a/versions', 'a/latest', '.', '..', '/'])(
    'is found by way of the list under the id %j, and can only be copied',
    async (assistant_id) => {
      expect(
        (await server.ask('POST', '/assistants', { assistant_id, graph_id: 'echo', context: { x: 1 } })).status,
      ).toBe(200);
      expect(server.client.canGet?.(assistant_id)).toBe(false);
      const absent = `${assistant_id}/`;
      const found = await readMany(server.account, [assistant_id, FIRST, absent], undefined);
      expect(found.get(assistant_id)).toMatchObject({ vendorId: assistant_id, operations: ['COPY'] });
      expect(found.get(FIRST)).toMatchObject({ vendorId: FIRST });
      expect(found.get(absent)).toBeNull();
    },
  );

  test('that only a list could show is no missing one while the list does not end, nor beyond the limit', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ assistant_id: String(index) }));
    server.answer('ANY', 200, JSON.stringify(rows));
    const endless = await readMany(server.account, ['a/b'], undefined);
    expect(endless.get('a/b')).toMatchObject({ code: 'UNAVAILABLE' });
    server.server.calls.length = 0;
    const found = await readMany(server.account, ['a/b'], undefined, new Allowance(100));
    expect(found.get('a/b')).toMatchObject({ code: 'LIMIT_EXCEEDED' });
    expect(server.server.calls).toHaveLength(1);
  });

  test('that no server can keep is known not to exist, without a call', async () => {
    expect((await readMany(server.account, ['a\u0000b'], undefined)).get('a\u0000b')).toBeNull();
    expect(server.server.calls).toHaveLength(0);
  });

  test('with a wrong type in a field keeps the others, and the raw document shows what came', async () => {
    server.rewrite('ANY', (row: object) => ({
      ...row,
      description: 7,
      version: 'three',
      config: ['x'],
      context: 'x',
      updated_at: 0,
      new_key: { deep: [1] },
    }));
    const record = await server.get(FIRST);
    expect(record.fields).toMatchObject({ name: 'Support triage EMEA', description: null, updatedAt: null });
    expect(record.document).toMatchObject({ version: null, config: null, context: null, new_key: { deep: [1] } });
    expect(record.raw).toMatchObject({ description: 7, version: 'three', config: ['x'], updated_at: 0 });
    expect(server.mismatches()).toEqual([
      'config: expected an object',
      'context: expected an object',
      'description: expected a text',
      'new_key: not in the contract',
      'updated_at: expected a text',
      'version: expected a number',
    ]);
  });

  test('may call its metadata metadata_dict, as the published OpenAPI does', async () => {
    server.rewrite('ANY', ({ metadata, ...row }: { metadata: object }) => ({ ...row, metadata_dict: metadata }));
    const { document, raw } = await server.get(FIRST);
    expect(document.metadata).toMatchObject({ owner: 'mira' });
    expect(document).not.toHaveProperty('metadata_dict');
    expect(raw).toHaveProperty('metadata_dict');
    expect(server.mismatches()).toEqual([]);
  });

  test('loses nothing and breaks nothing on its way, whatever its fields hold', async () => {
    const json = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('__proto__'));
    const free = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      json,
    );
    const time = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const document = fc.record(
      {
        assistant_id: fc.string({ minLength: 1 }),
        name: fc.string(),
        description: fc.option(fc.string()),
        graph_id: fc.string(),
        version: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        user_id: fc.constantFrom('system', 'anonymous', 'mira'),
        config: free,
        context: free,
        metadata: free,
        created_at: time,
        updated_at: time,
        unknown: json,
      },
      { requiredKeys: ['assistant_id'] },
    );
    await fc.assert(
      fc.asyncProperty(document.filter(isShownWhole), async (row) => {
        server.server.faults.clear();
        server.answer('ANY', 200, JSON.stringify([row]));
        const { agents } = await server.client.list({ query: {}, limit: 1, offset: 0 });
        const [record] = agents as [AgentRecord];
        const arrived: unknown = JSON.parse(JSON.stringify(row));
        expect(record.document).toEqual(arrived);
        expect(record.original).toEqual(arrived);
        expect(record.vendorId).toBe(row.assistant_id);
        expect(record.fields.name).toBe(row.name ?? '');
        expect(record.fields.description).toBe(row.description ?? null);
        expect(record.fields.createdAt?.toISOString()).toBe(row.created_at);
        expect(record.operations.includes('DELETE')).toBe(row.user_id !== 'system' && isReachable(row.assistant_id));
      }),
      { numRuns: 200 },
    );
    expect(server.mismatches().filter((line) => line !== 'unknown: not in the contract')).toEqual([]);
  });

  test('survives a document of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom('name', 'version', 'config', 'metadata', 'created_at'), fc.jsonValue()),
        async (row) => {
          server.server.faults.clear();
          server.answer('ANY', 200, JSON.stringify([{ assistant_id: 'a', ...row }]));
          const { agents } = await server.client.list({ query: {}, limit: 1, offset: 0 });
          expect(agents[0]?.vendorId).toBe('a');
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the versions of an assistant', () => {
  test('come newest first, in windows', async () => {
    const agent = await server.get(FIRST);
    const windows = [0, 3, 6].map((offset) => server.client.versions?.(agent, { offset, limit: 3 }));
    const [first, second, third] = await Promise.all(windows);
    expect(first).toMatchObject({
      hasMore: true,
      versions: [{ number: 4, isCurrent: true }, { number: 3 }, { number: 2 }],
    });
    expect(second).toMatchObject({ hasMore: false, versions: [{ number: 1, notes: null, isCurrent: false }] });
    expect(third).toEqual({ versions: [], hasMore: false });
    expect(first?.versions[0]?.createdAt).toEqual(agent.fields.updatedAt);
    expect(second?.versions[0]?.createdAt).toEqual(agent.fields.createdAt);
  });

  test('say which one is in force after an older one was restored', async () => {
    const page = await server.client.versions?.(await server.get(await server.idOf('Contract reader')), {
      offset: 0,
      limit: 10,
    });
    expect(page?.versions.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ number: 2 }]);
    expect(page?.versions).toHaveLength(4);
  });

  test.each([1000, 1001, 2000, 2500])('end, when Aegra answers all of %i at once', async (count) => {
    const agent = await server.get(FIRST);
    const rows = Array.from({ length: count }, (_, index) => ({ version: count - index }));
    server.answer('ANY', 200, JSON.stringify(rows));
    const numbers: (number | null)[] = [];
    for (let offset = 0; ; offset += 400) {
      const page = await server.client.versions?.(agent, { offset, limit: 400 });
      numbers.push(...(page?.versions.map(({ number }) => number) ?? []));
      if (!page?.hasMore) break;
    }
    expect(numbers).toEqual(rows.map(({ version }) => version));
  });

  test('that can not be read are left out and reported', async () => {
    const agent = await server.get(FIRST);
    server.rewrite('ANY', (rows: object[]) => [{ version: null }, 'x', ...rows]);
    const page = await server.client.versions?.(agent, { offset: 0, limit: 10 });
    expect(page?.versions.map(({ number }) => number)).toEqual([4, 3, 2, 1]);
    expect(server.mismatches()).toEqual([
      'versions[].(document): expected an object',
      'versions[].version: expected a number',
    ]);
  });

  test('of an assistant that is gone are not found', async () => {
    const agent = await server.get(FIRST);
    await server.ask('DELETE', `/assistants/${encodeURIComponent(FIRST)}`);
    const error = await failure(server.client.versions?.(agent, { offset: 0, limit: 10 }));
    expect(error).toMatchObject({ code: 'NOT_FOUND', vendorCode: 'not_found' });
  });
});
