/** @module Whose language models there are. The list is data: it names companies of which some are vendors, too. */

import { formOf } from './form.ts';
import providers from './providers.json' with { type: 'json' };

/** Who makes language models, or serves those of others. */
export interface Provider {
  readonly id: string;
  /** false: it serves models of others by a schedule of its own, and ids of theirs begin with its own: `azure/gpt-4o`. */
  readonly isMaker: boolean;
}

const byWord: ReadonlyMap<string, Provider> = new Map(
  providers.flatMap(({ id, isMaker, words }) => words.map((word) => [formOf(word), { id, isMaker }])),
);

/** The provider that a word stands for, as vendors and libraries write it: `openai`, `azure_openai`, `google_genai`. */
export function providerOf(word: string): Provider | undefined {
  return byWord.get(formOf(word));
}
