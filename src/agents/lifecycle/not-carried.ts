/** @module What a copy loses, field by field. */
import { isDeepStrictEqual } from 'node:util';
import { unifiedFieldsOf, unifiedPath } from '../../contract/input.ts';
import { secretPaths } from '../../contract/redact-document.ts';
import { extensionLeaves } from '../../contract/extension-leaves.ts';
import type { AgentRecord } from '../../model/agent.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { type CarriedBody, valueAt } from './carry.ts';
import type { NotCarriedField } from './outcome.ts';

/** What a copy is judged by. */
export interface CopyComparison {
  readonly source: AgentRecord;
  readonly sourceVendor: Vendor;
  readonly targetVendor: Vendor;
  /** What was sent, and why the rest was not. */
  readonly carried: CarriedBody;
  /** The copy as its vendor holds it; null when it was not made (a dry run, a failure). */
  readonly copy: AgentRecord | null;
}

const UNIFIED = ['name', 'description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags'] as const;

/** Every field of the original that had a value and is not in the copy, with the reason. */
export function notCarried(comparison: CopyComparison): NotCarriedField[] {
  return [...unifiedLosses(comparison), ...statusLoss(comparison), ...extensionLosses(comparison)];
}

function unifiedLosses({ source, targetVendor, carried }: CopyComparison): NotCarriedField[] {
  const places = unifiedFieldsOf(targetVendor.contract.createAgent);
  return UNIFIED.filter((name) => hasValue(source.fields[name])).flatMap((name) => {
    if (!places.has(name)) return [{ field: name, reason: `${targetVendor.label} has no place for it.` }];
    const path = unifiedPath(targetVendor.contract.createAgent, name);
    if (valueAt(carried.body, path) !== undefined) return [];
    return [{ field: name, reason: carried.reasonFor(path) ?? `${targetVendor.label} did not take it.` }];
  });
}

/** A new agent begins in the state in which its vendor lets agents begin. */
function statusLoss({ source, copy, targetVendor }: CopyComparison): NotCarriedField[] {
  const { status } = source.fields;
  if (!hasValue(status) || copy?.fields.status === status) return [];
  const state = copy === null ? 'in the state that its vendor gives it' : `as ${copy.fields.status ?? 'an agent without state'}`;
  return [{ field: 'status', reason: `A new agent begins ${state}, whatever the original's is (${targetVendor.label}).` }];
}

function extensionLosses({ source, sourceVendor, targetVendor, carried, copy }: CopyComparison): NotCarriedField[] {
  const { contract, inputMember, label } = sourceVendor;
  const secrets = new Set(secretPaths(contract.agent).map((path) => path.join('.')));
  return extensionLeaves(contract.agent).flatMap(({ wirePath, path }) => {
    const value = valueAt(source.original, wirePath);
    if (!hasValue(value)) return [];
    const field = ['extension', inputMember, ...path].join('.');
    if (secrets.has(wirePath.join('.'))) return secretLoss(field, wirePath, carried, sourceVendor === targetVendor);
    if (sourceVendor !== targetVendor) return [{ field, reason: `Only ${label} has this.` }];
    if (valueAt(carried.body, wirePath) !== undefined) return [];
    if (copy !== null && isDeepStrictEqual(valueAt(copy.original, wirePath), value)) return [];
    return [{ field, reason: carried.reasonFor(wirePath) ?? `${label} sets it itself.` }];
  });
}

function secretLoss(field: string, wirePath: readonly string[], carried: CarriedBody, isSameVendor: boolean): NotCarriedField[] {
  if (isSameVendor && valueAt(carried.body, wirePath) !== undefined) return [];
  return [{ field, reason: 'It is a secret, and secrets are not copied.' }];
}

/** Nothing is lost with an empty text, list or object. */
function hasValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (value instanceof Date) return true;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}
