/**
 * @module What is wrong with an input, in the words of whoever gave it: the names that GraphQL has for fields and values,
 * one sentence for each mistake, and nothing of what the value was.
 */
import type { z } from 'zod';
import { isObject, valueAt } from '../core/json.ts';
import { alternatives, amount } from '../core/words.ts';
import type { JsonSchema } from './json-schema.ts';
import { placeOf } from './places.ts';
import { withPlainNumbers } from './plain-numbers.ts';
import { enumValueName } from './sdl/names.ts';
import { limitsOf } from './sdl/types.ts';

/** A value that a contract refuses. */
export interface Mistake {
  /** In the vendor's body. */
  readonly path: readonly string[];
  /** What is said of the field, without its name and without a full stop: "must be at most 2". */
  readonly predicate: string;
  /** Nothing stands there. */
  readonly isMissing: boolean;
}

/** A message about a field: its path in the mutation's input, and what is said of it. */
export function sentence(field: readonly string[], predicate: string): string {
  const name = field.map((step) => (/^[\w-]+$/.test(step) ? step : JSON.stringify(step.slice(0, LONGEST_KEY))));
  return `${name.join('.')} ${predicate}.`;
}

/** Keys of records are the caller's own. One that is longer is cut where it is named. */
const LONGEST_KEY = 60;

/**
 * What a contract refuses in a body: the first mistake of each place. Messages of a contract's own are predicates too
 * ("must be an HTTPS URL") and stand as they are.
 */
export function mistakesIn(contract: z.ZodType, body: unknown): Mistake[] {
  // An empty message: the contract has none of its own.
  const result = contract.safeParse(withPlainNumbers(contract, body), { error: () => '' });
  const mistakes = (result.error?.issues ?? []).flatMap((issue) => mistakesOf(issue, contract, body, []));
  const byPlace = new Map<string, Mistake>();
  for (const mistake of mistakes) {
    const key = JSON.stringify(mistake.path);
    if (!byPlace.has(key)) byPlace.set(key, mistake);
  }
  return [...byPlace.values()];
}

type Issue = z.core.$ZodIssue;

function mistakesOf(issue: Issue, contract: z.ZodType, body: unknown, above: readonly string[]): Mistake[] {
  const path = [...above, ...issue.path.map(String)];
  const told = (predicate: string, at = path): Mistake => ({ path: at, predicate, isMissing: false });
  if (issue.message === '' && issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => told('is not known here', [...path, key]));
  }
  const option = issue.code === 'invalid_union' ? meantOption(issue, valueAt(body, path)) : undefined;
  if (option !== undefined) return option.flatMap((inner) => mistakesOf(inner, contract, body, path));
  const { schema } = placeOf(contract, path, '');
  const predicate = issue.message === '' ? expectation(issue, schema) : issue.message;
  if (!isMissing(body, path)) return [told(predicate)];
  const isSaid = /^is required\b/.test(issue.message);
  return [{ path, predicate: isSaid ? predicate : `is required${choice(schema)}`, isMissing: true }];
}

/** A place of the body in which nothing stands although what is around it is there. */
function isMissing(body: unknown, path: readonly string[]): boolean {
  return path.length > 0 && isObject(valueAt(body, path.slice(0, -1))) && valueAt(body, path) === undefined;
}

/** That it is missing says enough, unless only some values are possible. */
function choice(schema: JsonSchema | undefined): string {
  return schema?.enum === undefined ? '' : `: ${valueNames(schema.enum, schema)}`;
}

/** Of several forms the one that was meant: that of which only something inside is wrong. */
function meantOption({ errors }: z.core.$ZodIssueInvalidUnion, value: unknown): readonly Issue[] | undefined {
  const inside = errors.filter((issues) => issues.every(({ path }) => path.length > 0));
  // Where a literal such as `kind` tells the forms apart, the form with the literal that was given.
  const isOther = ({ code, path }: Issue) => code === 'invalid_value' && valueAt(value, path) !== undefined;
  const told = inside.filter((issues) => !issues.some((issue) => isOther(issue as Issue)));
  const meant = inside.length > 1 ? told : inside;
  return meant.length === 1 ? (meant[0] as readonly Issue[]) : undefined;
}

