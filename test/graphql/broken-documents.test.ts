import { describe, expect, type TestContext, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { graphql } from '../generated/index.ts';
import { AGENTS_IN_ALL, AGENTS_OF_EACH, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';
import { wireKey, withDocuments } from './fault-cases.ts';

const RollAndDrift = graphql(`
  query RollAndDrift {
    agents(first: 100) {
      nodes {
        id
        name
        createdAt
        vendor
      }
      failures {
        account {
          id
        }
        code
        retryable
      }
    }
  }
`);

const Drift = graphql(`
  query Drift {
    accounts {
      id
      contractDrift {
        path
        problem
        count
        firstSeenAt
        lastSeenAt
      }
    }
  }
`);

type Document = Readonly<Record<string, unknown>>;

/** A way in which one document among good ones is broken. */
interface Breakage {
  readonly what: string;
  readonly broken: (document: Document, vendor: Vendor) => unknown;
  /** Where the drift is. */
  readonly path: (vendor: Vendor) => string;
  readonly problem: string;
  /** What is shown of the agent; undefined when it can not be shown. */
  readonly shown: Readonly<Record<string, unknown>> | undefined;
}

const noDocument = { path: () => '(document)', problem: 'expected an object', shown: undefined };
const idKey = (vendor: Vendor) => wireKey(vendor, 'vendorId');
const nameKey = (vendor: Vendor) => wireKey(vendor, 'name');
const createdKey = (vendor: Vendor) => wireKey(vendor, 'createdAt');

const BREAKAGES: readonly Breakage[] = [
  { what: 'is a number', broken: () => 5, ...noDocument },
  { what: 'is null', broken: () => null, ...noDocument },
  { what: 'is a list', broken: (document) => [document], ...noDocument },
  {
    what: 'has no id',
    broken: (document, vendor) => ({ ...document, [idKey(vendor)]: undefined }),
    path: idKey,
    problem: 'expected a text',
    shown: undefined,
  },
  {
    what: 'has an empty id',
    broken: (document, vendor) => ({ ...document, [idKey(vendor)]: '' }),
    path: idKey,
    problem: 'expected a text that is not empty',
    shown: undefined,
  },
  {
    what: 'has a number for an id',
    broken: (document, vendor) => ({ ...document, [idKey(vendor)]: 17 }),
    path: idKey,
    problem: 'expected a text',
    shown: undefined,
  },
  {
    what: 'has a number for a name',
    broken: (document, vendor) => ({ ...document, [nameKey(vendor)]: 5 }),
    path: nameKey,
    problem: 'expected a text',
    shown: { name: '' },
  },
  {
    what: 'has an object for a time',
    broken: (document, vendor) => ({ ...document, [createdKey(vendor)]: { seconds: 5 } }),
    path: createdKey,
    problem: expect.stringMatching(/^expected a text/) as unknown as string,
    shown: { createdAt: null },
  },
];

const cases = vendors.flatMap((vendor) => BREAKAGES.map((breakage) => ({ label: vendor.label, vendor, ...breakage })));

// Of tests that run concurrently, only their own context knows which of them is meant.
type Finishing = Pick<TestContext, 'onTestFinished'>;

async function start({ onTestFinished }: Finishing): Promise<TestRollcall> {
  const api = await startRollcall();
  onTestFinished(() => api.close());
  return api;
}

async function driftOf(api: TestRollcall, vendor: Vendor) {
  const { accounts } = dataOf(await api.execute(Drift));
  const others = accounts.filter(({ id }) => id !== vendor.key);
  expect(others.flatMap(({ contractDrift }) => contractDrift)).toEqual([]);
  return accounts.find(({ id }) => id === vendor.key)?.contractDrift ?? [];
}

describe.concurrent('a document among good ones', () => {
  test.for(cases)('of $label that $what costs no other', async ({ vendor, broken, path, problem, shown }, context) => {
    const api = await start(context);
    const healthy = dataOf(await api.execute(RollAndDrift)).agents;
    const breaks = (documents: readonly unknown[]) =>
      documents.map((document, index) => (index === 4 ? broken(document as Document, vendor) : document));
    let brokenId: string | undefined;
    const spy = (documents: readonly unknown[]) => {
      // Of a list in several parts, not every part is that long.
      if (documents.length <= 4) return documents;
      brokenId = `${vendor.key}:${String((documents[4] as Document)[idKey(vendor)])}`;
      return documents;
    };
    api.server(vendor.key).faults.add({
      fault: { kind: 'REWRITE', rewrite: (json) => withDocuments(withDocuments(json, spy), breaks) },
    });

    const { agents } = dataOf(await api.execute(RollAndDrift));
    expect(agents.failures).toEqual([]);
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    const expected = healthy.nodes.flatMap((agent) => {
      if (agent.id !== brokenId) return [agent];
      return shown === undefined ? [] : [{ ...agent, ...shown }];
    });
    expect(expected).toHaveLength(shown === undefined ? AGENTS_IN_ALL - 1 : AGENTS_IN_ALL);
    expect(agents.nodes.toSorted(byId)).toEqual(expected.toSorted(byId));

    const drift = await driftOf(api, vendor);
    expect(drift).toContainEqual({
      path: path(vendor),
      problem,
      count: expect.any(Number),
      firstSeenAt: expect.any(String),
      lastSeenAt: expect.any(String),
    });
    expect(api.log).toContainEqual({
      level: 'warn',
      message: "a vendor's answer does not match its contract",
      details: { accountId: vendor.key, path: path(vendor), problem },
    });
  });

  test.for(vendors.map((vendor) => ({ label: vendor.label, vendor })))(
    'of $label is logged once for each kind of mismatch, and counted each time',
    async ({ vendor }, context) => {
      const api = await start(context);
      const breaks = (documents: readonly unknown[]) =>
        documents.map((document) => ({ ...(document as Document), [nameKey(vendor)]: 5 }));
      api.server(vendor.key).faults.add({
        fault: { kind: 'REWRITE', rewrite: (json) => withDocuments(json, breaks) },
      });
      for (let round = 0; round < 3; round++) await api.execute(RollAndDrift);
      const [drift, ...more] = await driftOf(api, vendor);
      expect(more).toEqual([]);
      expect(drift?.count).toBeGreaterThanOrEqual(36);
      expect(api.log).toHaveLength(1);
    },
  );
});

describe.concurrent('an account of which no document can be read', () => {
  test.for(vendors.map((vendor) => ({ label: vendor.label, vendor })))(
    'of $label is named as a failure and not taken for empty',
    async ({ vendor }, context) => {
      const api = await start(context);
      const breaks = (documents: readonly unknown[]) =>
        documents.map((document) => ({ ...(document as Document), [idKey(vendor)]: undefined }));
      api.server(vendor.key).faults.add({
        fault: { kind: 'REWRITE', rewrite: (json) => withDocuments(json, breaks) },
      });
      const { agents } = dataOf(await api.execute(RollAndDrift));
      expect(agents.nodes).toHaveLength(AGENTS_IN_ALL - AGENTS_OF_EACH);
      expect(agents.failures).toEqual([{ account: { id: vendor.key }, code: 'BAD_RESPONSE', retryable: false }]);
      expect(await driftOf(api, vendor)).toContainEqual(expect.objectContaining({ path: idKey(vendor) }));
    },
  );

  test.for(vendors.map((vendor) => ({ label: vendor.label, vendor })))(
    'of $label is no failure when it is empty in truth',
    async ({ vendor }, { onTestFinished }) => {
      const api = await startRollcall({ agents: 0, only: [vendor.key] });
      onTestFinished(() => api.close());
      api.server(vendor.key).faults.add({
        fault: { kind: 'REWRITE', rewrite: (json) => withDocuments(json, () => []) },
      });
      expect(dataOf(await api.execute(RollAndDrift))).toEqual({ agents: { nodes: [], failures: [] } });
    },
  );
});

test('an agent of a vendor without single reads is no longer unknown for sure when not all of its list can be read', async (context) => {
  const api = await start(context);
  const { data: before } = await api.run('{ agent(id: "cometchat:nobody") { id } }');
  expect(before).toEqual({ agent: null });
  api.server('cometchat').faults.add({
    fault: {
      kind: 'REWRITE',
      rewrite: (json) => withDocuments(json, ([first, ...rest]) => [{ ...(first as Document), uid: 7 }, ...rest]),
    },
  });
  const { data, errors } = await api.run('{ agent(id: "cometchat:nobody") { id } }');
  expect(data).toEqual({ agent: null });
  expect(errors).toEqual([
    expect.objectContaining({
      path: ['agent'],
      extensions: { code: 'VENDOR_BAD_RESPONSE', vendor: 'COMETCHAT', accountId: 'cometchat', retryable: false },
    }),
  ]);
});
