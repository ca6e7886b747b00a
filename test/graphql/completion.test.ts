import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxCall } from '../../sandbox/faults.ts';
import { graphql } from '../generated/index.ts';
import { AGENTS_IN_ALL, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { dataOf } from './data-of.ts';

const Rows = graphql(`
  query Rows {
    agents(first: 100) {
      nodes {
        id
        name
        vendor
        status
        createdAt
      }
      failures {
        code
      }
    }
  }
`);

const Whole = graphql(`
  query Whole {
    agents(first: 100) {
      nodes {
        id
        name
        vendor
        instructions
        extension {
          __typename
          ... on GenniaAgent {
            publishedVersionNumber
            followUpPrompt
          }
          ... on NovaAgent {
            type
            llmConfig {
              provider
            }
          }
        }
      }
      failures {
        code
      }
    }
  }
`);

const Raw = graphql(`
  query Raw {
    agents(first: 100) {
      nodes {
        id
        raw
      }
      failures {
        code
      }
    }
  }
`);

let api: TestRollcall;
beforeEach(async () => {
  api = await startRollcall();
});
afterEach(() => api.close());

/** Reads of one agent; the list still answers. */
const isGet = ({ method, url }: SandboxCall) => method === 'GET' && /\/agents\/[^/?]+$/.test(url);

function failGets(vendor: string, status: number, id?: string): void {
  api.server(vendor).faults.add({
    fault: { kind: 'ANSWER', when: 'before', status, body: '{}' },
    matches: (call) => isGet(call) && (id === undefined || call.url.endsWith(`/${id.slice(vendor.length + 1)}`)),
  });
}

/** Vendors whose lists show less than the whole agent. */
const LIGHT = [
  { vendor: 'GENNIA', key: 'gennia' },
  { vendor: 'NOVA', key: 'nova' },
];

describe.each(LIGHT)('rows of $vendor that can not be completed', ({ vendor, key }) => {
  test('stay, and what is missing is an error at its field', async () => {
    const rows = dataOf(await api.execute(Rows)).agents.nodes;
    failGets(key, 500);
    const { data, errors = [] } = await api.execute(Whole);
    expect(data?.agents.failures).toEqual([]);
    const nodes = data?.agents.nodes ?? [];
    expect(nodes.map(({ id, name }) => ({ id, name }))).toEqual(rows.map(({ id, name }) => ({ id, name })));
    for (const [index, node] of nodes.entries()) {
      const ownErrors = errors.filter(({ path }) => path?.[2] === index);
      if (node.vendor !== vendor) {
        expect(ownErrors).toEqual([]);
        continue;
      }
      expect(node.instructions).toBeNull();
      const missing = vendor === 'GENNIA' ? 'followUpPrompt' : 'llmConfig';
      expect(ownErrors.map(({ path }) => path?.slice(3)).toSorted()).toEqual([
        ['extension', missing],
        ['instructions'],
      ]);
      for (const { extensions } of ownErrors) {
        expect(extensions).toMatchObject({ code: 'VENDOR_UNAVAILABLE', vendor, accountId: key, retryable: true });
      }
    }
    // What the row shows needs no second call, and is there.
    const own = nodes.filter((node) => node.vendor === vendor);
    expect(own).toHaveLength(12);
    if (vendor === 'NOVA')
      for (const { extension } of own) expect(extension).toMatchObject({ type: expect.any(String) });
  });

  test('cost no row that can be', async () => {
    const rows = dataOf(await api.execute(Rows)).agents.nodes;
    const broken = rows.filter((row) => row.vendor === vendor)[5]?.id ?? '';
    const whole = dataOf(await api.execute(Whole)).agents.nodes;
    failGets(key, 403, broken);
    const { data, errors } = await api.execute(Whole);
    expect(data?.agents.nodes.filter(({ id }) => id !== broken)).toEqual(whole.filter(({ id }) => id !== broken));
    const index = rows.findIndex(({ id }) => id === broken);
    expect(errors?.every(({ path }) => path?.[2] === index)).toBe(true);
    expect(errors?.[0]?.extensions).toEqual({
      code: 'VENDOR_UNAUTHORIZED',
      vendor,
      accountId: key,
      retryable: false,
      vendorStatus: 403,
    });
  });

  test('show in raw what the list said, and an error says that it is not all', async () => {
    const rows = dataOf(await api.execute(Rows)).agents.nodes;
    const whole = dataOf(await api.execute(Raw)).agents.nodes;
    const broken = rows.filter((row) => row.vendor === vendor)[5]?.id ?? '';
    const index = rows.findIndex(({ id }) => id === broken);
    failGets(key, 500, broken);
    const { data, errors } = await api.execute(Raw);
    expect(data?.agents.failures).toEqual([]);
    expect(data?.agents.nodes.filter(({ id }) => id !== broken)).toEqual(whole.filter(({ id }) => id !== broken));
    const raw = data?.agents.nodes[index]?.raw ?? {};
    expect(whole[index]?.raw).toMatchObject(raw);
    expect(Object.keys(raw).length).toBeGreaterThanOrEqual(5);
    expect(Object.keys(raw).length).toBeLessThan(Object.keys(whole[index]?.raw ?? {}).length);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('raw is only what the list shows'),
        path: ['agents', 'nodes', index, 'raw'],
        extensions: expect.objectContaining({
          code: 'VENDOR_UNAVAILABLE',
          vendor,
          accountId: key,
          retryable: true,
        }),
      }),
    ]);
  });

  test('that vanished between the list and the reading show what the list said', async () => {
    const rows = dataOf(await api.execute(Rows)).agents.nodes;
    const gone = rows.filter((row) => row.vendor === vendor)[5]?.id ?? '';
    failGets(key, 404, gone);
    const { data, errors } = await api.execute(Whole);
    expect(errors).toBeUndefined();
    expect(data?.agents.nodes).toHaveLength(AGENTS_IN_ALL);
    expect(data?.agents.nodes.find(({ id }) => id === gone)).toMatchObject({ vendor, instructions: null });
  });
});
