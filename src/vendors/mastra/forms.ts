/** @module The two forms of a field that Mastra also takes as a list: one name on the wire, two places in the contract. */
import { isObject, isSameJson, type JsonObject, without } from '../../core/json.ts';
import { InputError } from '../plan.ts';
import { VARIED } from './contract.ts';

/** What a model is in the contract: all of these are one object on the wire. */
export const MODEL_KEYS = ['model', 'modelProvider', 'modelOptions'] as const;

/** A document with the lists in places of their own. The field itself shows the first variant, or the texts of the blocks. */
export function normalize(document: JsonObject): JsonObject {
  const lists = VARIED.filter((key) => Array.isArray(document[key])).map((key) => [key, document[key] as unknown[]]);
  const { instructions: blocks, model } = document;
  if (lists.length === 0 && !Array.isArray(blocks) && !isObject(model)) return document;
  const { model: _, ...rest } = document;
  return {
    ...rest,
    ...plainForm('model', model),
    ...Object.assign({}, ...lists.map(([key, list]) => plainForm(key as string, firstOf(list as unknown[])))),
    ...(lists.length === 0 ? {} : { variants: Object.fromEntries(lists) }),
    ...(Array.isArray(blocks) ? { instructions: textsOf(blocks), instructionBlocks: blocks } : {}),
  };
}

/** A body with one name for both forms; a list goes before what stands beside it. */
export function toWire(body: JsonObject): JsonObject {
  const { instructionBlocks, variants, model: name, modelProvider: provider, modelOptions, ...rest } = body;
  return {
    ...rest,
    ...(typeof name === 'string' ? { model: { ...(isObject(modelOptions) ? modelOptions : {}), provider, name } } : {}),
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
    if (!Array.isArray(list)) continue;
    const plain = plainForm(key, firstOf(list));
    for (const place of key === 'model' ? MODEL_KEYS : [key]) {
      if (body[place] === undefined) continue;
      if (!isSameJson(body[place], plain[place])) throw rivals(place, ['variants', key]);
      rest = without(rest, [place]);
    }
  }
  return rest;
}

/** What a value of the wire is in the contract. */
function plainForm(key: string, value: unknown): JsonObject {
  if (key !== 'model') return { [key]: value };
  if (!isObject(value)) return {};
  const { provider, name, ...others } = value;
  return {
    model: name,
    modelProvider: provider,
    ...(Object.keys(others).length === 0 ? {} : { modelOptions: others }),
  };
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
