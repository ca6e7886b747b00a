/** @module What a copy loses, field by field. */
import { withoutAssigned } from '../../../contract/assigned.ts';
import { extensionLeaves } from '../../../contract/extension-leaves.ts';
import { newKeys } from '../../../contract/new-keys.ts';
import { placeUnified } from '../../../contract/place-unified.ts';
import { placeOf } from '../../../contract/places.ts';
import { shownPath } from '../../../contract/secrets/redact-document.ts';
import { secretPaths } from '../../../contract/secrets/secret-paths.ts';
import { pairsOf, partsOf } from '../../../contract/unified-pairs.ts';
import { unifiedPaths, unifiedPlaces } from '../../../contract/unified-places.ts';
import { withoutConditionalFields } from '../../../contract/without-unified.ts';
import type { AgentRecord } from '../../../core/agent.ts';
import { isAtOrBelow, isObject, isSameJson, valueAt } from '../../../core/json.ts';
import { blankSecrets, type SecretFinder } from '../../../core/secrets/redacted.ts';
import type { Vendor } from '../../../vendors/vendor.ts';
import type { NotCarriedField } from '../outcome.ts';
import type { CarriedBody } from './carry.ts';
import { hasValue, heldValues } from './held-values.ts';

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
  /** The vendor may have answered with an agent that was there already: what was sent says nothing of it then. */
  readonly mayBeAnother: boolean;
  /** The copy as its vendor holds it; null when it was not made (a dry run, a failure). */
  readonly copy: AgentRecord | null;
}

const UNIFIED = ['name', 'description', 'instructions', 'model', 'temperature', 'avatarUrl', 'tags'] as const;

type UnifiedName = (typeof UNIFIED)[number];

/** Why what only an extension shows does not come along to another vendor, which may have something like it. */
const NO_UNIFIED_FIELD = 'It is no unified field, and only those are copied to another vendor.';

/**
 * Every field of the original that had a value and is not in the copy, with the reason: unified fields, those of the
 * extension, and whatever else stands in the vendor's document, as `raw` shows it. What is given to every new agent anew is
 * no loss.
 */
export function notCarried({ source, ...others }: CopyComparison): NotCarriedField[] {
  const original = withoutAssigned(others.sourceVendor.contract.agent, source.original);
  const comparison = { ...others, source: { ...source, original } };
  const losses = [
    ...unifiedLosses(comparison),
    ...statusLoss(comparison),
    ...extensionLosses(comparison),
    ...unknownLosses(comparison),
  ];
  // A reason may name the key that is lost.
  return losses.map(({ field, reason }) => ({ field, reason: blankSecrets(reason, comparison.findSecrets) }));
}

function unifiedLosses(comparison: CopyComparison): NotCarriedField[] {
  const { source, sourceVendor, targetVendor, carried, isNative } = comparison;
  const { createAgent } = targetVendor.contract;
  const places = unifiedPaths(createAgent, carried.body);
  const pairs = pairsOf(createAgent);
  const isThere = (name: UnifiedName) =>
    hasValue(source.fields[name]) || heldValues(name, source, sourceVendor).length > 0;
  return UNIFIED.filter(isThere).flatMap((field) => {
    const path = places.get(field);
    const pair = pairs.get(field);
    if (path === undefined && pair === undefined) return [{ field, reason: placelessReason(field, comparison) }];
    if (path !== undefined && carried.isGiven(path)) return [];
    const left = () => (path === undefined ? leftPairReason(field, comparison) : leftUnifiedReason(path, comparison));
    const reason = isNative ? nativeUnifiedReason(field, comparison) : (unreadReason(field, comparison) ?? left());
    return reason === undefined ? [] : [{ field, reason }];
  });
}

/** Why there is no place for a field: the vendor has none, or only where the caller says which form the agent shall have. */
function placelessReason(field: UnifiedName, { targetVendor, carried }: CopyComparison): string {
  const { contract, inputMember, label } = targetVendor;
  const input = { contract: contract.createAgent, inputMember, label };
  const [issue] = placeUnified(input, { [field]: '' }, carried.body, {}).issues;
  return issue === undefined ? `${label} has no place for it.` : `${label} has no place for it: ${issue.message}`;
}

