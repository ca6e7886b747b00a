import type { z } from 'zod';
import { branchesOf, isOfBranch } from '../../contract/branches.ts';
import { contractSchema } from '../../contract/json-schema.ts';
import { placeOf } from '../../contract/places.ts';
import { withoutNulls } from '../../contract/without-nulls.ts';
import { isObject, type JsonObject } from '../../core/json.ts';
import { InputError } from '../plan.ts';

/**
 * The agent's present value of an object that is always sent whole, since nobody documents whether the vendor merges or
 * replaces it. The caller puts the change over it. Keys that no contract knows are kept. Members that are null are left out,
 * since nothing documents that null may be sent. A value that cannot be read as an object can only be replaced as a whole,
 * and nothing is kept of an object that changes to another form.
 *
 * @param contract what the object is written by
 * @example
 * // What goes on the wire is the whole object: what the agent has, and over it what is changed.
 * const voice = { ...presentObject('voice', voiceContract, agent.original.voice, change), ...change };
 *
 * @throws InputError when a change in part would lose what the agent has
 */
export function presentObject(key: string, contract: z.ZodType, current: unknown, change: JsonObject): JsonObject {
  if (isOfAnotherForm(contract, current, change)) return {};
  if (isObject(current)) return withoutNulls(contract, current);
  const members = Object.keys(placeOf(contract, [], key).schema?.properties ?? {});
  const absent = members.filter((member) => change[member] === undefined);
  if (isNothing(current) || absent.length === 0) return {};
  const names = absent.map((member) => placeOf(contract, [member], key).field.at(-1));
  throw new InputError(
    [key],
    `can not be changed in part, since what the agent has there can not be read: give all of its fields to replace it, these too: ${names.join(', ')}`,
  );
}

/** Whether the contract offers several forms, and the change is of another one than what is there. */
function isOfAnotherForm(contract: z.ZodType, current: unknown, change: JsonObject): boolean {
  const { root, resolve } = contractSchema(contract);
  const forms = branchesOf(resolve(root), resolve) ?? [];
  const next = forms.find((form) => isOfBranch(form, change));
  return next !== undefined && !isOfBranch(next, current);
}

/** Some servers write what was never set as an empty text, others an empty object as an empty list. */
function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
