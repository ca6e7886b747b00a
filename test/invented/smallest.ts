/** @module Acme: a whole vendor, as small as it can be. A real one is split into files; see `src/vendors/vendor.ts`. */
import { z } from 'zod';
import type { AgentRecord } from '../../src/core/agent.ts';
import { type Route, route } from '../../src/http/route.ts';
import { accountSettingsBase, secret } from '../../src/settings/settings.ts';
import { baseUrl } from '../../src/settings/urls.ts';
import { accountTransport } from '../../src/vendors/kit/account-transport.ts';
import { createClient } from '../../src/vendors/kit/create-client.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import type { WritePlanner } from '../../src/vendors/plan.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { NO_FIELDS } from './collection.ts';

const accountSettings = accountSettingsBase.extend({ vendor: z.literal('acme'), baseUrl, apiKey: secret });

const tone = z.string().describe('How it speaks.');
const agent = z
  .looseObject({
    id: z.string().min(1).meta({ unified: 'vendorId' }),
    name: z.string().nullish().meta({ unified: 'name' }),
    tone: tone.nullish(),
  })
  .meta({ id: 'AcmeAgent', description: 'What only Acme has.' });
const createAgent = z
  .strictObject({ name: z.string().meta({ unified: 'name', description: 'Its name.' }), tone: tone.optional() })
  .meta({ id: 'CreateAcmeAgent', description: 'What a new agent can have.' });
const updateAgent = createAgent.partial().meta({ id: 'UpdateAcmeAgent', description: 'What can be changed.' });

const planner: WritePlanner = {
  create: async (body) => [plannedCall('POST', route('/agents'), body)],
  update: async (found, changes) => [plannedCall('PATCH', pathOf(found), changes)],
  delete: (found) => [plannedCall('DELETE', pathOf(found))],
};

function pathOf({ vendorId }: AgentRecord): Route {
  return route('/agents/{id}', { id: vendorId });
}

/** Acme. */
export const acme: Vendor<z.infer<typeof accountSettings>> = {
  key: 'acme',
  label: 'Acme',
  name: 'ACME',
  inputMember: 'acme',
  description: 'Acme: agents with a tone.',
  contract: { agent, createAgent, updateAgent },
  capabilities: {
    operations: ['UPDATE', 'DELETE', 'COPY'],
    instead: {},
    statuses: [],
    hasTags: false,
    listing: { paging: 'ALL', maxPageSize: 100, order: 'UNKNOWN', wholeItems: true },
  },
  rewrites: [],
  accountSettings,
  // Neither states nor tags: whoever asks for one asks for no agent. A search is done here.
  pushDown: ({ statuses, tags, search }) =>
    statuses === undefined && tags === undefined ? [{ query: {}, remaining: { statuses, tags, search } }] : [],
  connect: (settings, context) =>
    createClient(context, {
      transport: accountTransport(settings, {
        headers: { authorization: `Bearer ${settings.apiKey}` },
        readErrorBody: (body) => ({ message: String(body) }),
      }),
      agent: {
        contract: agent,
        id: ({ id }) => id,
        fields: ({ name }) => ({ ...NO_FIELDS, name: name ?? '' }),
        operations: () => ['UPDATE', 'DELETE', 'COPY'],
      },
      list: {
        call: () => ({ method: 'GET', ...route('/agents') }),
        envelope: z.array(z.unknown()),
        page: (items) => ({ items, hasMore: false }),
      },
      path: route('/agents'),
      plan: planner,
    }),
};
