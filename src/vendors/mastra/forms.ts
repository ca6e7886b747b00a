/** @module The two forms of a field that Mastra also takes as a list: one name on the wire, two places in the contract. */
import { isObject, isSameJson, type JsonObject, without } from '../../core/json.ts';
import { InputError } from '../plan.ts';
import { VARIED } from './contract.ts';

/** A document with the lists in places of their own. The field itself shows the first variant, or the texts of the blocks. */
export function normalize(document: JsonObject): JsonObject {
  const varied = VARIED.filter((key) => Array.isArray(document[key]));
  const { instructions: blocks } = document;
  if (varied.length === 0 && !Array.isArray(blocks)) return document;
  const lists = varied.map((key) => [key, document[key] as unknown[]] as const);
  return {
    ...document,
    ...Object.fromEntries(lists.map(([key, list]) => [key, firstOf(list)])),
    ...(lists.length === 0 ? {} : { variants: Object.fromEntries(lists) }),
    ...(Array.isArray(blocks) ? { instructions: textsOf(blocks), instructionBlocks: blocks } : {}),
  };
}

/** A body with one name for both forms; a list goes before what stands beside it. */
export function toWire({ instructionBlocks, variants, ...body }: JsonObject): JsonObject {
  return {
    ...body,
    ...(instructionBlocks === undefined || instructionBlocks === null ? {} : { instructions: instructionBlocks }),
    ...(isObject(variants) ? variants : {}),
  };
}

/**
 * The body without what its lists say already: that is the same field.
 *
 * @throws InputError when both forms are given and do not say the same: one of them would be lost
 */
export function withoutRepeats(body: JsonObject): JsonObject {
  let rest = body;
  const { instructions, instructionBlocks: blocks, variants } = body;
  if (Array.isArray(blocks)) {
    if (instructions && instructions !== textsOf(blocks)) throw rivals('instructions', ['instructionBlocks']);
    rest = without(rest, ['instructions']);
  }
  for (const [key, list] of Object.entries(isObject(variants) ? variants : {})) {
    if (body[key] === undefined || !Array.isArray(list)) continue;
    if (!isSameJson(body[key], firstOf(list))) throw rivals(key, ['variants', key]);
    rest = without(rest, [key]);
  }
  return rest;
}

function rivals(key: string, other: readonly string[]): InputError {
  return new InputError([key], 'can not be given in two forms that differ: in Mastra both are one field', other);
}

function firstOf([first]: readonly unknown[]): unknown {
  return isObject(first) ? (first.value ?? null) : null;
}

/** A reference to a prompt block shows none of what it holds. */
function textsOf(blocks: readonly unknown[]): string {
  return blocks
    .flatMap((block) => (isObject(block) && typeof block.content === 'string' ? [block.content] : []))
    .join('\n\n');
}
