import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import { WRITE_CHANNEL, type WriteEvent } from '../../src/agents/lifecycle/events.ts';
import { callerOfTests } from '../support/access.ts';
import { eventsOf } from '../support/events.ts';
import { type Payload, startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

/** Every write event of the test. */
const writeEvents = () => eventsOf<WriteEvent>(WRITE_CHANNEL);

const isWrite = ({ method, url }: SandboxCall) => method !== 'GET' && !/\/(search|count|versions)$/.test(url);

const answer = (status: number, when: 'before' | 'after'): Fault => ({ kind: 'ANSWER', when, status, body: '{}' });

/** What a write may come to at a vendor that fails it. */
const FAULTS: readonly { readonly name: string; readonly fault: Fault; readonly outcomes: readonly string[] }[] = [
  { name: 'is refused with a 403', fault: answer(403, 'before'), outcomes: ['FORBIDDEN'] },
  { name: 'fails with a 500', fault: answer(500, 'before'), outcomes: ['UNKNOWN_OUTCOME', 'INCOMPLETE'] },
  {
    name: 'breaks off after the vendor acted',
    fault: { kind: 'RESET', when: 'after' },
    outcomes: ['UNKNOWN_OUTCOME', 'INCOMPLETE'],
  },
];

describe.each(CASES)('the write events of $key', (vendor) => {
  const { key } = vendor;
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [key] });
  });
  afterAll(() => api.close());
  beforeEach(() => api.server(key).faults.clear());

  const rawOf = async (id: string) => {
    const { data } = await api.run('query ($id: ID!) { agent(id: $id) { raw } }', { id });
    return (data as unknown as { agent: { raw: object } | null }).agent?.raw ?? null;
  };
  const createOne = async () => {
    const { agent } = await api.mutate('createAgent', { accountId: key, ...createInput(vendor) });
    if (agent === null) throw new Error('no agent');
    return agent.id;
  };
  const change = (mutation: string, input: object = {}) => ({
    prepare: async () => {
      const id = await createOne();
      if (mutation === 'resumeAgent') await api.mutate('pauseAgent', { id });
      if (mutation === 'restoreAgentVersion') {
        if (vendor.has.includes('PUBLISH')) await api.mutate('publishAgent', { id });
        await api.mutate('updateAgent', { id, ...vendor.update, name: createInput(vendor).name });
      }
      return { id, mutation, input: { id, ...input } };
    },
  });
  const make = (mutation: string, input: (id: string | null) => object, needs: boolean) => ({
    prepare: async () => {
      const id = needs ? await createOne() : null;
      return { id: null, mutation, input: input(id) };
    },
  });
  const WRITES = {
    CREATE: make('createAgent', () => ({ accountId: key, ...createInput(vendor) }), false),
    UPDATE: change('updateAgent', { ...vendor.update, name: createInput(vendor).name }),
    DELETE: change('deleteAgent'),
    PAUSE: change('pauseAgent'),
    RESUME: change('resumeAgent'),
    PUBLISH: change('publishAgent'),
    RESTORE_VERSION: change('restoreAgentVersion', { version: 1 }),
    COPY: make('copyAgent', (id) => ({ id, toAccountId: key, ...createInput(vendor) }), true),
  };
  const has = (operation: string) =>
    ['CREATE', 'UPDATE', 'DELETE', 'COPY'].includes(operation) || (vendor.has as readonly string[]).includes(operation);

  describe.each(Object.entries(WRITES))('%s', (operation, { prepare }) => {
    /** One write and the only event that it published. */
    async function observe(extra: object = {}) {
      const { id, mutation, input } = await prepare();
      const before = id === null ? null : await rawOf(id);
      const events = writeEvents();
      const payload: Payload = await api.mutate(mutation, { ...input, ...extra });
      expect(events).toHaveLength(1);
      const [event] = events;
      if (event === undefined) throw new Error('no event');
      expect(event).toMatchObject({ caller: callerOfTests(), operation, accountId: key, vendor: key });
      expect(event.ms).toBeGreaterThan(0);
      expect(event.errorCodes).toEqual([...new Set(payload.userErrors.map(({ code }) => code))]);
      expect(event.after).toEqual(payload.agent?.raw ?? null);
      return { id, before, event, payload };
    }

    if (!has(operation)) {
      test('one is published of a write that the vendor does not have, and nothing was read for it', async () => {
        const { id, event } = await observe();
        expect(event).toMatchObject({ agentId: id, outcome: 'UNSUPPORTED', executed: true, before: null, after: null });
      });
      return;
    }

    test('one is published of a write that succeeds, with the agent before and after it', async () => {
      const { id, before, event, payload } = await observe();
      expect(event).toMatchObject({ outcome: 'OK', executed: true, dryRun: false, hasIdempotencyKey: false });
      expect(event.before).toEqual(before);
      expect(event.agentId).toBe(id ?? payload.agent?.id);
      const now = await rawOf(event.agentId ?? '');
      if (operation !== 'DELETE') expect(event.after).toEqual(now);
    });

    test('one is published of a dry run, with nothing after it', async () => {
      const { id, before, event } = await observe({ dryRun: true });
      expect(event).toMatchObject({ agentId: id, outcome: 'OK', dryRun: true, after: null });
      expect(event.before).toEqual(before);
    });

    test.each(FAULTS)('one is published of a write that $name', async ({ fault, outcomes }) => {
      const { id, mutation, input } = await prepare();
      const before = id === null ? null : await rawOf(id);
      const events = writeEvents();
      api.server(key).faults.add({ fault, matches: isWrite });
      const payload = await api.mutate(mutation, input);
      expect(events).toHaveLength(1);
      expect(events[0]?.before ?? null).toEqual(before);
      expect(events[0]?.errorCodes).toEqual([...new Set(payload.userErrors.map(({ code }) => code))]);
      if (payload.userErrors.length > 0) expect(outcomes).toContain(events[0]?.outcome);
      else expect(events[0]?.outcome).toBe('OK');
    });
  });
});

