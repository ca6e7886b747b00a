/** @module One word for a language model, made of what vendors write. */
import { plainWord } from './form.ts';
import { providerOf } from './providers.ts';
import { type LanguageModelRow, rowOfId, rowOfName } from './table.ts';

/** What is longer names no model. Characters. */
const LONGEST = 200;

/** So many words are remembered with their ids: the agents of a list run on few models. */
const REMEMBERED = 1_000;

const remembered = new Map<string, string | null>();

/** A provider, and its own word for a model: `openai/gpt-4o`, `openai:gpt-4o`, `OpenAI: GPT-4o`. */
const WITH_PROVIDER = /^([^/:]+?) ?[/:] ?(.+)$/;

/** A model that was fine-tuned at OpenAI, `ft:gpt-4.1-mini:acme:support:9xk2`. The base alone stands for all that are made of it. */
const FINE_TUNED = /^ft:([^:]+)(?::.*)?$/;

/**
 * The id of the model that a word stands for. Of a model that is known, the one that its provider uses; of one that somebody
 * else serves, with that provider before it (`azure/gpt-4o`), since its end is another; of a fine-tuned one, what it is made
 * of (`ft:gpt-4.1-mini`). What is not recognised is its own id, in lower case: an id never stands for a model that its word
 * does not name. An id is its own id.
 *
 * @param word a provider's id, a display name, or a provider and either of them
 * @returns null where there is no word, and where it is too long to be one
 */
export function languageModelId(word: string): string | null {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const id = idOf(word);
  if (word.length <= LONGEST) {
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(word, id);
  }
  return id;
}

function idOf(word: string): string | null {
  const plain = plainWord(word);
  if (plain === '' || plain.length > LONGEST) return null;
  return idOfName(plain) ?? idWithProvider(plain) ?? plain;
}

/** What is known of the model of an id: of a fine-tuned one, of what it is made of. */
export function rowOf(id: string): LanguageModelRow | undefined {
  const known = rowOfId(id);
  const base = known === undefined ? FINE_TUNED.exec(id)?.[1] : undefined;
  return base === undefined ? known : rowOfId(base);
}

/** The provider that an id names, where nothing is known of its model: `openai` of `openai/gpt-9`. */
export function providerInId(id: string): string | undefined {
  const [, before] = WITH_PROVIDER.exec(id) ?? [];
  return before === undefined ? undefined : providerOf(before)?.id;
}

function idOfName(name: string): string | undefined {
  const known = rowOfName(name);
  if (known !== undefined) return known.id;
  const base = FINE_TUNED.exec(name)?.[1];
  if (base === undefined) return undefined;
  const row = rowOfName(base);
  return rowOfName(`ft:${base}`)?.id ?? (row && `ft:${row.id}`);
}

function idWithProvider(word: string): string | undefined {
  const [, before, name = ''] = WITH_PROVIDER.exec(word) ?? [];
  const provider = before === undefined ? undefined : providerOf(before);
  if (provider === undefined) return undefined;
  const served = `${provider.id}/${name}`;
  if (!provider.isMaker) return rowOfName(served)?.id ?? served;
  const id = idOfName(name);
  // Many servers speak the API of one maker and serve models of others.
  return id !== undefined && rowOf(id)?.provider === provider.id ? id : served;
}
