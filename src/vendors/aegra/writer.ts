/**
 * @module Sends writes. What is not known of a server is learned from its answers: a refusal that provably changed nothing
 * is followed by the same write in another form, and what a server reset without being asked is written back.
 */

import { VendorError } from '../../core/errors/vendor-error.ts';
import { isObject, type JsonObject } from '../../core/json.ts';
import type { CallOptions, VendorAnswer } from '../../http/call.ts';
import type { Transport } from '../../http/transport.ts';
import type { PlannedCall } from '../plan.ts';
import { asObject } from './json.ts';
import type { KnownServer } from './server-kind.ts';
import { hasTwoContexts, setsTwoContexts } from './two-contexts.ts';
import { updateBody } from './update-body.ts';
import { type Surprise, surprise } from './update-outcome.ts';

/** A planned PATCH with what its body was made of. */
export interface UpdateCall extends PlannedCall {
  readonly update: { readonly original: JsonObject; readonly changes: JsonObject };
}

/** Sends a call of a plan, in as many forms as it takes. */
export type Send = (call: PlannedCall, options?: CallOptions) => Promise<VendorAnswer>;

/** The sender of one account. */
export function createSender(transport: Transport, server: KnownServer): Send {
  return async (call, options) => {
    // Of each kind one: what comes again is how the server is.
    const surprises = new Set<Surprise | 'REFUSES'>();
    let answer: VendorAnswer | undefined;
    for (let next: PlannedCall | undefined = call; next !== undefined; ) {
      try {
        const previous = answer;
        answer = await transport.write(next, previous === undefined ? options : {});
        next = await mended(call, answer, previous, surprises);
      } catch (error) {
        const isNews = isRefusalOfBoth(error) && !surprises.has('REFUSES');
        if (isNews) server.mirrors();
        next = isNews ? withOneContext(call) : undefined;
        if (next === undefined) throw answer === undefined ? error : halfDone(error);
        surprises.add('REFUSES');
      }
    }
    return answer as VendorAnswer;
  };

  /** The update in another form, when its answer shows that this one was not right; undefined when it was. */
  async function mended(
    call: PlannedCall,
    { body }: VendorAnswer,
    previous: VendorAnswer | undefined,
    surprises: Set<Surprise | 'REFUSES'>,
  ): Promise<UpdateCall | undefined> {
    if (!isUpdate(call) || !isObject(body) || body.assistant_id !== call.update.original.assistant_id) return undefined;
    const { original, changes } = call.update;
    const found = surprise(original, changes, body, asObject(previous?.body).version ?? original.version);
    if (found === undefined || surprises.has(found)) return undefined;
    surprises.add(found);
    if (found === 'RESETS') return { ...call, body: updateBody(await server.isAnother(original), original, changes) };
    server.mirrors();
    return withOneContext(call);
  }
}

function isUpdate(call: PlannedCall): call is UpdateCall {
  return 'update' in call;
}

/** Nothing was changed: the body is refused as a whole. */
function isRefusalOfBoth(error: unknown): boolean {
  return (
    error instanceof VendorError &&
    !error.mayHaveTakenEffect &&
    /^Cannot specify both configurable and context/.test(error.vendorMessage ?? '')
  );
}

/** The call for a server for which the two contexts are one thing; undefined when it asks for two. */
function withOneContext<Call extends PlannedCall>(call: Call): Call | undefined {
  if (isUpdate(call)) {
    const { original, changes } = call.update;
    return setsTwoContexts(changes) ? undefined : { ...call, body: updateBody('MIRRORING', original, changes) };
  }
  if (hasTwoContexts(call.body ?? {})) return undefined;
  const { configurable: _, ...config } = asObject(call.body?.config);
  return { ...call, body: { ...call.body, config } };
}

/** An earlier form of the update was taken. */
function halfDone(error: unknown): unknown {
  if (!(error instanceof VendorError)) return error;
  const what = 'the server changed something else too, or not all of it, and the update could not be sent again';
  return new VendorError(
    { ...error, message: `${what}: ${error.message}`, mayHaveTakenEffect: true },
    { cause: error },
  );
}
