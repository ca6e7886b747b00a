/** @module What a copy tells to be lost, whatever the vendor holds: all that is not in the plan, and nothing that is. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import { hasValue } from '../../src/agents/lifecycle/copy/held-values.ts';
import { Lifecycle } from '../../src/agents/lifecycle/lifecycle.ts';
import { placeOf } from '../../src/contract/places.ts';
import { unifiedPaths, unifiedPlaces } from '../../src/contract/unified-places.ts';
import { isContainer, isObject, isSameJson, type JsonObject, valueAt } from '../../src/core/json.ts';
import { vendors } from '../../src/vendors/index.ts';
import { documents } from '../support/drawn-document.ts';
import { Site } from '../support/site.ts';
import { inOwnWords, needed, unifiedIn, vendorWithCase, wireKeysIn } from './copied.ts';

const NEVER_COPIED = ['vendorId', 'createdAt', 'updatedAt'];

/** What keeps an agent from being copied at all. */
const WITHOUT: Readonly<Record<string, readonly string[]>> = { cometchat: ['deletedAt'], chatsby: ['status'] };

/** Paths of everything in a document that is no object, or is one field whatever it is. */
function leaves(
  value: unknown,
  isOne: (path: readonly string[]) => boolean,
  path: readonly string[] = [],
): (readonly string[])[] {
  if (!hasValue(value)) return [];
  if (!isObject(value) || isOne(path)) return [path];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, isOne, [...path, key]));
}

/** Whether a value is there, in items of lists too; what is nothing need not be, but an object with keys is something. */
function holds(place: unknown, value: unknown): boolean {
  if (!hasValue(value)) return true;
  if (!isContainer(value)) return isSameJson(place, value);
  if (!isContainer(place)) return false;
  if (Array.isArray(value) && !(Array.isArray(place) && place.length === value.length)) return false;
  return Object.entries(value).every(([key, item]) => holds(valueAt(place, [key]), item));
}

/** Whether a body has anything at a path; of no path, nothing. */
function isSet(body: JsonObject, path: readonly string[]): boolean {
  return path.length > 0 && valueAt(body, path) !== undefined;
}

/** What the copy is given: the unified fields among it, and the keys that it sets in the vendor's document. */
interface Given {
  readonly extension: JsonObject | undefined;
  readonly given: readonly string[];
  readonly keys: readonly string[];
}

const pairs = vendors.flatMap((source) => vendors.map((target) => [source.key, target.key] as const));

describe('a copy of anything', () => {
  const sites = new Map<string, Site>();
  beforeAll(async () => {
    for (const vendor of vendors) sites.set(vendor.key, await Site.open(vendor));
  });
  afterAll(async () => {
    for (const site of sites.values()) await site.close();
  });

  test.each(pairs)('from %s to %s tells what is not in it, and only that', async (from, to) => {
    const source = sites.get(from) as Site;
    const target = sites.get(to) as Site;
    const { contract, inputMember } = source.vendor;
    const places = [...unifiedPlaces(contract.agent)].flatMap(([name, paths]) =>
      paths.map((path): [string, string] => [path.join('\0'), name]),
    );
    const unifiedAt = new Map(places);
    const targetPaths = unifiedPaths(target.vendor.contract.createAgent);
    const drawn = documents(contract.agent).map((document) => {
      const kept = Object.entries(document).filter(([key]) => !WITHOUT[from]?.includes(key));
      return Object.fromEntries(kept) as JsonObject;
    });
    const { copied } = vendorWithCase(to).vendorCase;
    // A model of several names is carried by one of them, or told by another one.
    const hasModelAliases = [from, to].some((key) => vendorWithCase(key).vendorCase.hasModelAliases);
    /** Without the unified fields, so that those of the original are carried; or with them, so that it is possible. */
    const extensions = [true, false].map((has) => {
      const extension = copied === undefined ? undefined : needed(to, `Copy of ${from}`, () => has);
      const [given, keys] = [unifiedIn(to, extension), wireKeysIn(to, extension)];
      return { extension: extension && inOwnWords(to, extension), given, keys };
    });
    let [asked, planned] = [0, 0];

    const check = async (document: JsonObject, name: string | undefined, { extension, given, keys }: Given) => {
      source.hold(document);
      const { plannedCalls, notCarried } = await copyAgent(new Lifecycle(), {
        source: { account: source.account, vendorId: source.id },
        target: target.other,
        name,
        extension,
        dryRun: true,
      });
      asked++;
      if (plannedCalls === null) return;
      planned++;
      const body: JsonObject = Object.assign({}, ...plannedCalls.map(({ body: sent }) => sent));
      const told = new Map(notCarried.map(({ field, reason }) => [field, reason]));
      expect(told.size).toBe(notCarried.length);
      for (const reason of told.values()) {
        expect(reason).toMatch(/^[A-Z].*\.$/s);
        // GraphQL's limit, and no vendor's.
        expect(reason).not.toMatch(/2147483647/);
      }
      for (const path of leaves(document, (place) => unifiedAt.has(place.join('\0')))) {
        const unified = unifiedAt.get(path.join('\0'));
        const placesAround = path.map((_, index) => placeOf(contract.agent, path.slice(0, index + 1), inputMember));
        const assigned = placesAround.find(({ schema }) => schema?.assigned);
        if (assigned !== undefined) {
          expect([...told.keys()]).not.toContain(assigned.field.join('.'));
          continue;
        }
        if (NEVER_COPIED.includes(unified ?? '')) continue;
        if ((unified === 'name' && name !== undefined) || given.includes(unified ?? '')) continue;
        // Of one vendor, what is given takes the place of what the original has.
        if (from === to && keys.includes(path[0] ?? '')) continue;
        const value = valueAt(document, path);
        const wirePath = unified === undefined || unified === 'status' ? path : (targetPaths.get(unified) ?? []);
        const isSameVendor = from === to;
        const isModel = unified === 'model' && hasModelAliases && isSet(body, wirePath);
        const isOfTarget = isSameVendor || (unified !== undefined && unified !== 'status');
        const arrived = isModel || (isOfTarget && holds(valueAt(body, wirePath), value));
        const namesOf = (place: readonly string[]) =>
          [placeOf(contract.agent, place, inputMember, unified === undefined).field, ['raw', ...place]].map((steps) =>
            steps.join('.'),
          );
        const around = path.flatMap((_, index) => namesOf(path.slice(0, index + 1)));
        const isPartTold = (field: string) => namesOf(path).some((whole) => field.startsWith(`${whole}.`));
        const isTold = [...told.keys()].some((field) => around.includes(field) || isPartTold(field));
        expect({ path, value, told: isTold, reasons: [...told] }).toMatchObject({ told: !arrived });
      }
    };

    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.option(fc.constant('Copy'), { nil: undefined }),
        fc.constantFrom(...extensions),
        check,
      ),
      {
        numRuns: 60,
      },
    );
    expect(planned).toBeGreaterThan(asked / 4);
  });
});
