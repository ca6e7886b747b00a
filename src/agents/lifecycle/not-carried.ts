/** @module What a copy loses, field by field. */
import { extensionLeaves } from '../../contract/extension-leaves.ts';
import { unifiedPaths } from '../../contract/input.ts';
import { newKeys } from '../../contract/new-keys.ts';
import { placeOf } from '../../contract/places.ts';
import { secretPaths, shownPath } from '../../contract/redact-document.ts';
import type { AgentRecord } from '../../model/agent.ts';
import { isContainer, isExactNumber, isObject, isSameJson, valueAt } from '../../model/json.ts';
import { blankSecrets, type SecretFinder } from '../../model/redacted.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { CarriedBody } from './carry.ts';
import type { NotCarriedField } from './outcome.ts';

/** What a copy is judged by. */
export interface CopyComparison {
  readonly source: AgentRecord;
  readonly sourceVendor: Vendor;
  /** Finds the secrets of the source's account in a text. */
  readonly findSecrets: SecretFinder;
  readonly targetVendor: Vendor;
  /** What was sent, and why the rest was not. */
  readonly carried: CarriedBody;
  /** The vendor copied in its own way: only the copy tells what came along, and of a dry run nobody knows. */
  readonly isNative: boolean;
  /** The copy as its vendor holds it; null when it was not made (a dry run, a failure). */
  readonly copy: AgentRecord | null;
}

const UNIFIED = ['name', 'description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags'] as const;

/**
 * Every field of the original that had a value and is not in the copy, with the reason: unified fields, those of the
 * extension, and whatever else stands in the vendor's document, as `raw` shows it.
 */
export function notCarried(comparison: CopyComparison): NotCarriedField[] {
  const losses = [
    ...unifiedLosses(comparison),
    ...statusLoss(comparison),
    ...extensionLosses(comparison),
    ...unknownLosses(comparison),
  ];
  // A reason may name the key that is lost.
  return losses.map(({ field, reason }) => ({ field, reason: blankSecrets(reason, comparison.findSecrets) }));
}

function unifiedLosses({ source, targetVendor, carried, isNative, copy }: CopyComparison): NotCarriedField[] {
  const places = unifiedPaths(targetVendor.contract.createAgent);
  return UNIFIED.filter((name) => hasValue(source.fields[name])).flatMap((name) => {
    const path = places.get(name);
    if (path === undefined) return [{ field: name, reason: `${targetVendor.label} has no place for it.` }];
    if (isNative) {
      const isSame = copy === null || isSameJson(copy.fields[name], source.fields[name]);
      if (isSame || carried.isGiven(path)) return [];
      return [{ field: name, reason: nativeReason(copy.fields[name], targetVendor) }];
    }
    if (valueAt(carried.body, path) !== undefined) return [];
    return [{ field: name, reason: leftReason(path, carried) ?? `${targetVendor.label} did not take it.` }];
  });
}

/** A new agent begins in the state in which its vendor lets agents begin. */
function statusLoss({ source, copy, targetVendor }: CopyComparison): NotCarriedField[] {
  const { status } = source.fields;
  if (!hasValue(status) || copy?.fields.status === status) return [];
  const state =
    copy === null ? 'in the state that its vendor gives it' : `as ${copy.fields.status ?? 'an agent without state'}`;
  return [
    { field: 'status', reason: `A new agent begins ${state}, whatever the original's is (${targetVendor.label}).` },
  ];
}

function extensionLosses(comparison: CopyComparison): NotCarriedField[] {
  const { source, sourceVendor, findSecrets, targetVendor, carried, isNative } = comparison;
  const { contract, inputMember, label } = sourceVendor;
  const secrets = secretPaths(contract.agent);
  const secretAt = (path: readonly string[]) =>
    secrets.find((secret) => secret.every((step, index) => step === path[index]));
  return extensionLeaves(contract.agent).flatMap(({ wirePath, path }) => {
    const value = valueAt(source.original, wirePath);
    if (!hasValue(value)) return [];
    if (sourceVendor !== targetVendor) {
      const isSecret = secretAt(wirePath) !== undefined;
      const reason = isSecret ? 'It is a secret, and secrets are not copied.' : `Only ${label} has this.`;
      return [{ field: ['extension', inputMember, ...path].join('.'), reason }];
    }
    const losses = lostPaths(value, wirePath, comparison).flatMap((lost): [string, string][] => {
      const secret = secretAt(lost);
      // The caller gave secrets of his own.
      if (!isNative && secret !== undefined && valueAt(carried.body, secret) !== undefined) return [];
      // What a secret consists of is not shown either.
      const below = shownPath(source.original, secret ?? lost, findSecrets).slice(wirePath.length);
      const field = ['extension', inputMember, ...path, ...below].join('.');
      return [[field, reasonFor(lost, secret, comparison)]];
    });
    return [...new Map(losses)].map(([field, reason]) => ({ field, reason }));
  });
}

