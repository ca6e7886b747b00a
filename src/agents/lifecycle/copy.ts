/** @module Copies: in an account by the vendor's own way, elsewhere by reading the whole original and making it anew. */
import { inputPath, readInput, type UnifiedInput } from '../../contract/input.ts';
import type { AgentRecord, JsonObject } from '../../model/agent.ts';
import { InputError } from '../../vendors/vendor.ts';
import type { Account } from '../account.ts';
import { CarriedBody, pickWritable } from './carry.ts';
import { readBack } from './execute.ts';
import { type ExtensionInput, extensionOf } from './extension-input.ts';
import { type AgentTarget, type Lifecycle, notFound } from './lifecycle.ts';
import { notCarried } from './not-carried.ts';
import { type Outcome, refused } from './outcome.ts';
import { readFailure, type UserError } from './user-error.ts';

/** What is to be copied, and where to. */
export interface CopyRequest {
  readonly source: AgentTarget;
  readonly target: Account;
  /** The copy's name; the original's when absent. */
  readonly name: string | undefined;
  readonly extension: ExtensionInput | undefined;
  readonly dryRun: boolean;
}

/** Makes a new agent with the original's configuration. What did not come along stands in `notCarried`. */
export async function copyAgent(lifecycle: Lifecycle, request: CopyRequest): Promise<Outcome> {
  const { source, target, name, extension } = request;
  const member = extensionOf(target.vendor, extension);
  if ('errors' in member) return refused(...member.errors);
  let original: AgentRecord | null;
  try {
    original = await readBack(source.account, source.vendorId);
  } catch (error) {
    return refused(readFailure(error, source.account.vendor));
  }
  if (original === null) return refused(notFound(source));
  if (!original.operations.includes('COPY')) {
    return refused({
      code: 'CONFLICT',
      message: `The agent can not be copied: it is ${original.fields.status}.`,
      field: ['id'],
    });
  }
  const given = givenBody(target, name, member.fields);
  if ('errors' in given) return refused(...given.errors);
  return make(lifecycle, request, original, given.body);
}

async function make(
  lifecycle: Lifecycle,
  request: CopyRequest,
  original: AgentRecord,
  given: JsonObject,
): Promise<Outcome> {
  const { source, target, dryRun } = request;
  const { createAgent } = target.vendor.contract;
  const isSameVendor = source.account.vendor === target.vendor;
  const carried = new CarriedBody(
    createAgent,
    isSameVendor ? pickWritable(target.vendor.contract, original.original) : fromUnified(target, original),
    given,
  );
  const mistakes = carried.settle();
  if (mistakes.length > 0) return refused(...mistakes.map((mistake) => asUserError(target, mistake)));
  const nativeCopy = source.account === target ? target.client.plan.copy : undefined;
  const plan = () =>
    nativeCopy === undefined
      ? planCreate(target, carried)
      : nativeCopy(original, String(given.name ?? original.fields.name), given);
  const result = await lifecycle.run({ account: target, contract: 'createAgent', vendorId: undefined }, plan, dryRun);
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
    targetVendor: target.vendor,
    carried,
    isNative,
    copy,
  });
  return { ...result, agent: copy, notCarried: losses };
}

/** Only the vendor knows what it copied, so that the copy is read once more; what it answered has to do when that fails. */
async function asItIsNow(target: Account, answered: AgentRecord): Promise<AgentRecord> {
  return (await readBack(target, answered.vendorId).catch(() => null)) ?? answered;
}

/** What the vendor's own data refuse (a model that it does not know) stays behind when it was only carried over. */
async function planCreate({ client }: Account, carried: CarriedBody) {
  for (;;) {
    try {
      return await client.plan.create(carried.body);
    } catch (error) {
      if (!(error instanceof InputError) || !carried.leaveOut(error.path, error.message)) throw error;
    }
  }
}

/** What the caller wants of the copy, in the target's wire keys. What it lacks may come from the original. */
function givenBody(
  { vendor }: Account,
  name: string | undefined,
  extension: JsonObject,
): { body: JsonObject } | { errors: UserError[] } {
  const { contract, inputMember, label } = vendor;
  const fields = Object.fromEntries(Object.entries(extension).filter(([, value]) => value !== null));
  const { body, issues } = readInput({ contract: contract.createAgent, inputMember, label }, { name }, fields);
  const unsupported = issues.filter(({ code }) => code === 'UNSUPPORTED');
  return unsupported.length > 0 ? { errors: unsupported } : { body };
}

/** What the unified fields of the original are in the target's wire keys, where it has a place for them. */
function fromUnified({ vendor }: Account, { fields }: AgentRecord): JsonObject {
  const { contract, inputMember, label } = vendor;
  const { status: _status, createdAt: _createdAt, updatedAt: _updatedAt, ...unified } = fields;
  const present = Object.fromEntries(
    Object.entries(unified).filter(([, value]) => value !== null && value !== undefined),
  );
  return readInput({ contract: contract.createAgent, inputMember, label }, present as UnifiedInput, {}).body;
}

function asUserError(
  { vendor }: Account,
  { path, message, isMissing }: { path: readonly string[]; message: string; isMissing: boolean },
): UserError {
  // Copies take no unified field but the name.
  const field = inputPath(vendor.contract.createAgent, path, vendor.inputMember, true);
  const what = field.join('.');
  return {
    code: 'INVALID',
    message: isMissing
      ? `${what}: ${vendor.label} requires it, and the original has none. ${message}`
      : `${what}: ${message}`,
    field,
  };
}
