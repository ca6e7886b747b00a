/**
 * @module The one place where blanks that come back in a write are filled or refused, and where vendors' own masks are kept
 * from being written back, for every write of every vendor.
 */

import type { Account } from '../../accounts/account.ts';
import { inputPath } from '../../contract/input.ts';
import { sentence } from '../../contract/mistakes.ts';
import { placeOf } from '../../contract/places.ts';
import { type HeldSecret, heldSecrets } from '../../contract/secrets/held-secrets.ts';
import { redactDocument, shownPath } from '../../contract/secrets/redact-document.ts';
import { type MaskSource, restoreMasks } from '../../contract/secrets/restore-masks.ts';
import { secretPaths } from '../../contract/secrets/secret-paths.ts';
import type { AgentRecord, JsonObject } from '../../core/agent.ts';
import { isAtOrBelow, isSamePath } from '../../core/json.ts';
import { REDACTED } from '../../core/secrets/redacted.ts';
import { bodyOf } from '../../vendors/bodies.ts';
import { InputError, type WritePlan } from '../../vendors/plan.ts';
import type { UserError } from './user-error.ts';

/** Said of a blank in a new agent, where there is nothing that it could stand for. */
const NOTHING_BEHIND = `holds ${REDACTED}, which stands for what is not shown: give what shall stand there`;

/** Said of a blank in a change, where it can not be told which of what the agent has it stands for. */
const NOT_CLEAR = `holds ${REDACTED}, and what it stands for can not be told for certain: give what shall stand there, or leave the field out`;

/** Said of a blank whose secret would be one no more by what is written around it. */
const WOULD_SHOW = `holds ${REDACTED}, and what it stands for would be shown by what is changed around it: give what shall stand there`;

/**
 * The body of a change with what its blanks hide.
 *
 * @param agent freshly read
 * @throws InputError when a blank can not be filled with certainty, or what it hides would be shown
 */
export function withoutMasks(body: JsonObject, agent: AgentRecord, account: Account): JsonObject {
  const { value, unclear, exposed } = restoreMasks(body, sourceOf(agent, account));
  const [path] = unclear;
  if (path !== undefined) throw new InputError(path, NOT_CLEAR);
  const [seen] = exposed;
  if (seen !== undefined) throw new InputError(seen, WOULD_SHOW);
  return value;
}

/**
 * A plan that writes back no secret of the agent that its vendor masks, and none that would be shown from now on.
 *
 * @param agent freshly read
 * @throws InputError when it would
 */
export function withoutHeldSecrets(plan: WritePlan, agent: AgentRecord, account: Account): WritePlan {
  const { vendor, findSecrets } = account;
  const found = plan.flatMap(({ body }) => (body === undefined ? [] : heldSecrets(body, sourceOf(agent, account))));
  const [first] = found;
  if (first === undefined) return plan;
  const markedAround = ({ path }: HeldSecret) =>
    secretPaths(vendor.contract.agent).find((marked) => isAtOrBelow(path, marked)) ?? path;
  const place = markedAround(first);
  // What a secret consists of is not shown, but the names of what is missing are needed.
  const names = found
    .filter((one) => isSamePath(markedAround(one), place))
    .flatMap(({ path }) => path.slice(place.length).join('.') || []);
  const too = names.length === 0 ? '' : `, these too: ${names.join(', ')}`;
  const isMask = first.problem === 'MASK';
  const reason = isMask
    ? `${vendor.label} shows a mask in place of what the agent has`
    : 'what the agent has there would be shown by what is changed around it';
  const words = canBeGiven(vendor, place)
    ? `must be given anew, since ${reason}${too}`
    : `can not be written back, since ${reason}, and no input takes it: make this change at ${vendor.label} itself`;
  throw new InputError(shownPath(agent.original, place, findSecrets), words);
}

/** Whether an update takes a value there: where the contract names it, and in what it leaves open. */
function canBeGiven({ contract, inputMember }: Account['vendor'], path: readonly string[]): boolean {
  for (let length = path.length; length > 0; length--) {
    const { schema } = placeOf(bodyOf(contract, 'updateAgent'), path.slice(0, length), inputMember);
    if (schema !== undefined) return length === path.length || schema.properties === undefined;
  }
  return false;
}

/** Where a document that is carried over to a new agent holds masks of its vendor in place of secrets. */
export function maskedPlaces(carried: JsonObject, agent: AgentRecord, account: Account): (readonly string[])[] {
  return heldSecrets(carried, sourceOf(agent, account)).map(({ path }) => path);
}

function sourceOf({ original }: AgentRecord, { vendor, findSecrets }: Account): MaskSource {
  const secrets = secretPaths(vendor.contract.agent);
  return { original, show: (document) => redactDocument(document, secrets, findSecrets), findSecrets };
}

/** The blanks in what a new agent is made of, each by its path in the input. */
export function maskErrors(body: JsonObject, { vendor }: Account): UserError[] {
  return restoreMasks(body, undefined).unclear.map((path) => {
    const field = inputPath(vendor.contract.createAgent, path, vendor.inputMember);
    return { code: 'INVALID', message: sentence(field, NOTHING_BEHIND), field };
  });
}
