import { pairsOf } from '../../../contract/unified-pairs.ts';
import { unifiedPlaces } from '../../../contract/unified-places.ts';
import type { AgentRecord } from '../../../core/agent.ts';
import { isContainer, isExactNumber, valueAt } from '../../../core/json.ts';
import type { Vendor } from '../../../vendors/vendor.ts';

/** What an agent's vendor holds where a unified field stands, whether or not it can be read; empty where it holds nothing. */
export function heldValues(
  unified: string,
  { original }: Pick<AgentRecord, 'original'>,
  { contract }: Pick<Vendor, 'contract'>,
): unknown[] {
  const pair = pairsOf(contract.agent).get(unified);
  if (pair !== undefined) return [pair.read(original)].filter(hasValue);
  const places = unifiedPlaces(contract.agent, original).get(unified) ?? [];
  return places.map((path) => valueAt(original, path)).filter(hasValue);
}

/** Nothing is lost with an empty text, list or object. */
export function hasValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return isExactNumber(value) || !isContainer(value) || Object.keys(value).length > 0;
}
