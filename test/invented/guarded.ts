/** @module Guarded: agents behind tokens that expire, which are got with the id and the secret of a client. */
import { z } from 'zod';
import { route } from '../../src/http/route.ts';
import { TokenAuthorizer } from '../../src/http/token-authorizer.ts';
import { accountSettingsBase, secret } from '../../src/settings/settings.ts';
import { baseUrl } from '../../src/settings/urls.ts';
import { accountTransport } from '../../src/vendors/kit/account-transport.ts';
import { createClient } from '../../src/vendors/kit/create-client.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import { NO_FIELDS } from './collection.ts';
import { type InventedServer, serve } from './server.ts';

const accountSettings = accountSettingsBase.extend({
  vendor: z.literal('guarded'),
  baseUrl,
  clientId: z.string(),
  clientSecret: secret,
});

const mood = z.string().optional().describe('How it speaks.');
const agent = z
  .object({ id: z.string().meta({ unified: 'vendorId' }), name: z.string().meta({ unified: 'name' }), mood })
  .meta({ id: 'GuardedAgent', description: 'All that only Guarded has.' });
const createAgent = z
  .strictObject({ name: z.string().meta({ unified: 'name' }), mood })
  .meta({ id: 'CreateGuardedAgent', description: 'What only Guarded takes for a new agent.' });
const updateAgent = createAgent.partial().meta({ id: 'UpdateGuardedAgent', description: 'What can be changed.' });

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });

const readErrorBody = (body: unknown) => ({ message: (body as { error?: string } | undefined)?.error });

/** Guarded. */
export const guarded: Vendor<z.infer<typeof accountSettings>> = {
  name: 'GUARDED',
  label: 'Guarded',
  description: 'Guarded: invented for a test.',
  key: 'guarded',
  inputMember: 'guarded',
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
  pushDown: (filter) => [
    { query: {}, remaining: { statuses: undefined, tags: undefined, search: undefined, ...filter } },
  ],
  connect(settings, context) {
    const { clientId, clientSecret } = settings;
    const secrets = [clientSecret];
    const tokens = accountTransport(settings, { secrets, readErrorBody });
    const authorizer = new TokenAuthorizer({
      async issue() {
        const body = { client_id: clientId, client_secret: clientSecret };
        const answer = await tokens.write({ operation: 'AUTHORIZE', method: 'POST', ...route('/token'), body });
        const { access_token: token, expires_in: expiresInSeconds } = tokenAnswer.parse(answer.body);
        return { token, expiresInSeconds };
      },
    });
    const client = createClient(context, {
      transport: accountTransport(settings, { authorizer, secrets, readErrorBody }),
      agent: {
        contract: agent,
        id: ({ id }) => id,
        fields: ({ name }) => ({ ...NO_FIELDS, name }),
        operations: () => ['UPDATE', 'DELETE', 'COPY'],
      },
      list: {
        call: () => ({ method: 'GET', ...route('/agents') }),
        envelope: z.array(z.unknown()),
        page: (items) => ({ items, hasMore: false }),
      },
      path: route('/agents'),
      plan: {
        create: async (body) => [plannedCall('POST', route('/agents'), body)],
        update: async ({ vendorId: id }, changes) => [plannedCall('PATCH', route('/agents/{id}', { id }), changes)],
        delete: ({ vendorId: id }) => [plannedCall('DELETE', route('/agents/{id}', { id }))],
      },
    });
    const close = client.close.bind(client);
    return Object.assign(client, { close: () => Promise.all([close(), tokens.close()]).then(() => undefined) });
  },
};

/** A server of Guarded's. */
export interface GuardedServer extends InventedServer {
  /** From now on, no token that was issued before is taken. */
  revoke(): void;
}

/** Starts a Guarded that has one agent, `a`. */
export async function serveGuarded(clientSecret: string): Promise<GuardedServer> {
  const agents = new Map([['a', { id: 'a', name: 'Ada' }]]);
  let issued = 0;
  const tokenOf = (number: number) => `issued-token-${number}`;
  const server = await serve(({ method, path, headers, body }) => {
    if (path === '/token') {
      if (body?.client_secret !== clientSecret) {
        return { status: 401, body: { error: `no client has the secret ${body?.client_secret}` } };
      }
      return { body: { access_token: tokenOf(++issued), expires_in: 3600 } };
    }
    if (headers.authorization !== `Bearer ${tokenOf(issued)}`) {
      return { status: 401, body: { error: `not a valid token: ${headers.authorization}` } };
    }
    if (path === '/agents' && method === 'GET') return { body: [...agents.values()] };
    if (path === '/agents') {
      const made = { id: `new-${agents.size}`, name: String(body?.name) };
      agents.set(made.id, made);
      return { status: 201, body: made };
    }
    return { body: agents.get('a') };
  });
  return { ...server, revoke: () => void issued++ };
}
