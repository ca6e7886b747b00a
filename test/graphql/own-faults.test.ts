import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { createRollcall } from '../../src/rollcall.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { AccountSettings, Vendor } from '../../src/vendors/vendor.ts';
import { AGENTS_IN_ALL, AGENTS_OF_EACH, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { wireKey, withDocuments } from './fault-cases.ts';

/** Words that every JavaScript object seems to know. */
const INHERITED = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__'];

interface Answer {
  readonly data: Record<string, never> | null;
  readonly errors?: { readonly message: string; readonly path: unknown[]; readonly extensions: object }[];
}

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall();
});
afterAll(() => api.close());

/** A Rollcall over the same vendors, in which one of them has a mistake in each of its reads. */
function withMistake(key: string) {
  const logged: Record<string, unknown>[] = [];
  const mistaken = vendors.map(
    (vendor): Vendor =>
      vendor.key !== key
        ? (vendor as Vendor)
        : {
            ...(vendor as Vendor),
            connect: (settings, context) => broken((vendor as Vendor).connect(settings, context)),
          },
  );
  const rollcall = createRollcall({
    vendors: mistaken,
    accounts: accountsOf(),
    logger: { info() {}, warn() {}, error: (details: object) => void logged.push({ ...details }) },
  });
  onTestFinished(() => rollcall.close());
  const run = async (query: string, variables: object = {}): Promise<Answer> => {
    const response = await rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return { rollcall, logged, run };
}

function broken(client: VendorClient): VendorClient {
  const fail = () => Promise.reject(new TypeError('a mistake in one mapping'));
  return Object.assign(Object.create(client) as VendorClient, {
    list: fail,
    checkHealth: fail,
    ...(client.get && { get: fail }),
    ...(client.count && { count: fail }),
    ...(client.versions && { versions: fail }),
  });
}

function accountsOf(): AccountSettings[] {
  return vendors.map((vendor) => {
    const { credentials } = sandboxedVendor(vendor.key).createSandbox({ agents: 0 });
    const { baseUrl } = api.server(vendor.key);
    return vendor.accountSettings.parse({ id: vendor.key, vendor: vendor.key, baseUrl, ...credentials });
  });
}

describe.each(vendors)('a mistake of ours in reading $label', ({ key, name }) => {
  test('costs its rows only, and is named with the id that it is logged under', async () => {
    const { run, logged } = withMistake(key);
    const { data, errors } = await run(
      '{ agents(first: 100) { nodes { vendor } totalCount failures { account { id } code message retryable } } }',
    );
    expect(errors).toBeUndefined();
    const agents = data?.agents as unknown as {
      nodes: { vendor: string }[];
      failures: { message: string }[];
      totalCount: null;
    };
    expect(agents.nodes).toHaveLength(AGENTS_IN_ALL - AGENTS_OF_EACH);
    expect(agents.nodes.filter(({ vendor }) => vendor === name)).toEqual([]);
    expect(agents.totalCount).toBeNull();
    // A list that is read in several parts fails in each of them, and one of these faults is told.
    const line = { accountId: key, message: 'a mistake in one mapping', stack: expect.any(String) };
    for (const details of logged) expect(details).toMatchObject(line);
    expect(agents.failures).toEqual([
      { account: { id: key }, code: 'INTERNAL_SERVER_ERROR', message: expect.any(String), retryable: false },
    ]);
    const [{ message } = { message: '' }] = agents.failures;
    expect(logged.map(({ errorId }) => `Unexpected error, logged as ${errorId}.`)).toContain(message);
  });

  test('costs the agents that are read by id, and nothing beside them', async () => {
    const { data: listed } = await api.run('{ agents(first: 100) { nodes { id vendor } } }');
    const agents = listed?.agents as unknown as { nodes: { id: string; vendor: string }[] } | undefined;
    const ids = vendors.map((vendor) => agents?.nodes.find((node) => node.vendor === vendor.name)?.id);
    const { run } = withMistake(key);
    const { data, errors } = await run('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    const place = vendors.findIndex((vendor) => vendor.key === key);
    expect(data?.nodes).toEqual(ids.map((id, index) => (index === place ? null : { id })));
    expect(errors).toMatchObject([{ path: ['nodes', place], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  });

  test('costs its health only', async () => {
    const { run, logged } = withMistake(key);
    const { data, errors } = await run('{ accounts { id health { reachable latencyMs failure { code message } } } }');
    expect(errors).toBeUndefined();
    const message = `Unexpected error, logged as ${logged[0]?.errorId}.`;
    const failure = { code: 'INTERNAL_SERVER_ERROR', message };
    expect(data?.accounts).toEqual(
      vendors.map((vendor) => ({
        id: vendor.key,
        health:
          vendor.key === key
            ? { reachable: false, latencyMs: null, failure }
            : { reachable: true, latencyMs: expect.any(Number), failure: null },
      })),
    );
  });

  test('does not cost the explorer', async () => {
    const { rollcall } = withMistake(key);
    const page = await rollcall.yoga.fetch('http://rollcall/graphql', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    const examples = await rollcall.yoga.fetch('http://rollcall/graphql?explorer=examples');
    expect(examples.status).toBe(200);
    const text = await examples.text();
    // Of whichever account the examples are.
    expect(vendors.some((vendor) => vendor.key !== key && text.includes(`${vendor.key}:`))).toBe(true);
  });
});

test('the health of an account is asked for once in a request, under however many names', async () => {
  api.forgetCalls();
  const names = Array.from({ length: 200 }, (_, index) => `h${index}: health { reachable }`);
  const { data } = await api.run(`{ accounts { ${names.join(' ')} } account(id: "nova") { health { reachable } } }`);
  expect(data).not.toBeNull();
  expect(api.callCount()).toBe(vendors.length);
  await api.run('{ account(id: "nova") { health { reachable } } }');
  expect(api.callCount()).toBe(vendors.length + 1);
});

describe.each(INHERITED)('the word %s of a vendor', (word) => {
  const withStates = vendors.filter(({ key }) => key === 'chatsby' || key === 'gennia');

  test.each(withStates)('as a state at $label is a state that nobody knows', async (vendor) => {
    const { faults } = api.server(vendor.key);
    const key = wireKey(vendor, 'status');
    const rewrite = (json: unknown) =>
      withDocuments(json, (documents) => documents.map((document) => ({ ...(document as object), [key]: word })));
    faults.add({ fault: { kind: 'REWRITE', rewrite } });
    const { data, errors } = await api.run(
      'query ($v: Vendor!) { agents(first: 3, filter: { vendors: [$v] }) { nodes { status } failures { code } } }',
      { v: vendor.name },
    );
    faults.clear();
    expect(errors).toBeUndefined();
    expect(data?.agents).toEqual({ nodes: Array(3).fill({ status: null }), failures: [] });
  });

  test.each(vendors)('as an error code at $label costs that account only', async ({ key }) => {
    const { faults } = api.server(key);
    const body = JSON.stringify({
      code: word,
      message: 'no',
      detail: word,
      error: { code: word, message: word, type: word },
    });
    faults.add({ fault: { kind: 'ANSWER', when: 'before', status: 400, body } });
    const { data, errors } = await api.run('{ agents(first: 100) { nodes { id } failures { account { id } code } } }');
    faults.clear();
    expect(errors).toBeUndefined();
    const agents = data?.agents as unknown as { nodes: unknown[]; failures: unknown[] };
    expect(agents.nodes).toHaveLength(AGENTS_IN_ALL - AGENTS_OF_EACH);
    expect(agents.failures).toEqual([{ account: { id: key }, code: 'BAD_RESPONSE' }]);
  });
});
