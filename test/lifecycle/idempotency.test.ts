import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../sandbox/faults.ts';
import { fingerprintOf } from '../../src/agents/lifecycle/idempotency/store.ts';
import { numberFrom } from '../../src/core/json.ts';
import { startWriteApi, type WriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

describe('a fingerprint', () => {
  const input = { accountId: 'a', name: 'N', extension: { aegra: { graphId: 'g', metadata: { a: null } } } };

  test.each<[string, object]>([
    ['keys in another order', { name: 'N', extension: input.extension, accountId: 'a' }],
    ['null for absent', { ...input, description: null, tags: undefined }],
    ['the default of dryRun', { ...input, dryRun: false }],
    ['null in the extension', { ...input, extension: { ...input.extension, nova: null } }],
    ['null in its member', { ...input, extension: { aegra: { ...input.extension.aegra, context: null } } }],
  ])('is the same with %s', (_name, other) => {
    expect(fingerprintOf(other)).toBe(fingerprintOf(input));
  });

  test.each<[string, object]>([
    ['another value', { ...input, name: 'M' }],
    ['a dry run', { ...input, dryRun: true }],
    ['an empty text', { ...input, description: '' }],
    ['an empty list', { ...input, tags: [] }],
    ['null in free-form JSON, where it is a value', { ...input, extension: { aegra: { graphId: 'g', metadata: {} } } }],
    ['a key of its own', { ...input, ...JSON.parse('{"__proto__": {"x": 1}}') }],
  ])('is another one with %s', (_name, other) => {
    expect(fingerprintOf(other)).not.toBe(fingerprintOf(input));
  });

  test('tells numbers apart that JavaScript takes for one', () => {
    const of = (text: string) => fingerprintOf({ metadata: { n: numberFrom(text) } });
    expect(of('9007199254740993')).not.toBe(of('9007199254740992'));
    expect(of('9007199254740993')).toBe(of('9007199254740993'));
  });

  test('takes an extension that says nothing for none', () => {
    for (const extension of [null, undefined, {}, { aegra: null }, { aegra: {} }]) {
      expect(fingerprintOf({ name: 'N', extension })).toBe(fingerprintOf({ name: 'N' }));
    }
  });
});

describe.each(CASES)('a key at $key', (vendor) => {
  let api: WriteApi;
  beforeAll(async () => {
    api = await startWriteApi({ only: [vendor.key] });
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.server(vendor.key).faults.clear();
    api.forgetCalls();
  });

  const create = (input: object) => api.mutate('createAgent', { accountId: vendor.key, ...input });
  const refusals: [string, Fault][] = [
    ['a 429', { kind: 'ANSWER', when: 'before', status: 429, body: '{}', headers: { 'retry-after': '0' } }],
    ['a 401', { kind: 'ANSWER', when: 'before', status: 401, body: '{}' }],
    ['a 409', { kind: 'ANSWER', when: 'before', status: 409, body: '{}' }],
    ['a 422', { kind: 'ANSWER', when: 'before', status: 422, body: '{}' }],
  ];

  test.each(refusals)('can be used again after %s, which changed nothing', async (name, fault) => {
    const input = { ...createInput(vendor), idempotencyKey: `after ${name}` };
    api.server(vendor.key).faults.add({ fault, matches: ({ method }) => method === 'POST' });
    expect((await create(input)).agent).toBeNull();
    api.server(vendor.key).faults.clear();
    // The vendor may have asked to wait a little.
    const { agent } = await waitedFor(() => create(input));
    expect(agent?.name).toBe(input.name);
    expect((await create(input)).agent?.id).toBe(agent?.id);
  });

  test('is remembered when the outcome is unclear', async () => {
    const input = { ...createInput(vendor), idempotencyKey: 'unclear' };
    const fault: Fault = { kind: 'ANSWER', when: 'after', status: 500, body: '{}' };
    api
      .server(vendor.key)
      .faults.add({ fault, matches: ({ method, url }) => method === 'POST' && !url.includes('search') });
    const first = await create(input);
    api.server(vendor.key).faults.clear();
    api.forgetCalls();
    expect(first.userErrors).toMatchObject([{ code: 'UNKNOWN_OUTCOME' }]);
    expect(await create(input)).toEqual(first);
    expect(api.writes(vendor.key)).toEqual([]);
  });

  test('answers with the agent as it is now, and says when it is gone', async () => {
    const input = { ...createInput(vendor), idempotencyKey: 'anew' };
    const { agent } = await create(input);
    const changed = createInput(vendor).name;
    await api.mutate('updateAgent', { id: agent?.id, name: changed });
    expect((await create(input)).agent).toMatchObject({ id: agent?.id, name: changed });
    await api.mutate('deleteAgent', { id: agent?.id });
    api.forgetCalls();
    const gone = await create(input);
    expect(gone).toMatchObject({ agent: null, userErrors: [{ code: 'NOT_FOUND' }] });
    expect(gone.userErrors[0]?.message).toContain('no longer there');
    expect(api.writes(vendor.key)).toEqual([]);
  });
});

/** Asks until the vendor is asked again: a pause that it wanted is over some time. */
async function waitedFor<T extends { agent: unknown }>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    const answer = await ask();
    if (answer.agent !== null || tries === 20) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
