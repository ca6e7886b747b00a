/** @module What an agent does not hold although its vendor answered success, as a caller is told. */
import type { z } from 'zod';
import { inputPath } from '../../contract/input.ts';
import { contractSchema, withoutNull } from '../../contract/json-schema.ts';
import { enumValueName } from '../../contract/sdl/names.ts';
import { redactDocument } from '../../contract/secrets/redact-document.ts';
import { secretPaths } from '../../contract/secrets/secret-paths.ts';
import { unifiedPaths } from '../../contract/unified-places.ts';
import type { AgentRecord } from '../../core/agent.ts';
import { isAtOrBelow, isContainer, isSameJson, isSamePath, valueAt } from '../../core/json.ts';
import { bodiesOf, bodyOf } from '../../vendors/bodies.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Difference } from './compare.ts';
import type { UserError } from './user-error.ts';

/** Longest text of a value in a message; characters. */
const LONGEST_TEXT = 80;

/** Where the differences come from. */
export interface NotHeldContext {
  readonly vendor: Vendor;
  /** Of the bodies that were sent; undefined for plans without an input of fields. */
  readonly contract: 'createAgent' | 'updateAgent' | undefined;
  readonly agent: AgentRecord;
  /** Wire paths that the caller asked for. What was sent besides is what the agent had. */
  readonly sets: readonly (readonly string[])[];
  /** Blanks the secrets that were sent. */
  readonly redact: (text: string) => string;
}

/** One `INCOMPLETE` for each place of the input. */
export function notHeld(differences: readonly Difference[], context: NotHeldContext): UserError[] {
  const errors = differences.map((difference): [string, UserError] => {
    // What is written whole has keys that the caller never saw.
    const field = fieldOf(difference, context).map(context.redact);
    const what = field.join('.');
    return [what, { code: 'INCOMPLETE', message: `${what}: ${sentence(difference, field, context)}`, field }];
  });
  return [...new Map(errors).values()];
}

/** Where the caller gave it; for plans without fields, where the agent shows it. */
function fieldOf({ path, asked, held }: Difference, { vendor, contract, agent }: NotHeldContext): readonly string[] {
  if (contract !== undefined) {
    const body = bodyOf(vendor.contract, contract);
    const [inList] = [...unifiedPaths(body, at(path, asked))].filter(([, place]) => {
      const below = place.slice(path.length);
      const isBelow = below.length > 0 && isAtOrBelow(place, path);
      return isBelow && !isSameJson(valueAt(asked, below), valueAt(held, below));
    });
    return inList === undefined ? inputPath(body, path, vendor.inputMember) : [inList[0]];
  }
  const [unified] =
    [...unifiedPaths(vendor.contract.agent, agent.original)].find(([, place]) => isSamePath(place, path)) ?? [];
  return unified === undefined
    ? inputPath(bodyOf(vendor.contract, 'updateAgent'), path, vendor.inputMember)
    : [unified];
}

function sentence(difference: Difference, field: readonly string[], context: NotHeldContext): string {
  const { path, asked, held, message } = difference;
  const { vendor, agent, sets, redact } = context;
  if (message !== undefined) return `${redact(message)}.`;
  const accepted = `${vendor.label} accepted the write, but`;
  if (field[0] === 'status') {
    return `${accepted} the agent is ${agent.fields.status ?? 'in no state that is known'}.`;
  }
  const now = `the agent holds ${written(held, difference, context)}`;
  const wanted = written(asked, difference, context);
  if (wanted === NOTHING) return `${accepted} ${now} where it was to be emptied.`;
  const isAsked = sets.some((place) => isAtOrBelow(path, place));
  return isAsked ? `${accepted} ${now} where ${wanted} was asked for.` : `${accepted} ${now} where it had ${wanted}.`;
}

const NOTHING = 'nothing';

/** A value in the caller's words, without secrets; a long text by its beginning and its length. */
function written(
  value: unknown,
  { path }: Difference,
  { vendor, contract = 'updateAgent', redact }: NotHeldContext,
): string {
  if (value === undefined || value === null || value === '') return NOTHING;
  if (isContainer(value) && Object.keys(value).length === 0) return NOTHING;
  const isEnum = isEnumAt(bodyOf(vendor.contract, contract), path);
  const named = isEnum && typeof value === 'string' ? enumValueName(value) : JSON.stringify(shown(value, path, vendor));
  const text = redact(named);
  return text.length <= LONGEST_TEXT
    ? text
    : `${text.slice(0, LONGEST_TEXT).toWellFormed()}… (${text.length} characters)`;
}

/** A document with nothing but this. */
function at(path: readonly string[], value: unknown): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** As a document shows it: what the contracts mark as secret is blanked, also inside of a value. */
function shown(value: unknown, path: readonly string[], { contract }: Vendor): unknown {
  const document = at(path, value);
  const secrets = [contract.agent, ...bodiesOf(contract)].flatMap(secretPaths);
  const redacted = redactDocument(document as Record<string, unknown>, secrets);
  // By their order: a key may be blanked, too.
  return path.reduce<unknown>((outer) => (isContainer(outer) ? Object.values(outer)[0] : outer), redacted);
}

/** Whether the input has a GraphQL enum there. Unified fields are texts. */
function isEnumAt(contract: z.ZodType, path: readonly string[]): boolean {
  const { root, resolve } = contractSchema(contract);
  let schema = resolve(root);
  let notes = schema;
  for (const step of path) {
    const property = schema.properties?.[step];
    if (property === undefined) return false;
    schema = resolve(withoutNull(property).inner);
    notes = { ...schema, ...property };
  }
  return schema.enum !== undefined && notes.unified === undefined;
}
