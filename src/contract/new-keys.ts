import type { z } from 'zod';
import { isContainer, lookUp } from '../core/json.ts';
import { optionsOf } from './contract-path.ts';
import { type ContractSchema, contractSchema, type JsonSchema } from './json-schema.ts';

/** A key of a document that its contract does not name. */
export interface NewKey {
  /** Keys and indexes that lead there. */
  readonly path: readonly string[];
  /** The same as text, for the record of drift: without indexes, long names cut. */
  readonly place: string;
}

/** The properties of an object. */
type Properties = NonNullable<JsonSchema['properties']>;

/** A vendor's names are shorter. What is longer is no name, but somebody's data. */
const LONGEST_NAME = 80;

/** Deeper than any agent. */
const MAX_DEPTH = 200;

/**
 * The keys that a vendor's document has and its contract does not name, at any depth. What the contract leaves open
 * (records, anything that is JSON) is data, and has no names to know.
 */
export function newKeys(contract: z.ZodType, document: unknown): NewKey[] {
  const names = namesIn(contract);
  // Every row of every list comes through here, and hardly one has a new key.
  return isKnown(document, names, 0) ? [] : collect(document, names, [], '');
}

function isKnown(value: unknown, names: Names, depth: number): boolean {
  if (!isContainer(value) || names.isOpen || depth > MAX_DEPTH) return true;
  if (Array.isArray(value)) return names.items.isOpen || value.every((item) => isKnown(item, names.items, depth + 1));
  const { keys } = names;
  if (keys === undefined) return true;
  for (const key of Object.keys(value)) {
    const below = keys.get(key);
    if (below === undefined || !isKnown(value[key], below, depth + 1)) return false;
  }
  return true;
}

function collect(value: unknown, names: Names, path: readonly string[], place: string): NewKey[] {
  if (!isContainer(value) || names.isOpen || path.length > MAX_DEPTH) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => collect(item, names.items, [...path, String(index)], `${place}[]`));
  }
  const { keys } = names;
  if (keys === undefined) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const below = keys.get(key);
    const here = { path: [...path, key], place: `${place === '' ? '' : `${place}.`}${key.slice(0, LONGEST_NAME)}` };
    return below === undefined ? [here] : collect(item, below, here.path, here.place);
  });
}

const known = new WeakMap<z.ZodType, Names>();

function namesIn(contract: z.ZodType): Names {
  let names = known.get(contract);
  if (names === undefined) {
    const { root, resolve } = contractSchema(contract);
    names = new NamesOfContract(resolve).of([root]);
    known.set(contract, names);
  }
  return names;
}

/** The names of one contract, each place of it made once. */
class NamesOfContract {
  private readonly ids = new Map<JsonSchema, number>();
  private readonly made = new Map<string, Names>();
  private readonly resolve: ContractSchema['resolve'];

  constructor(resolve: ContractSchema['resolve']) {
    this.resolve = resolve;
  }

  /** @param schemas all that the contract says of a place */
  of(schemas: readonly JsonSchema[]): Names {
    const different = [...new Set(schemas)];
    const key = different.map((schema) => this.idOf(schema)).join();
    const names = this.made.get(key) ?? new Names(different, this.resolve, this);
    this.made.set(key, names);
    return names;
  }

  private idOf(schema: JsonSchema): number {
    const id = this.ids.get(schema) ?? this.ids.size;
    this.ids.set(schema, id);
    return id;
  }
}

/** What a contract names at a place. What is below is made when a document has it: types may refer to themselves. */
class Names {
  /** The contract says nothing of the place. */
  readonly isOpen: boolean;
  private readonly below: NamesOfContract;
  private readonly itemSchemas: readonly JsonSchema[];
  /** undefined where keys are data. */
  private readonly properties: readonly Properties[] | undefined;
  private madeItems: Names | undefined;
  private madeKeys: ReadonlyMap<string, Names> | undefined;

  constructor(schemas: readonly JsonSchema[], resolve: ContractSchema['resolve'], below: NamesOfContract) {
    const options = schemas.flatMap((schema) => optionsOf(schema, resolve));
    const properties = options.flatMap((option): Properties[] =>
      option.properties === undefined ? [] : [option.properties],
    );
    // An object without properties is a record; a scalar of its own says that all of it is data.
    const isData = properties.length === 0 || options.some(({ scalar }) => scalar !== undefined);
    this.isOpen = schemas.length === 0;
    this.below = below;
    this.itemSchemas = options.flatMap(({ items }) => items ?? []);
    this.properties = isData ? undefined : properties;
  }

  /** Of the items of a list. */
  get items(): Names {
    this.madeItems ??= this.below.of(this.itemSchemas);
    return this.madeItems;
  }

  /** By the keys that an object can have; undefined where they are data. */
  get keys(): ReadonlyMap<string, Names> | undefined {
    this.madeKeys ??= this.properties && this.namesBelow(this.properties);
    return this.madeKeys;
  }

  private namesBelow(properties: readonly Properties[]): ReadonlyMap<string, Names> {
    const keys = new Set(properties.flatMap((some) => Object.keys(some)));
    return new Map([...keys].map((key) => [key, this.below.of(properties.flatMap((some) => lookUp(some, key) ?? []))]));
  }
}
