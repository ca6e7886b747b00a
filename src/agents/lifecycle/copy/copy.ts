/** @module Copies: in an account by the vendor's own way, elsewhere by reading the whole original and making it anew. */

import type { Account } from '../../../accounts/account.ts';
import { type InputReading, isRepeated, readInput, type UnifiedInput } from '../../../contract/input.ts';
import { type Mistake, sentence } from '../../../contract/mistakes.ts';
import { placeOf } from '../../../contract/places.ts';
import { holdsMasks } from '../../../contract/secrets/restore-masks.ts';
import { unifiedPaths } from '../../../contract/unified-places.ts';
import type { AgentRecord, JsonObject } from '../../../core/agent.ts';
import { withoutRefusal } from '../../../core/call-budget.ts';
import type { Cancellation } from '../../../core/cancellation.ts';
import { isSameJson, mapValues, valueAt } from '../../../core/json.ts';
import { InputError } from '../../../vendors/plan.ts';
import type { Allowance } from '../../allowance.ts';
import type { ExtensionInput } from '../extension-input.ts';
import { withOriginalNumbers } from '../given-numbers.ts';
import { type AgentTarget, type Lifecycle, notFound } from '../lifecycle.ts';
import { maskedPlaces, withoutHeldSecrets } from '../masks.ts';
import { type NewAgent, readNewAgent } from '../new-agent.ts';
import { type Outcome, refused } from '../outcome.ts';
import { objectionOf } from '../plan-failure.ts';
import { readBack } from '../read-back.ts';
import { obstacle, type UserError } from '../user-error.ts';
import { CarriedBody, pickWritable } from './carry.ts';
import { heldValues } from './held-values.ts';
import { notCarried } from './not-carried.ts';

/** What is to be copied, and where to. */
export interface CopyRequest {
  readonly source: AgentTarget;
  readonly target: Account;
  /** The copy's name; the original's when absent. */
  readonly name: string | undefined;
  /** What shall be otherwise than in the original. null says as much as absent: there is nothing to clear. */
  readonly unified?: Omit<UnifiedInput, 'name'> | undefined;
  readonly extension: ExtensionInput | undefined;
  readonly dryRun: boolean;
  /** Aborted when the client went away: a copy that was not begun by then is not begun. */
  readonly signal?: Cancellation | undefined;
  /** What may be read of the original's account to find it. @default 10,000 agents */
  readonly allowance?: Allowance | undefined;
}

/** Makes a new agent with the original's configuration. What did not come along stands in `notCarried`. */
export async function copyAgent(lifecycle: Lifecycle, request: CopyRequest): Promise<Outcome> {
  const { source, target, name, unified, extension } = request;
  // Whether something is missing is seen once the original's values stand beside it.
  const given = readNewAgent(target, { unified: { ...unified, name }, extension }, true);
  if (given.errors.length > 0) return refused(...given.errors);
  let original: AgentRecord | null;
  try {
    original = await readBack(source.account, source.vendorId, request.signal, request.allowance);
  } catch (error) {
    return refused(obstacle(error, source.account));
  }
  if (original === null) return refused(notFound(source));
  if (!original.operations.includes('COPY')) {
    return refused({
      code: 'CONFLICT',
      message: `The agent can not be copied: it is ${original.fields.status}.`,
      field: ['id'],
    });
  }
  return make(lifecycle, request, original, given);
}

async function make(
  lifecycle: Lifecycle,
  request: CopyRequest,
  original: AgentRecord,
  first: NewAgent,
): Promise<Outcome> {
  const { source, target, dryRun, signal } = request;
  const isSameVendor = source.account.vendor === target.vendor;
  const body = isSameVendor
    ? pickWritable(target.vendor.contract, original.original)
    : fromUnified(source.account, target, original, first.body).body;
  const blanked = isSameVendor
    ? maskedPlaces(body, original, source.account)
    : blankedPlaces(source.account, target, original, body);
  const { name, unified } = request;
  const given = first.isOpen
    ? readNewAgent(target, { unified: { ...unified, name }, extension: request.extension }, true, body)
    : first;
  if (given.errors.length > 0) return refused(...given.errors);
  const carried = new CarriedBody(target.vendor, body, given, blanked, isSameVendor ? body : {});
  const mistakes = carried.settle();
  if (mistakes.length > 0) {
    return refused(
      ...mistakes.map((mistake) =>
        asUserError(mistake, { source, target, original, carried, extension: given.extension }),
      ),
    );
  }
  const nativeCopy = source.account === target ? target.client.plan.copy : undefined;
  let mayBeAnother = false;
  const plan = async () => {
    const calls = await (nativeCopy === undefined
      ? planCreate(target, carried)
      : nativeCopy(original, String(given.body.name ?? original.fields.name), given.body).then((laidOut) =>
          withoutHeldSecrets(laidOut, original, target),
        ));
    mayBeAnother = calls.some(({ mayAnswerExisting }) => mayAnswerExisting);
    return calls;
  };
  const result = await lifecycle.run(
    {
      account: target,
      operation: 'COPY',
      contract: 'createAgent',
      vendorId: undefined,
      existing: source.account === target ? [source.vendorId] : [],
      signal,
    },
    plan,
    dryRun,
  );
  if (result.agent === null && result.plannedCalls === null) return result;
  if (source.account === target && result.agent?.vendorId === original.vendorId) {
    const message =
      'No copy was made: the vendor answered with the original, as it was told to do when there is such an agent.';
    return refused({ code: 'CONFLICT', message, field: ['id'] });
  }
  const isNative = nativeCopy !== undefined;
  const copy = isNative && result.agent !== null ? await asItIsNow(target, result.agent) : result.agent;
  const losses = notCarried({
    source: original,
    sourceVendor: source.account.vendor,
    findSecrets: source.account.findSecrets,
    targetVendor: target.vendor,
    carried,
    isNative,
    mayBeAnother,
    copy,
  });
  return { ...result, agent: copy, notCarried: losses };
}

