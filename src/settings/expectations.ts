import type { z } from 'zod';
import { alternatives, amount } from '../core/words.ts';

type RawIssue = z.core.$ZodRawIssue;
type Issue = z.core.$ZodIssue;

const typeNames: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

/**
 * Says what a schema expects, for schemas that do not say it themselves: "expected a list". Never quotes the input, as
 * it may be a secret.
 */
export function expectation(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${typeNames[issue.expected] ?? `a value of type ${issue.expected}`}`;
    case 'invalid_value':
      return `expected ${alternatives(issue.values.map((value) => JSON.stringify(value)))}`;
    case 'too_small':
      return `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${bound(issue.minimum, issue.origin)}`;
    case 'too_big':
      return `expected ${issue.inclusive === false ? 'less than' : 'at most'} ${bound(issue.maximum, issue.origin)}`;
    case 'invalid_format':
      return issue.format === 'regex'
        ? `expected text that matches ${issue.pattern}`
        : `expected text in the format ${issue.format}`;
    case 'not_multiple_of':
      return `expected a multiple of ${issue.divisor}`;
    case 'unrecognized_keys':
      return `unknown key, expected one of ${allowedKeys(issue.inst).join(', ')}`;
    case 'invalid_union':
      return unionExpectation(issue);
    case 'invalid_key':
      return issue.issues[0]?.message ?? 'expected another key';
    default:
      return 'expected another value';
  }
}

/** Says what stands there instead: ", but it is missing", ", got a string". Empty when the expectation says enough. */
export function instead(issue: Issue, value: unknown): string {
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') return '';
  if (value === undefined) return ', but it is missing';
  if (value === null) return ', but it is empty';
  if (value === '') return ', got an empty string';
  const wrongType = issue.code === 'invalid_type';
  if (!wrongType && (typeof value === 'string' || !['invalid_value', 'invalid_union'].includes(issue.code))) return '';
  const unquoted = typeof value === 'number' || typeof value === 'boolean';
  const quotes = wrongType && issue.expected === 'string' && unquoted ? ' (put it in quotes)' : '';
  return `, got ${kind(value)}${quotes}`;
}

function kind(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a number that is not whole';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'string' ? 'a string' : 'a map';
}

function bound(value: number | bigint, origin: string): string {
  const unit = { string: 'character', array: 'item' }[origin];
  return unit === undefined ? String(value) : amount(value, unit);
}

function allowedKeys(schema: RawIssue['inst']): string[] {
  const shape = schema && 'def' in schema._zod ? (schema._zod.def as { shape?: object }).shape : undefined;
  return Object.keys(shape ?? {});
}

function unionExpectation(issue: Extract<RawIssue, { code: 'invalid_union' }>): string {
  if ('options' in issue && Array.isArray(issue.options)) {
    return `expected ${alternatives(issue.options.map((option) => JSON.stringify(option)))}`;
  }
  const choices = new Set((issue.errors ?? []).flatMap((errors) => errors.slice(0, 1).map((error) => error.message)));
  if (choices.size === 0) return 'expected another value';
  return `expected ${alternatives([...choices].map((choice) => choice.replace(/^expected /, '')))}`;
}
