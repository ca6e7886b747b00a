/** @module Reads what a caller sends to the embedded Gennia: strictly, as the documentation says. */
import type { z } from 'zod';
import { LIMIT_DEFAULT, LIMIT_MAX } from '../../../src/vendors/gennia/contract.ts';
import { invalid } from './refusal.ts';

/** Which page is asked for. */
export interface PageRequest {
  readonly page: number;
  readonly limit: number;
}

/** @throws Refusal 400, also for fields that the API does not know */
export async function readBody<T>(
  request: { text(): Promise<string> },
  schema: z.ZodType<T>,
  { isOptional }: { isOptional: boolean } = { isOptional: false },
): Promise<T> {
  const text = await request.text();
  const result = schema.safeParse(text === '' && isOptional ? {} : parseJson(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue?.code === 'unrecognized_keys') throw invalid(`Unrecognized field: ${issue.keys.join(', ')}`);
  throw invalid(`${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

/** @throws Refusal 400 when a number is out of range: nothing is clamped */
export function readPageRequest({ page, limit }: Readonly<Record<string, string>>): PageRequest {
  return {
    page: wholeNumber('page', page, 1, Number.MAX_SAFE_INTEGER),
    limit: wholeNumber('limit', limit, LIMIT_DEFAULT, LIMIT_MAX),
  };
}

/** A page of the items; empty beyond the last one, on which the documentation is silent. */
export function toPage<T>(items: readonly T[], { page, limit }: PageRequest): object {
  const start = (page - 1) * limit;
  const total = items.length;
  return { items: items.slice(start, start + limit), page, limit, total, totalPages: Math.ceil(total / limit) };
}

/** @throws Refusal 400 for anything but `true` and `false` */
export function readFlag(name: string, text: string | undefined): boolean | undefined {
  if (text === undefined || text === 'true' || text === 'false')
    return text === undefined ? undefined : text === 'true';
  throw invalid(`${name}: expected true or false`);
}

/** @throws Refusal 400 for a value that is not in the list */
export function readChoices<T extends string>(name: string, values: readonly string[], choices: readonly T[]): T[] {
  return values.map((value) => {
    const choice = choices.find((item) => item === value);
    if (choice === undefined) throw invalid(`${name}: expected one of ${choices.join(', ')}`);
    return choice;
  });
}

function wholeNumber(name: string, text: string | undefined, fallback: number, maximum: number): number {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= maximum) return value;
  throw invalid(`${name}: expected a whole number from 1 to ${maximum}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is not valid JSON.');
  }
}
