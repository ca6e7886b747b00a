import { describe, expect, onTestFinished, test } from 'vitest';
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { createRollcall } from '../../src/rollcall.ts';
import type { VendorClient } from '../../src/vendors/client.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { WritePlanner } from '../../src/vendors/plan.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { startWriteApi } from './api.ts';
import { CASES, createInput } from './cases/index.ts';

const mistake = () => {
  throw new TypeError('a mistake in one planner');
};

/** Where a vendor's code can be mistaken in a write. */
const PLACES: Record<string, { readonly isSent: boolean; readonly change: (client: VendorClient) => object }> = {
  'its planner': {
    isSent: false,
    change: (client) => {
      const names = ['create', 'update', 'delete', 'pause', 'publish', 'restoreVersion'] as const;
      const broken = Object.fromEntries(names.map((name) => [name, mistake]));
      return { plan: Object.assign(Object.create(client.plan) as WritePlanner, broken) };
    },
  },
  'the sending of a call': { isSent: true, change: () => ({ send: async () => mistake() }) },
  'the reading before': {
    isSent: false,
    change: (client) => ({ ...(client.get && { get: async () => mistake() }), list: async () => mistake() }),
  },
};

describe.each(CASES)('a mistake in the code of $key', (vendorCase) => {
  test.each(Object.keys(PLACES))(
    'in %s costs that mutation alone, and is logged under the id that is told',
    async (name) => {
      const { isSent, change } = PLACES[name] as (typeof PLACES)[string];
      const other = vendorCase.key === 'chatsby' ? 'nova' : 'chatsby';
      const api = await startWriteApi({ only: [vendorCase.key, other] });
      onTestFinished(() => api.close());
      const { agent } = await api.mutate('createAgent', { accountId: vendorCase.key, ...createInput(vendorCase) });
      const faults: { errorId?: string; message?: string }[] = [];
      const rollcall = createRollcall({
        vendors: vendors.map((vendor) => {
          if (vendor.key !== vendorCase.key) return vendor;
          const connect: Vendor['connect'] = (settings, context) => {
            const client = (vendor as Vendor).connect(settings, context);
            return Object.assign(Object.create(client) as VendorClient, change(client));
          };
          return { ...(vendor as Vendor), connect };
        }),
        accounts: vendors
          .filter(({ key }) => key === vendorCase.key || key === other)
          .map((vendor) => {
            const { credentials } = sandboxedVendor(vendor.key).createSandbox({ agents: 0 });
            const { baseUrl } = api.server(vendor.key);
            return vendor.accountSettings.parse({ id: vendor.key, vendor: vendor.key, baseUrl, ...credentials });
          }),
        logger: { info() {}, warn() {}, error: (details: object) => void faults.push(details) },
      });
      onTestFinished(() => rollcall.close());
      const query = `mutation ($mine: CreateAgentInput!, $id: ID!, $theirs: CreateAgentInput!) {
      created: createAgent(input: $mine) { agent { id } userErrors { code message } }
      updated: updateAgent(input: { id: $id, name: "N" }) { agent { id } userErrors { code message } }
      deleted: deleteAgent(input: { id: $id }) { deletedAgentId userErrors { code message } }
      theirs: createAgent(input: $theirs) { agent { name } userErrors { code } }
    }`;
      const otherCase = CASES.find(({ key }) => key === other) ?? vendorCase;
      const theirs = createInput(otherCase);
      const variables = {
        id: agent?.id,
        mine: { accountId: vendorCase.key, ...createInput(vendorCase) },
        theirs: { accountId: other, ...theirs },
      };
      const response = await rollcall.yoga.fetch('http://rollcall/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as {
        data: Record<string, { userErrors: { code: string; message: string }[] }>;
        errors?: unknown;
      };
      expect(errors).toBeUndefined();
      expect(data.theirs).toEqual({ agent: { name: theirs.name }, userErrors: [] });
      const mutations = name === 'the reading before' ? ['updated', 'deleted'] : ['created', 'updated', 'deleted'];
      const told = mutations.flatMap((mutation) => data[mutation]?.userErrors ?? []);
      expect(told.map(({ code }) => code)).toEqual(mutations.map(() => (isSent ? 'UNKNOWN_OUTCOME' : 'UNAVAILABLE')));
      for (const { message } of told) {
        const [, errorId] = /^Unexpected error, logged as (\S+)\. /.exec(message) ?? [];
        expect(faults).toContainEqual(expect.objectContaining({ errorId, message: 'a mistake in one planner' }));
        expect(message).not.toContain('a mistake');
      }
    },
  );
});