/** What the vendor's document holds under keys that its contract does not know. No create call can be given them. */
function unknownLosses(comparison: CopyComparison): NotCarriedField[] {
  const { source, sourceVendor, findSecrets, targetVendor, isNative, copy } = comparison;
  const { label, contract } = sourceVendor;
  return newKeys(contract.agent, source.original).flatMap(({ path }) => {
    const value = valueAt(source.original, path);
    if (!hasValue(value)) return [];
    const isLost = sourceVendor !== targetVendor || lostPaths(value, path, comparison).length > 0;
    if (!isLost) return [];
    const reason =
      isNative && copy !== null ? nativeReason(valueAt(copy.original, path), sourceVendor) : unsettable(label);
    return [{ field: ['raw', ...shownPath(source.original, path, findSecrets)].join('.'), reason }];
  });
}

/** Wire paths of what the copy lacks of a value: the value itself, or the parts of an object that has come along. */
function lostPaths(
  value: unknown,
  wirePath: readonly string[],
  { carried, isNative, copy }: CopyComparison,
): string[][] {
  if (isNative && copy === null) return [];
  const held = valueAt(copy?.original, wirePath);
  const places = isNative ? [held] : [held, valueAt(carried.body, wirePath)];
  return missing(value, places)
    .map((rest) => [...wirePath, ...rest])
    .filter((path) => !carried.isGiven(path));
}

/** Paths of what a value has and stands in none of the places. */
function missing(value: unknown, places: readonly unknown[]): string[][] {
  if (!hasValue(value) || places.some((place) => isSameJson(place, value))) return [];
  const objects = places.filter(isObject);
  if (!isObject(value) || objects.length === 0) return [[]];
  return Object.entries(value).flatMap(([key, item]) =>
    missing(
      item,
      objects.map((place) => valueAt(place, [key])),
    ).map((rest) => [key, ...rest]),
  );
}

function reasonFor(
  lost: readonly string[],
  secret: readonly string[] | undefined,
  { sourceVendor, carried, isNative, copy }: CopyComparison,
): string {
  if (isNative) return nativeReason(valueAt(copy?.original, lost), sourceVendor);
  if (secret !== undefined) return `It is a secret, and secrets are not copied${whereToGive(secret, sourceVendor)}.`;
  const { contract, inputMember, label } = sourceVendor;
  const isSettable = placeOf(contract.createAgent, lost, inputMember).schema !== undefined;
  return leftReason(lost, carried) ?? (isSettable ? `${label} gave the copy another value.` : unsettable(label));
}

function unsettable(label: string): string {
  return `No documented call of ${label} sets it.`;
}

/** Where the copy can get a secret of its own, if it takes one. */
function whereToGive(secret: readonly string[], { contract, inputMember }: Vendor): string {
  const { field, schema } = placeOf(contract.createAgent, secret, inputMember);
  return schema === undefined ? '' : `: give the copy its own in ${field.join('.')}`;
}

/** As a sentence of its own. */
function leftReason(path: readonly string[], carried: CarriedBody): string | undefined {
  const reason = carried.reasonFor(path);
  return reason === undefined ? undefined : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** Why a vendor copied otherwise is its own affair. */
function nativeReason(held: unknown, { label }: Vendor): string {
  return hasValue(held) ? `${label} gave its copy another value.` : `${label} left it out of its copy.`;
}

/** Nothing is lost with an empty text, list or object. */
function hasValue(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  return isExactNumber(value) || !isContainer(value) || Object.keys(value).length > 0;
}
