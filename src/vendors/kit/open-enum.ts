import { z } from 'zod';
import '../../contract/meta.ts';

/** A list of words that the vendor adds to without notice. */
export interface OpenEnum<Word extends string> {
  readonly words: readonly [Word, ...Word[]];
  /** In documents: any text, since tomorrow's word is to be shown too; it is counted as new. Its type names the words of today. */
  readonly read: z.ZodType<Word | (string & {})>;
  /** In bodies: one of the words, or the one that an agent of this vendor was found with and is copied with. */
  readonly write: z.ZodEnum<{ [Key in Word]: Key }>;
}

/**
 * A closed list of values that tomorrow's value may pass. In GraphQL it is a text in documents; what is given is checked.
 *
 * @example
 * const model = openEnum(['small', 'large']);
 * const agent = z.looseObject({ model: model.read.nullish().meta({ unified: 'model' }) });
 * const createAgent = z.strictObject({ model: model.write.optional().meta({ unified: 'model', description: 'The model.' }) });
 */
export function openEnum<const Word extends string>(words: readonly [Word, ...Word[]]): OpenEnum<Word> {
  return { words, read: z.string().meta({ knownWords: words }), write: z.enum(words).meta({ isOpen: true }) };
}