/** Only the vendor knows what it copied, so that the copy is read once more; what it answered has to do when that fails. */
async function asItIsNow(target: Account, answered: AgentRecord): Promise<AgentRecord> {
  return (await withoutRefusal(() => readBack(target, answered.vendorId)).catch(() => null)) ?? answered;
}

/** What the vendor's own data refuse (a model that it does not know) stays behind when it was only carried over. */
async function planCreate(account: Account, carried: CarriedBody) {
  for (;;) {
    try {
      return await account.client.plan.create(carried.body);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const objection = objectionOf(error, account);
      // Of two values that exclude each other, one may stay.
      if (!error.paths.some((path) => carried.leaveOut(path, objection))) throw error;
    }
  }
}

/**
 * What the unified fields of the original are in the target's wire keys, where it has a place for them.
 *
 * @param given by the caller: it may decide where a place is
 */
function fromUnified(source: Account, { vendor }: Account, original: AgentRecord, given: JsonObject): InputReading {
  const { contract, inputMember, label } = vendor;
  const { status: _status, createdAt: _createdAt, updatedAt: _updatedAt, ...unified } = original.fields;
  // A number with all of its digits.
  const exact = mapValues(unified, (value, name) =>
    withOriginalNumbers(value, heldValues(name, original, source.vendor)[0]),
  );
  return readInput({ contract: contract.createAgent, inputMember, label, isPartial: true }, exact, {}, given);
}

/** Where unified fields would go that do not show all of what they hold. A blank that is the original's own word is a word. */
function blankedPlaces(
  source: Account,
  target: Account,
  original: AgentRecord,
  carried: JsonObject,
): (readonly string[])[] {
  const isBlanked = (name: string) => {
    const shown = valueAt(original.fields, [name]);
    return holdsMasks(shown) && !heldValues(name, original, source.vendor).some((held) => isSameJson(shown, held));
  };
  return [...unifiedPaths(target.vendor.contract.createAgent, carried)].flatMap(([name, path]) =>
    isBlanked(name) ? [path] : [],
  );
}

interface CopyAttempt {
  readonly source: AgentTarget;
  readonly target: Account;
  readonly original: AgentRecord;
  readonly carried: CarriedBody;
  /** What the caller gave for the target's vendor alone. */
  readonly extension: JsonObject;
}

/** A mistake of the caller's own, or what keeps the original from being copied as it is: then the reason, too. */
function asUserError({ path, predicate, isMissing }: Mistake, attempt: CopyAttempt): UserError {
  const { contract, inputMember } = attempt.target.vendor;
  const isRepeat = isRepeated(contract.createAgent, path, inputMember, attempt.extension);
  const { field } = placeOf(contract.createAgent, path, inputMember, isRepeat);
  const why = isMissing
    ? whyMissing(path, attempt)
    : attempt.carried.isGiven(path)
      ? ''
      : '; that of the original is not';
  return { code: 'INVALID', message: sentence(field, `${predicate}${why}`), field: [...field] };
}

/** Why a value does not come from the original. */
function whyMissing(path: readonly string[], { source, target, original, carried }: CopyAttempt): string {
  const left = carried.reasonFor(path);
  if (left !== undefined) return `; that of the original is left behind, since ${left}`;
  const places = unifiedPaths(target.vendor.contract.createAgent, carried.body);
  const [unified] = [...places].find(([, place]) => isSameJson(place, path)) ?? [];
  if (unified === undefined) return '; nothing of the original stands for it';
  // What is there may be none to us: a URL that is no address of a picture.
  const isHeld = heldValues(unified, original, source.account.vendor).length > 0;
  return isHeld ? '; that of the original can not be read' : '; the original has none';
}
