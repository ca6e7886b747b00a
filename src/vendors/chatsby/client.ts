/** @module The REST calls of Chatsby's agents API (https://chatsby.co/docs/developers/api/agents). */
import { route } from '../../http/route.ts';
import type { ClientContext, VendorClient } from '../client.ts';
import { accountTransport } from '../kit/account-transport.ts';
import { createClient } from '../kit/create-client.ts';
import { agent, agentPage } from './contract.ts';
import { readErrorBody, toFields, toOperations } from './mapping.ts';
import { planner } from './planner.ts';
import type { ChatsbySettings } from './settings.ts';

/** A client of one Chatsby account. */
export function connectChatsby(settings: ChatsbySettings, context: ClientContext): VendorClient {
  return createClient(context, {
    transport: accountTransport(settings, { headers: { authorization: `Bearer ${settings.apiKey}` }, readErrorBody }),
    agent: { contract: agent, id: ({ id }) => id, fields: toFields, operations: toOperations },
    list: {
      call: ({ query, limit, cursor }) => ({
        method: 'GET',
        ...route('/agents'),
        query: { ...(query as { status?: string }), page_size: limit, cursor },
      }),
      envelope: agentPage,
      page({ data, has_more: saysMore, next_cursor: cursor }) {
        // An empty one would ask for the first page again.
        const nextCursor = cursor || undefined;
        if (!saysMore && nextCursor !== undefined) {
          context.drift.add({ path: 'next_cursor', problem: 'a next page although has_more is false' });
        }
        // Of the two, the one that says more is believed: a page that is not there is an empty one.
        return { items: data, hasMore: saysMore || nextCursor !== undefined, nextCursor };
      },
    },
    path: route('/agents'),
    plan: planner,
  });
}
