import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRAPHS, SEEDS } from '../../sandbox/vendors/aegra/seeds.ts';
import { createAgent, updateAgent } from '../../src/vendors/aegra/contract.ts';
import { aegra } from '../../src/vendors/aegra/index.ts';
import { normalize, readErrorBody, toOperations } from '../../src/vendors/aegra/mapping.ts';

const base = { name: 'x', graph_id: 'agent' };

function issuesOf(body: object): string[] {
  return (createAgent.safeParse(body).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

function nested(depth: number): object {
  let value: object = {};
  for (let level = 1; level < depth; level++) value = { a: value };
  return value;
}

describe('a new assistant', () => {
  test('takes every documented field', () => {
    const body = {
      ...base,
      description: '',
      config: { tags: ['a'], recursion_limit: 5, configurable: {} },
      context: { a: null, b: [1, 'é', { c: true }] },
      metadata: { a: { b: 1 } },
      assistant_id: 'a:b%c d?é',
      if_exists: 'do_nothing',
    };
    expect(createAgent.parse(body)).toEqual(body);
  });

  test.each([
    [{ graph_id: 'agent' }, 'name: '],
    [{ name: 'x' }, 'graph_id: '],
    [{ ...base, name: '' }, 'name: '],
    [{ ...base, graph_id: '' }, 'graph_id: '],
    [{ ...base, user_id: 'mira' }, ': '],
    [{ ...base, config: null }, 'config: '],
    [{ ...base, context: null }, 'context: '],
    [{ ...base, metadata: [] }, 'metadata: '],
    [{ ...base, if_exists: 'raise' }, 'if_exists: '],
    [{ ...base, assistant_id: '' }, 'assistant_id: '],
    [{ ...base, assistant_id: '   ' }, 'assistant_id: must hold more than white space'],
    [{ ...base, assistant_id: 'x'.repeat(256) }, 'assistant_id: '],
    [{ ...base, assistant_id: 'a/b' }, 'assistant_id: must hold no slash'],
    [{ ...base, assistant_id: '..' }, 'assistant_id: must hold no slash'],
    [{ ...base, name: 'a\0b' }, 'name: must hold no NUL'],
    [{ ...base, description: 'a\ud800' }, 'description: must hold no NUL'],
    [{ ...base, metadata: { a: [{ b: 'a\0' }] } }, 'metadata.a.0.b: must hold no NUL'],
    [{ ...base, metadata: { a: { 'b\0': 1 } } }, 'metadata.a: has a key that must hold no NUL'],
    [{ ...base, context: { a: Number.POSITIVE_INFINITY } }, 'context.a: must be a finite number'],
    [{ ...base, context: nested(70) }, 'context.a: must be nested at most 64 deep'],
    [{ ...base, config: { configurable: 'x' } }, 'config.configurable: must be an object'],
    [{ ...base, config: { configurable: [1] } }, 'config.configurable: must be an object'],
  ])('is refused before it is sent: %j', (body, expected) => {
    const issues = issuesOf(body);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toContain(expected);
  });

  test.each([
    { config: { configurable: null } },
    { config: { configurable: { a: 1 } }, context: {} },
    // One thing on some servers, two on others: the contract does not know the server.
    { config: { configurable: { a: 1 } }, context: { a: 2 } },
    { config: { configurable: {} }, context: { a: 1 } },
    { context: nested(64) },
    { assistant_id: 'x'.repeat(255) },
    { assistant_id: '...' },
  ])('may hold %j', (extra) => {
    expect(issuesOf({ ...base, ...extra })).toEqual([]);
  });
});

describe('a change of an assistant', () => {
  test('may be anything, and empties the description only', () => {
    expect(updateAgent.safeParse({}).success).toBe(true);
    expect(updateAgent.safeParse({ description: null }).success).toBe(true);
    for (const key of ['name', 'graph_id', 'config', 'context', 'metadata']) {
      expect(updateAgent.safeParse({ [key]: null }).success).toBe(false);
    }
    expect(updateAgent.safeParse({ config: { configurable: { a: 1 } }, context: { b: 1 } }).success).toBe(true);
    expect(updateAgent.safeParse({ assistant_id: 'x' }).success).toBe(false);
  });
});

describe('a filter', () => {
  test('is applied here, since the search takes name and description only together', () => {
    expect(aegra.pushDown({})).toEqual([{ query: {}, remaining: {} }]);
    expect(aegra.pushDown({ search: undefined, tags: undefined })).toEqual([{ query: {}, remaining: {} }]);
    expect(aegra.pushDown({ search: 'x' })).toEqual([{ query: {}, remaining: { search: 'x' } }]);
  });

  test('by state or tags matches no assistant', () => {
    expect(aegra.pushDown({ statuses: ['ACTIVE'] })).toEqual([]);
    expect(aegra.pushDown({ tags: ['a'], search: 'x' })).toEqual([]);
    expect(aegra.pushDown({ statuses: [] })).toEqual([]);
  });
});

test('metadata wins over metadata_dict, even when it is null', () => {
  expect(normalize({ metadata: null, metadata_dict: {} })).toEqual({ metadata: null, metadata_dict: {} });
  expect(normalize({ metadata_dict: { a: 1 } })).toEqual({ metadata: { a: 1 } });
});

test('what the system owns and what no route reaches can only be copied', () => {
  const all = ['UPDATE', 'DELETE', 'COPY', 'RESTORE_VERSION'];
  expect(toOperations({ assistant_id: 'a', user_id: 'system' })).toEqual(['COPY']);
  expect(toOperations({ assistant_id: 'a/b', user_id: 'mira' })).toEqual(['COPY']);
  expect(toOperations({ assistant_id: 'a' })).toEqual(all);
  expect(toOperations({ assistant_id: '...', user_id: null })).toEqual(all);
});

test('an error body of any kind is read without failing, and never as HTML', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.string(), fc.constant(undefined)),
      fc.integer({ min: 300, max: 599 }),
      (body, status) => {
        const { message } = readErrorBody(body, status);
        expect(message === undefined || typeof message === 'string').toBe(true);
        if (typeof body === 'string') expect(message ?? '').not.toMatch(/<[a-z!/]|\n/i);
      },
    ),
  );
});

test('no seed breaks the contract, and one has every field', () => {
  for (const { earlier: _, inForce: __, description, ...seed } of SEEDS) {
    expect(createAgent.safeParse(description === null ? seed : { ...seed, description }).error).toBeUndefined();
  }
  expect(new Set(SEEDS.map(({ graph_id }) => graph_id))).toEqual(new Set(GRAPHS));
  expect(Object.keys(SEEDS[0] ?? {}).sort()).toEqual(
    ['assistant_id', 'config', 'context', 'description', 'earlier', 'graph_id', 'metadata', 'name'].sort(),
  );
});

test('a base URL is demanded, since nobody hosts Aegra', () => {
  const settings = { id: 'graphs', vendor: 'aegra' };
  expect(aegra.accountSettings.safeParse(settings).error?.issues[0]?.path).toEqual(['baseUrl']);
  expect(aegra.accountSettings.parse({ ...settings, baseUrl: 'http://localhost:2026/' })).toMatchObject({
    baseUrl: 'http://localhost:2026',
    headers: {},
  });
});
