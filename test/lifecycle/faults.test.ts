import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Fault, SandboxCall } from '../../sandbox/faults.ts';
import { type Payload, startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

/** How a vendor can fail a write, and whether it acted before it did. */
const FAULTS: readonly { readonly name: string; readonly fault: Fault; readonly acted: boolean }[] = [
  { name: 'the connection is reset before the vendor acts', fault: { kind: 'RESET', when: 'before' }, acted: false },
  { name: 'the connection is reset after the vendor acted', fault: { kind: 'RESET', when: 'after' }, acted: true },
  { name: 'no answer comes, and the vendor did not act', fault: { kind: 'HANG', when: 'before' }, acted: false },
  { name: 'no answer comes, and the vendor acted', fault: { kind: 'HANG', when: 'after' }, acted: true },
  {
    name: 'a 500 comes, and the vendor did not act',
    fault: { kind: 'ANSWER', when: 'before', status: 500, body: '{}' },
    acted: false,
  },
  {
    name: 'a 500 comes, and the vendor acted',
    fault: { kind: 'ANSWER', when: 'after', status: 500, body: '{}' },
    acted: true,
  },
  {
    name: 'an HTML page comes, and the vendor acted',
    fault: {
      kind: 'ANSWER',
      when: 'after',
      status: 200,
      body: '<html>Bad gateway</html>',
      headers: { 'content-type': 'text/html' },
    },
    acted: true,
  },
  { name: 'a 409 comes', fault: { kind: 'ANSWER', when: 'before', status: 409, body: '{}' }, acted: false },
  { name: 'a 422 comes', fault: { kind: 'ANSWER', when: 'before', status: 422, body: '{}' }, acted: false },
  { name: 'a 401 comes', fault: { kind: 'ANSWER', when: 'before', status: 401, body: '{}' }, acted: false },
  {
    name: 'a 429 without Retry-After comes each time',
    fault: { kind: 'ANSWER', when: 'before', status: 429, body: '{}' },
    acted: false,
  },
];

/** Codes that promise that nothing was changed. */
const NOTHING_CHANGED = [
  'INVALID',
  'CONFLICT',
  'UNAUTHORIZED',
  'FORBIDDEN',
  'QUOTA_EXCEEDED',
  'RATE_LIMITED',
  'UNAVAILABLE',
];

/** For answers that never come. All others have the time that accounts have by default, however busy the machine is. */
const SHORT_TIMEOUT_MS = 1_000;

describe.each(CASES)('when $key fails a write', (vendor) => {
  let patient: WriteApi;
  let impatient: WriteApi;
  /** The one that the test is about. */
  let api: WriteApi;
  beforeAll(async () => {
    patient = await startWriteApi();
    impatient = await startWriteApi({ settings: { timeoutMs: SHORT_TIMEOUT_MS } });
  });
  afterAll(() => Promise.all([patient.close(), impatient.close()]));
  beforeEach(() => {
    api = patient;
    for (const one of [patient, impatient]) one.server(vendor.key).faults.clear();
  });

  const isWrite = ({ method, url }: SandboxCall) => method !== 'GET' && !/\/(search|count|versions)$/.test(url);

  /** Everything that the vendor holds, by id. */
  async function state(): Promise<Map<string, string>> {
    const { data } = await api.run(
      'query ($account: ID!) { agents(first: 100, filter: { accountIds: [$account] }) { nodes { id raw } } }',
      { account: vendor.key },
    );
    const { nodes } = (data as unknown as { agents: { nodes: { id: string; raw: object }[] } }).agents;
    return new Map(nodes.map(({ id, raw }) => [id, JSON.stringify(raw)]));
  }

  const numbered = (() => {
    let count = 0;
    return (name: string) => `${name} ${++count}`;
  })();

  async function createOne(): Promise<string> {
    const { agent } = await api.mutate('createAgent', {
      accountId: vendor.key,
      ...createInput(vendor, numbered('Made')),
    });
    if (agent === null) throw new Error('no agent');
    return agent.id;
  }

  const WRITES: Record<string, () => Promise<() => Promise<Payload>>> = {
    createAgent: async () => {
      const input = { accountId: vendor.key, ...createInput(vendor, numbered('Created')) };
      return () => api.mutate('createAgent', input);
    },
    updateAgent: async () => {
      const id = await createOne();
      return () => api.mutate('updateAgent', { id, ...vendor.update, name: numbered('Changed') });
    },
    deleteAgent: async () => {
      const id = await createOne();
      return () => api.mutate('deleteAgent', { id });
    },
    ...(vendor.has.includes('PAUSE') && {
      pauseAgent: async () => {
        const id = await createOne();
        return () => api.mutate('pauseAgent', { id });
      },
    }),
    ...(vendor.has.includes('PUBLISH') && {
      publishAgent: async () => {
        const id = await createOne();
        return () => api.mutate('publishAgent', { id });
      },
    }),
    ...(vendor.has.includes('RESTORE_VERSION') && {
      restoreAgentVersion: async () => {
        const id = await createOne();
        if (vendor.has.includes('PUBLISH')) await api.mutate('publishAgent', { id });
        await api.mutate('updateAgent', { id, ...vendor.update, name: numbered('Changed') });
        return () => api.mutate('restoreAgentVersion', { id, version: 1 });
      },
    }),
  };

  describe.each(Object.entries(WRITES))('%s', (_mutation, prepare) => {
    test.each(FAULTS)('tells the truth when $name', async ({ fault, acted }) => {
      if (fault.kind === 'HANG') api = impatient;
      const run = await prepare();
      // The calls that the write takes: each of them is failed in turn.
      api.forgetCalls();
      const dryRun = await countCalls();
      for (let failing = 0; failing < dryRun; failing++) {
        const attempt = failing === 0 ? run : await prepare();
        const before = await state();
        api.forgetCalls();
        let seen = -1;
        const failedCalls = new Set<string>();
        api.server(vendor.key).faults.add({
          fault,
          matches: (call) => {
            if (!isWrite(call)) return false;
            const signature = `${call.method} ${call.url} ${call.body}`;
            if (failedCalls.has(signature)) return true;
            seen++;
            if (seen !== failing) return false;
            failedCalls.add(signature);
            return true;
          },
        });
        const payload = await attempt();
        const writes = api.writes(vendor.key);
        api.server(vendor.key).faults.clear();
        const after = await state();
        const codes = payload.userErrors.map(({ code }) => code);

        if (_mutation === 'deleteAgent' && fault.kind === 'ANSWER' && fault.status === 200) {
          // The agent is looked for.
          expect({ codes, writes: writes.length, isThere: before.size === after.size }).toEqual({
            codes: [],
            writes: 1,
            isThere: false,
          });
          continue;
        }
        expect(codes.length, 'a failure is told').toBeGreaterThan(0);
        if (codes.every((code) => NOTHING_CHANGED.includes(code))) expect(after).toEqual(before);
        if (acted || fault.kind === 'RESET' || fault.kind === 'HANG') {
          expect(codes.every((code) => code === 'UNKNOWN_OUTCOME' || code === 'INCOMPLETE')).toBe(true);
        }
        if (codes.includes('INCOMPLETE')) {
          expect(failing, 'only a later step leaves something incomplete').toBeGreaterThan(0);
          expect(after.has(payload.agent?.id ?? '')).toBe(true);
          for (const { field } of payload.userErrors) expect(field?.length).toBeGreaterThan(0);
        }
        // Whatever exists now and did not before is named, or may exist as far as the caller was told.
        const orphans = [...after.keys()].filter((id) => !before.has(id));
        if (orphans.length > 0 && !codes.includes('UNKNOWN_OUTCOME')) expect(orphans).toEqual([payload.agent?.id]);
        // Sent again only when it provably took no effect.
        const isRefusedForRate = fault.kind === 'ANSWER' && fault.status === 429;
        if (!isRefusedForRate) expect(new Set(writes).size, 'no write is sent twice').toBe(writes.length);
      }

      async function countCalls(): Promise<number> {
        const { plannedCalls } = await plan();
        return plannedCalls?.length ?? 1;
      }
      async function plan(): Promise<Payload> {
        const mutation = _mutation;
        if (mutation === 'createAgent') {
          return api.mutate(mutation, {
            accountId: vendor.key,
            ...createInput(vendor, numbered('Planned')),
            dryRun: true,
          });
        }
        return { agent: null, plannedCalls: null, userErrors: [] };
      }
    });
  });

  test('a 429 that lets the caller come again is waited for, and the write is made once', async () => {
    const input = { accountId: vendor.key, ...createInput(vendor, numbered('Patient')) };
    api.forgetCalls();
    const body = '{}';
    api.server(vendor.key).faults.add({
      fault: { kind: 'ANSWER', when: 'before', status: 429, body, headers: { 'retry-after': '0' } },
      matches: isWrite,
      times: 1,
    });
    const { agent, userErrors } = await api.mutate('createAgent', input);
    expect(userErrors).toEqual([]);
    const { data } = await api.run('query ($name: String!) { agents(filter: { search: $name }) { nodes { id } } }', {
      name: input.name,
    });
    expect(data).toEqual({ agents: { nodes: [{ id: agent?.id }] } });
  });

  test.each(['createAgent', 'updateAgent', 'deleteAgent'])(
    '%s changes nothing when a 429 asks to wait longer than there is time',
    async (mutation) => {
      // The account keeps to the pause from then on, so that it is one of its own.
      const paused = await startWriteApi({ only: [vendor.key] });
      onTestFinished(() => paused.close());
      const input = { accountId: vendor.key, ...createInput(vendor, numbered('Paused')) };
      const { agent } = await paused.mutate('createAgent', input);
      const inputs: Record<string, object> = {
        createAgent: { accountId: vendor.key, ...createInput(vendor, numbered('Paused')) },
        updateAgent: { id: agent?.id, name: numbered('Changed') },
        deleteAgent: { id: agent?.id },
      };
      paused.forgetCalls();
      const headers = { 'retry-after': '60' };
      const fault = { kind: 'ANSWER', when: 'before', status: 429, body: '{}', headers } as const;
      paused.server(vendor.key).faults.add({ fault, matches: isWrite });
      const { userErrors } = await paused.mutate(mutation, inputs[mutation] ?? {});
      expect(userErrors).toMatchObject([{ code: 'RATE_LIMITED' }]);
      expect(paused.writes(vendor.key)).toHaveLength(1);
    },
  );

  test('nothing was changed when no connection could be made', async () => {
    const gone = await startWriteApi({ only: [vendor.key] });
    await gone.server(vendor.key).close();
    const { userErrors } = await gone.mutate('createAgent', {
      accountId: vendor.key,
      ...createInput(vendor, 'Unheard'),
    });
    expect(userErrors).toMatchObject([
      { code: 'UNAVAILABLE', message: expect.stringContaining('no connection could be made') },
    ]);
    await gone.close();
  });
});
