/** @module What of an agent fits into a new one: the body of the create call, and what had to stay behind. */
import type { z } from 'zod';
import { unifiedPaths } from '../../contract/input.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../contract/json-schema.ts';
import type { JsonObject } from '../../model/agent.ts';
import { REDACTED } from '../../model/redacted.ts';
import type { VendorContract } from '../../vendors/vendor.ts';

/** Paths are joined with this: wire keys have no such character. */
const STEP = '\0';

/** A body under way: what was carried over, and what the caller set himself. */
export class CarriedBody {
  body: JsonObject;
  /** Wire path to the reason why it was left out. */
  readonly left = new Map<string, string>();
  private readonly given: ReadonlySet<string>;
  private readonly contract: z.ZodType;

  /**
   * @param carried what the original has, in the target's wire keys
   * @param given what the caller wants, in the target's wire keys: it wins
   */
  constructor(contract: z.ZodType, carried: JsonObject, given: JsonObject) {
    this.contract = contract;
    this.body = merge(this.withoutSecrets(carried), given) as JsonObject;
    this.given = new Set(leafPaths(given).map((path) => path.join(STEP)));
  }

  /**
   * Leaves out what the contract refuses, as far as it was carried over. What remains are the caller's own mistakes, and
   * what the target requires and nobody gave.
   */
  settle(): { readonly path: readonly string[]; readonly message: string; readonly isMissing: boolean }[] {
    for (;;) {
      const result = this.contract.safeParse(this.body);
      if (result.success) return [];
      const { issues } = result.error;
      // One at a time: of two values that exclude each other, one may stay.
      if (issues.some((issue) => this.leaveOut(issue.path.map(String), issue.message))) continue;
      return issues.map(({ path, message }) => {
        const wirePath = path.map(String);
        return { path: wirePath, message, isMissing: valueAt(this.body, wirePath) === undefined };
      });
    }
  }

  /**
   * Leaves a carried value out, or the nearest object around it that may be left out. False when nothing may.
   *
   * @param reason what was expected instead
   */
  leaveOut(path: readonly string[], reason: string): boolean {
    for (let length = path.length; length > 0; length--) {
      const place = path.slice(0, length);
      const value = valueAt(this.body, place);
      if (value === undefined || this.isRequired(place)) continue;
      const leaves = leafPaths(value).map((rest) => [...place, ...rest].join(STEP));
      if (leaves.some((leaf) => this.given.has(leaf))) return false;
      this.body = without(this.body, place);
      for (const leaf of leaves) this.left.set(leaf, `It is not taken: ${reason.replace(/\.?$/, '.')}`);
      return true;
    }
    return false;
  }

  /** Why a value stayed behind; undefined when it did not. */
  reasonFor(path: readonly string[]): string | undefined {
    const prefix = path.join(STEP);
    for (const [leaf, reason] of this.left) if (leaf === prefix || leaf.startsWith(prefix + STEP)) return reason;
    return undefined;
  }

  /** Whether the caller set this place himself, or one around it. */
  isGiven(path: readonly string[]): boolean {
    return path.some((_, index) => this.given.has(path.slice(0, index + 1).join(STEP)));
  }

  private isRequired(path: readonly string[]): boolean {
    const { root, resolve } = contractSchema(this.contract);
    let schema = resolve(root);
    for (const step of path.slice(0, -1)) schema = resolve(withoutNull(schema.properties?.[step] ?? {}).inner);
    return schema.required?.includes(path.at(-1) ?? '') ?? false;
  }

  private withoutSecrets(carried: JsonObject): JsonObject {
    let body = carried;
    for (const path of leafPaths(carried)) {
      const value = valueAt(carried, path);
      if (typeof value !== 'string' || !value.includes(REDACTED)) continue;
      body = without(body, path);
      this.left.set(path.join(STEP), 'It holds a secret, and secrets are not copied.');
    }
    return body;
  }
}

/**
 * The values of a document that a create contract of the same vendor takes, under the same wire keys. Secrets stay, and
 * so does the id: it is the original's own.
 */
export function pickWritable(
  { agent, createAgent }: Pick<VendorContract, 'agent' | 'createAgent'>,
  document: JsonObject,
): JsonObject {
  const { root, resolve } = contractSchema(createAgent);
  const pick = (schema: JsonSchema, source: JsonObject): JsonObject => {
    const picked: JsonObject = {};
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      const value = source[key];
      if (value === undefined || value === null || notes.secret || notes.operationOnly) continue;
      const below = resolve(inner);
      const isNested = below.properties !== undefined && typeof value === 'object' && !Array.isArray(value);
      picked[key] = isNested ? pick(below, value as JsonObject) : value;
    }
    return picked;
  };
  return without(pick(resolve(root), document), unifiedPaths(agent).get('vendorId') ?? []);
}

/** The value at a path of a document. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), document);
}

/** Paths of everything that is no object; lists count as one value. */
export function leafPaths(value: unknown): string[][] {
  if (!isObject(value)) return [[]];
  return Object.entries(value).flatMap(([key, item]) => leafPaths(item).map((rest) => [key, ...rest]));
}

function merge(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = key in base ? merge(base[key], value) : value;
  return merged;
}

function without(document: JsonObject, [step, ...rest]: readonly string[]): JsonObject {
  if (step === undefined) return document;
  const { [step]: value, ...others } = document;
  if (rest.length === 0 || !isObject(value)) return others;
  const smaller = without(value, rest);
  return Object.keys(smaller).length === 0 ? others : { ...document, [step]: smaller };
}

/** Whether this is an object with keys. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