/** What is allowed, as a predicate. */
function expectation(issue: Issue, schema: JsonSchema | undefined): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeWords(issue.expected, schema)}`;
    case 'invalid_value':
      return `must be ${valueNames(issue.values, schema)}`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? smallestSize(issue)
        : `must be ${range(schema) ?? `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `must have ${issue.exact ? 'exactly' : 'at most'} ${size(issue.maximum, issue.origin)}`
        : `must be ${range(schema) ?? `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`}`;
    case 'invalid_format':
      return `must be ${FORMATS.get(issue.format) ?? `a text ${formWords(issue)}`}`;
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_union':
      return unionWords(issue, schema);
    case 'invalid_key':
      return `is no key that can be given: it ${innerWords(issue.issues)}`;
    case 'invalid_element':
      return `holds something that can not be given: it ${innerWords(issue.issues)}`;
    default:
      return 'can not be given in this form';
  }
}

/** The types that zod names. */
export const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'a text'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['bigint', 'a whole number'],
  ['boolean', 'true or false'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['record', 'an object'],
  ['date', 'a point in time'],
  ['null', 'null'],
]);

/** The forms of texts that zod names. */
export const FORMATS: ReadonlyMap<string, string> = new Map([
  ['url', 'a URL'],
  ['email', 'an e-mail address'],
  ['uuid', 'a UUID'],
  ['guid', 'a UUID'],
  ['datetime', 'a point in time such as 2026-01-31T12:00:00Z'],
  ['date', 'a day such as 2026-01-31'],
  ['time', 'a time of day such as 14:30:00'],
]);

function typeWords(expected: string, schema: JsonSchema | undefined): string {
  // An enum is a text to zod where something else than a text stands.
  if (schema?.enum !== undefined) return valueNames(schema.enum, schema);
  if (expected === 'number' || expected === 'int') {
    return range(schema) ?? TYPES.get(schema?.type === 'integer' ? 'int' : expected) ?? '';
  }
  return TYPES.get(expected) ?? 'of another type';
}

/** A unified text takes the vendor's own words, a typed field the names of a GraphQL enum. */
function valueNames(values: readonly unknown[], schema: JsonSchema | undefined): string {
  const isEnum = schema?.unified === undefined && schema?.scalar === undefined;
  return alternatives(
    values.map((value) => (isEnum && typeof value === 'string' ? enumValueName(value) : String(value))),
  );
}

/** Both ends where the contract states both. Those of GraphQL's own `Int` are no limits of a vendor's. */
function range(schema: JsonSchema | undefined): string | undefined {
  const { minimum, maximum } = limitsOf(schema ?? {});
  if (minimum === undefined || maximum === undefined) return undefined;
  return `${schema?.type === 'integer' ? 'a whole number' : 'a number'} from ${minimum} to ${maximum}`;
}

function smallestSize({ minimum, origin, exact }: z.core.$ZodIssueTooSmall): string {
  if (exact) return `must have exactly ${size(minimum, origin)}`;
  return minimum === 1 ? 'must not be empty' : `must have at least ${size(minimum, origin)}`;
}

/** @param origin of what it is the size */
export function size(count: number | bigint, origin: string): string {
  return amount(count, origin === 'string' ? 'character' : 'item');
}

function formWords(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if ('prefix' in issue) return `that begins with ${JSON.stringify(issue.prefix)}`;
  if ('suffix' in issue) return `that ends with ${JSON.stringify(issue.suffix)}`;
  if ('includes' in issue) return `that holds ${JSON.stringify(issue.includes)}`;
  return issue.format === 'regex' ? `of the form ${issue.pattern}` : `of the form ${issue.format.replaceAll('_', ' ')}`;
}

function unionWords(issue: z.core.$ZodIssueInvalidUnion, schema: JsonSchema | undefined): string {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : undefined;
  if (options !== undefined) return `must be ${valueNames(options, schema)}`;
  const choices = issue.errors.flatMap(([first]) => (first === undefined ? [] : [innerWords([first as Issue])]));
  const allowed = [...new Set(choices)].map((words) => words.replace(/^must be /, ''));
  return allowed.length === 0 ? 'can not be given in this form' : `must be ${alternatives(allowed)}`;
}

function innerWords(issues: readonly Issue[]): string {
  const [first] = issues;
  if (first === undefined) return 'can not be given in this form';
  return first.message === '' ? expectation(first, undefined) : first.message;
}