/** Why the new agent lacks a field that is made of several; undefined when it has it, or the caller gave it. */
function leftPairReason(field: UnifiedName, { carried, targetVendor }: CopyComparison): string | undefined {
  const { createAgent } = targetVendor.contract;
  const parts = partsOf(createAgent, field);
  const lost = parts.map((path) => leftReason(path, carried)).find((reason) => reason !== undefined);
  if (lost !== undefined || parts.some((path) => carried.isGiven(path))) return lost;
  return parts.some((path) => valueAt(carried.body, path) !== undefined) ? undefined : unsettable(targetVendor.label);
}

/** Why a vendor's own copy lacks a field; undefined when it has it, or nobody knows. */
function nativeUnifiedReason(name: string, { source, sourceVendor, copy }: CopyComparison): string | undefined {
  if (copy === null) return undefined;
  const held = heldValues(name, copy, sourceVendor);
  return isSameJson(held, heldValues(name, source, sourceVendor)) ? undefined : nativeReason(held[0], sourceVendor);
}

/** Why another vendor can not be given all of a field; undefined when all of it could be read. */
function unreadReason(name: UnifiedName, { source, sourceVendor, targetVendor }: CopyComparison): string | undefined {
  if (sourceVendor === targetVendor) return undefined;
  const shown = source.fields[name];
  if (!hasValue(shown)) return `What ${sourceVendor.label} holds there can not be read.`;
  const isLonger = (held: unknown) =>
    Array.isArray(held) && Array.isArray(shown) && held.filter(hasValue).length > shown.length;
  const isPart = heldValues(name, source, sourceVendor).some(isLonger);
  return isPart ? `Not all of what ${sourceVendor.label} holds there can be read.` : undefined;
}

/** Why the new agent was not given a field; undefined when it was. */
function leftUnifiedReason(path: readonly string[], comparison: CopyComparison): string | undefined {
  const { carried, targetVendor, copy } = comparison;
  const sent = valueAt(carried.body, path);
  if (sent === undefined) return leftReason(path, carried) ?? unsettable(targetVendor.label);
  const isHeld = !isJudgedByCopyAlone(comparison) || isSameJson(sent, valueAt(copy?.original, path));
  return isHeld ? undefined : anothersReason(targetVendor);
}

/** Whether what was sent says nothing of what the copy has. */
function isJudgedByCopyAlone({ isNative, mayBeAnother, copy }: CopyComparison): boolean {
  return isNative || (mayBeAnother && copy !== null);
}

/** A new agent begins in the state in which its vendor lets agents begin, unless it was given one. */
function statusLoss(comparison: CopyComparison): NotCarriedField[] {
  const { source, sourceVendor, copy, targetVendor } = comparison;
  const isThere = hasValue(source.fields.status) || heldValues('status', source, sourceVendor).length > 0;
  if (!isThere || isSameStatus(comparison)) return [];
  const state =
    copy === null ? 'in the state that its vendor gives it' : `as ${copy.fields.status ?? 'an agent without state'}`;
  return [
    { field: 'status', reason: `A new agent begins ${state}, whatever the original's is (${targetVendor.label}).` },
  ];
}

/** Whether a copy is in the state of the original, or in the one that the caller asked for. */
function isSameStatus({ source, sourceVendor, targetVendor, carried, copy }: CopyComparison): boolean {
  const places = unifiedPlaces(targetVendor.contract.agent, carried.body).get('status') ?? [];
  if (places.some((path) => carried.isGiven(path))) return true;
  const { status } = source.fields;
  if (copy !== null && hasValue(status)) return copy.fields.status === status;
  if (sourceVendor !== targetVendor) return false;
  const now = { original: copy?.original ?? carried.body };
  return isSameJson(heldValues('status', now, targetVendor), heldValues('status', source, sourceVendor));
}

