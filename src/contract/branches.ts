/**
 * @module The forms that a union of objects offers. A form is told by its literals (`kind: z.literal('openai')`) or, where
 * there are none, by the keys that only it has.
 */
import { isObject, type JsonObject } from '../core/json.ts';
import { type ContractSchema, type JsonSchema, withoutNull } from './json-schema.ts';

/** One form of several. */
export interface Branch {
  readonly schema: JsonSchema;
  /** Keys whose value tells the form, each with the values that they have in it. */
  readonly literals: Readonly<Record<string, readonly unknown[]>>;
  /** Keys that tell the other forms and not this one, each with the values that this one does not have. */
  readonly excluded: Readonly<Record<string, readonly unknown[]>>;
  /** Keys that other forms have and this one has not. */
  readonly foreign: readonly string[];
}

/** The forms of a union of objects; undefined of anything else. An option of null is none. */
export function branchesOf(schema: JsonSchema, resolve: ContractSchema['resolve']): readonly Branch[] | undefined {
  const { anyOf = [], oneOf = [] } = schema;
  const options = [...anyOf, ...oneOf].filter(({ type }) => type !== 'null').map(resolve);
  if (options.length < 2 || options.some(({ properties }) => properties === undefined)) return undefined;
  const keys = [...new Set(options.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const telling = new Map(keys.map((key) => [key, options.map((option) => valuesOf(option, key))] as const));
  for (const [key, values] of telling) {
    const all = values.flatMap((some) => some ?? []);
    // A list of words that one form has for a field of its own is not what tells it.
    const isListOfOne = all.length > 1 && values.filter((some) => some !== undefined).length === 1;
    if (all.length === 0 || isListOfOne || new Set(all).size < all.length) telling.delete(key);
  }
  return options.map((option, index): Branch => {
    const own = [...telling].flatMap(([key, values]) => (values[index] === undefined ? [] : [[key, values[index]]]));
    const others = [...telling].filter(([, values]) => values[index] === undefined);
    return {
      schema: option,
      literals: Object.fromEntries(own),
      excluded: Object.fromEntries(others.map(([key, values]) => [key, values.flatMap((some) => some ?? [])])),
      foreign: keys.filter((key) => !Object.hasOwn(option.properties ?? {}, key)),
    };
  });
}

/** An object that is no union, as the only form: of items of a list that are known by a literal. */
export function onlyBranch(schema: JsonSchema): Branch {
  const literals = Object.keys(schema.properties ?? {}).flatMap((key) => {
    const values = valuesOf(schema, key);
    return values?.length === 1 ? [[key, values]] : [];
  });
  return { schema, literals: Object.fromEntries(literals), excluded: {}, foreign: [] };
}

/** Whether a value is of this form. */
export function isOfBranch(branch: Branch, value: unknown): value is JsonObject {
  if (!isObject(value) || !canBeOfBranch(branch, value)) return false;
  const { literals, excluded, schema } = branch;
  const isTold = Object.keys(literals).length > 0 || Object.keys(excluded).length > 0;
  if (isTold) return Object.keys(literals).every((key) => isGiven(value[key]));
  return Object.keys(value).some((key) => isGiven(value[key]) && Object.hasOwn(schema.properties ?? {}, key));
}

/** Whether a value is of this form, or would be if the rest of it were given. */
export function canBeOfBranch({ literals, excluded, foreign }: Branch, value: unknown): boolean {
  if (!isObject(value)) return !isGiven(value);
  const told = Object.keys({ ...literals, ...excluded });
  const isWrong = told.some((key) => {
    if (!isGiven(value[key])) return false;
    return literals[key]?.includes(value[key]) === false || excluded[key]?.includes(value[key]) === true;
  });
  if (isWrong) return false;
  // The literals decide by themselves: keys of another form may be left over from before.
  if (told.length > 0 && told.every((key) => isGiven(value[key]))) return true;
  return !foreign.some((key) => isGiven(value[key]));
}

/** The only values that a form has under a key that it always has. */
function valuesOf({ properties = {}, required = [] }: JsonSchema, key: string): readonly unknown[] | undefined {
  if (!required.includes(key)) return undefined;
  const { inner } = withoutNull(properties[key] ?? {});
  return inner.const === undefined ? inner.enum : [inner.const];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