describe('the write events of any vendor', () => {
  let api: WriteApi;
  const [vendor] = CASES;
  if (vendor === undefined) throw new Error('no vendor');
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendor.key] });
  });
  afterAll(() => api.close());

  test('tell of writes that are refused by the ids that they name, and repeat no id that none is', async () => {
    const events = writeEvents();
    await api.mutate('updateAgent', { id: 'no-id', name: 'x' });
    await api.mutate('createAgent', { accountId: 'elsewhere', ...createInput(vendor) });
    await api.mutate('deleteAgent', { id: `${vendor.key}:${crypto.randomUUID()}` });
    expect(events).toMatchObject([
      { operation: 'UPDATE', outcome: 'INVALID', agentId: null, accountId: null, executed: false },
      { operation: 'CREATE', outcome: 'NOT_FOUND', agentId: null, accountId: null, executed: false },
      { operation: 'DELETE', outcome: 'NOT_FOUND', accountId: vendor.key, executed: true, before: null },
    ]);
  });

  test('tell a repeated call with an idempotency key from the one that was run', async () => {
    const input = { accountId: vendor.key, ...createInput(vendor), idempotencyKey: crypto.randomUUID() };
    const events = writeEvents();
    const [{ agent }] = [await api.mutate('createAgent', input), await api.mutate('createAgent', input)];
    expect(events).toMatchObject([
      { hasIdempotencyKey: true, executed: true, agentId: agent?.id },
      { hasIdempotencyKey: true, executed: false, agentId: agent?.id },
    ]);
    expect(JSON.stringify(events)).not.toContain(input.idempotencyKey);
  });

  test('tell of a write whose client went away before anything was sent', async () => {
    const { agent } = await api.mutate('createAgent', { accountId: vendor.key, ...createInput(vendor) });
    const events = writeEvents();
    const client = new AbortController();
    const { calls, faults } = api.server(vendor.key);
    api.forgetCalls();
    faults.add({ fault: { kind: 'HANG', when: 'before' } });
    const request = new Request('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `mutation { deleteAgent(input: { id: "${agent?.id}" }) { deletedAgentId } }` }),
      signal: client.signal,
    });
    const answered = Promise.allSettled([api.rollcall.yoga.fetch(request)]);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    client.abort();
    await answered;
    await vi.waitFor(() =>
      expect(events).toMatchObject([{ operation: 'DELETE', agentId: agent?.id, outcome: 'CANCELLED', before: null }]),
    );
    faults.clear();
  });
});
