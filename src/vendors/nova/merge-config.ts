/**
 * @module A change of a configuration object, made whole. Whether Nova merges or replaces these objects is documented
 * nowhere, so what the agent has is sent along with what is changed.
 */
import { z } from 'zod';
import { mistakesIn } from '../../contract/mistakes.ts';
import { isObject, type JsonObject, merge } from '../../core/json.ts';
import { presentObject } from '../kit/present-object.ts';
import { InputError } from '../plan.ts';
import { type CONFIG_KEYS, updateBody } from './contract.ts';

/** The keys that are objects. */
export type ConfigObjectKey = Exclude<(typeof CONFIG_KEYS)[number], 'plugins'>;

/**
 * The whole object to send: what the agent has, and over it what is changed. Objects in it are merged, lists replaced;
 * keys that no contract knows stay.
 *
 * @param current what the agent has, decoded
 * @param change checked by the contract of updates, or of creates
 * @throws InputError when something would be lost, or when the object lacks what the vendor requires
 */
export function mergeConfig(key: ConfigObjectKey, current: unknown, change: JsonObject): JsonObject {
  const contract = updateBody.shape[key].unwrap();
  const members: Readonly<Record<string, z.ZodType>> = contract.shape;
  const present = withoutReplacedHeaders(presentObject(key, contract, current, change), change);
  refuseLosses(key, present, change);
  const merged = merge(present, change) as JsonObject;
  for (const [member, type] of Object.entries(members)) {
    const value = merged[member];
    // Some servers write what was never set as an empty text.
    const isUnset = value === undefined || (value === '' && !type.safeParse('').success);
    const [mistake] = isUnset ? mistakesIn(z.strictObject({ [member]: type }), {}) : [];
    if (mistake !== undefined) throw new InputError([key, member], `${mistake.predicate}, and the agent has none`);
  }
  return merged;
}

/** Names of headers do not mind case, and nobody is shown how the agent's are written. */
function withoutReplacedHeaders(present: JsonObject, { headers: given }: JsonObject): JsonObject {
  const { headers } = present;
  if (!isObject(given) || !isObject(headers)) return present;
  const replaced = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...present, headers: Object.fromEntries(kept) };
}

/** @param present what is kept of what the agent has */
function refuseLosses(key: string, present: JsonObject, change: JsonObject): void {
  for (const [member, value] of Object.entries(change)) {
    if (isObject(value) && isEmpty(value) && isObject(present[member]) && !isEmpty(present[member])) {
      throw new InputError([key, member], 'can have keys set, but none taken away: give the ones to set');
    }
  }
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}
