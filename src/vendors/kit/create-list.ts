/** @module The call of a vendor's list. */
import type { z } from 'zod';
import { VendorError } from '../../core/errors/vendor-error.ts';
import type { CallOptions, VendorCall } from '../../http/call.ts';
import type { Transport } from '../../http/transport.ts';
import type { DriftRecorder, VendorClient } from '../client.ts';
import type { ListPage, ListRequest } from '../listing.ts';
import type { AgentReader } from './read-agent.ts';
import { readEnvelope } from './read-envelope.ts';

/** A part of a list, its items not yet read. `itemCount` is theirs unless it is given. */
export type ItemPage = Omit<ListPage, 'agents' | 'itemCount'> &
  Partial<Pick<ListPage, 'itemCount'>> & { readonly items: readonly unknown[] };

/** What a vendor states of its list. */
export interface ListParts<Envelope> {
  readonly call: (request: ListRequest) => VendorCall;
  /** What stands around the items of an answer. */
  readonly envelope: z.ZodType<Envelope>;
  readonly page: (envelope: Envelope, request: ListRequest) => ItemPage;
  /** What is asked for where the vendor refuses a request as `INVALID`; undefined: nothing. @default nothing */
  readonly instead?: (refused: ListRequest) => ListRequest | undefined;
}

/**
 * The `list` of a client.
 *
 * @example
 * createList(transport, rows, drift, {
 *   call: ({ limit, offset }) => ({ method: 'GET', ...route('/agents'), query: { limit, offset } }),
 *   envelope: z.array(z.unknown()),
 *   page: (items, { limit }) => ({ items, hasMore: items.length === limit }),
 * });
 */
export function createList<Envelope>(
  transport: Transport,
  rows: AgentReader,
  drift: DriftRecorder,
  { call, envelope, page, instead }: ListParts<Envelope>,
): VendorClient['list'] {
  function read(request: ListRequest, options?: CallOptions): Promise<ListPage> {
    return transport.read(
      { operation: 'LIST', ...call(request) },
      async (answer, signal) => {
        const { items, ...rest } = page(readEnvelope(envelope, answer, drift), request);
        return { agents: await rows.many(items, signal), itemCount: items.length, ...rest };
      },
      options,
    );
  }

  return async (request, options) => {
    try {
      return await read(request, options);
    } catch (error) {
      const other = error instanceof VendorError && error.code === 'INVALID' ? instead?.(request) : undefined;
      if (other === undefined) throw error;
      return { pageSize: other.limit, offset: other.offset, ...(await read(other, options)) };
    }
  };
}
