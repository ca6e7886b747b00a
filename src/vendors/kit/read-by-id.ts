/** @module Reads one agent by its id, and tells an agent that is not there from a path that is not the vendor's. */

import type { AgentRecord } from '../../core/agent.ts';
import { VendorError } from '../../core/errors/vendor-error.ts';
import { isSameId } from '../../core/uuid.ts';
import { notFromTheVendor } from '../../http/answer-error.ts';
import type { ListPage, ListRequest } from '../listing.ts';

/** The calls of one account. */
export interface ReadsById {
  read(vendorId: string): Promise<AgentRecord>;
  list(request: ListRequest): Promise<ListPage>;
}

/** Two agents: at least one of them is not the agent that was asked for. */
const FIRST_TWO: ListRequest = { query: {}, limit: 2, offset: 0 };

/**
 * The agent, or null when the vendor says that there is none. A 404 in a form that nobody documents is taken for the
 * vendor's word when an agent that its list shows can be read the same way, or when its list is empty.
 *
 * @example
 * await readById(id, {
 *   read: (other) => transport.read({ method: 'GET', ...route('/agents/{id}', { id: other }) }, ({ body }) => reader.one(body)),
 *   list: (request) => client.list(request),
 * });
 *
 * @throws VendorError `UNAVAILABLE` when such a 404 may be somebody else's
 */
export async function readById(vendorId: string, reads: ReadsById): Promise<AgentRecord | null> {
  try {
    return await reads.read(vendorId);
  } catch (error) {
    if (!(error instanceof VendorError) || error.code !== 'NOT_FOUND') throw error;
    if (error.reason !== 'UNVERIFIED' || (await isAnswering(vendorId, reads))) return null;
    throw notFromTheVendor(error.status);
  }
}

/**
 * Whether the vendor itself answers reads by id; false when that cannot be found out.
 *
 * @throws VendorError `LIMIT_EXCEEDED` when this request may not ask any more
 */
async function isAnswering(unlike: string, { read, list }: ReadsById): Promise<boolean> {
  try {
    const { agents, itemCount } = await list(FIRST_TWO);
    const other = agents.find(({ vendorId }) => !isSameId(vendorId, unlike));
    if (other === undefined) return itemCount === 0;
    await read(other.vendorId);
    return true;
  } catch (error) {
    if (error instanceof VendorError && error.code !== 'LIMIT_EXCEEDED') return false;
    throw error;
  }
}