function extensionLosses(comparison: CopyComparison): NotCarriedField[] {
  const { source, sourceVendor, findSecrets, targetVendor, carried, isNative } = comparison;
  const { contract, inputMember } = sourceVendor;
  const secrets = secretPaths(contract.agent);
  // Told by themselves.
  const unknown = newKeys(contract.agent, source.original);
  const secretAt = (path: readonly string[]) => secrets.find((secret) => isAtOrBelow(path, secret));
  const rest = withoutConditionalFields(contract.agent, source.original, sourceVendor !== targetVendor);
  return extensionLeaves(contract.agent, source.original).flatMap(({ wirePath, path }) => {
    const value = valueAt(rest, wirePath);
    if (!hasValue(value)) return [];
    if (sourceVendor !== targetVendor) {
      const isSecret = secretAt(wirePath) !== undefined;
      const reason = isSecret ? 'It is a secret, and secrets are not copied.' : NO_UNIFIED_FIELD;
      return [{ field: ['extension', inputMember, ...path].join('.'), reason }];
    }
    const losses = lostPaths(value, wirePath, comparison).flatMap((lost): [string, string][] => {
      if (unknown.some(({ path: place }) => isAtOrBelow(lost, place))) return [];
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
function lostPaths(value: unknown, wirePath: readonly string[], comparison: CopyComparison): string[][] {
  const { carried, isNative, copy } = comparison;
  if (isNative && copy === null) return [];
  const held = valueAt(copy?.original, wirePath);
  const places = isJudgedByCopyAlone(comparison) ? [held] : [held, valueAt(carried.body, wirePath)];
  return missing(value, places)
    .map((rest) => [...wirePath, ...rest])
    .filter((path) => !carried.isGiven(path));
}

/** Paths of what a value has and stands in none of the places. */
function missing(value: unknown, places: readonly unknown[]): string[][] {
  if (!hasValue(value) || places.some((place) => isSameJson(place, value))) return [];
  if (Array.isArray(value)) return missingInList(value, places);
  const objects = places.filter(isObject);
  if (!isObject(value) || objects.length === 0) return [[]];
  return Object.entries(value).flatMap(([key, item]) =>
    missing(
      item,
      objects.map((place) => valueAt(place, [key])),
    ).map((rest) => [key, ...rest]),
  );
}

/** Lists are compared item by item where they have as many; one whose items themselves are not there is lost as a whole. */
function missingInList(list: readonly unknown[], places: readonly unknown[]): string[][] {
  const lists = places.filter((place) => Array.isArray(place) && place.length === list.length);
  const parts = list.flatMap((item, index) =>
    missing(
      item,
      lists.map((place) => valueAt(place, [String(index)])),
    ).map((rest) => [String(index), ...rest]),
  );
  return lists.length === 0 || parts.some(({ length }) => length === 1) ? [[]] : parts;
}

function reasonFor(
  lost: readonly string[],
  secret: readonly string[] | undefined,
  { sourceVendor, carried, isNative, mayBeAnother, copy }: CopyComparison,
): string {
  if (isNative) return nativeReason(valueAt(copy?.original, lost), sourceVendor);
  if (secret !== undefined) return `It is a secret, and secrets are not copied${whereToGive(secret, sourceVendor)}.`;
  const { contract, inputMember, label } = sourceVendor;
  const isSettable = placeOf(contract.createAgent, lost, inputMember).schema !== undefined;
  const left = leftReason(lost, carried);
  if (left !== undefined || !isSettable) return left ?? unsettable(label);
  return mayBeAnother ? anothersReason(sourceVendor) : `${label} gave the copy another value.`;
}

function unsettable(label: string): string {
  return `No documented call of ${label} sets it.`;
}

/** Nothing tells whether it is one. */
function anothersReason({ label }: Vendor): string {
  return `The copy has another value: ${label} was allowed to answer with an agent that was there already.`;
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
