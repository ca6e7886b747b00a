/** @module Documents that come in two forms: both become the one that the contract describes. */
import { isContainer, type JsonObject, lookUp } from '../../core/json.ts';
import { parseJson } from '../../core/parse-json.ts';

/** What comes in two forms. */
export interface TwoForms {
  /** Keys that have a second name: that name, and the one that the contract has. Where both stand, the contract's counts. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Per key of the contract, what makes its form of any value. */
  readonly values?: Readonly<Record<string, (value: unknown) => unknown>>;
}

/**
 * The `normalize` of an agent's reader: what stands in the other form is brought into the contract's. A document in that
 * form already is given back as it is.
 *
 * @example
 * // `{ meta_data: ..., config: '{"a":1}' }` becomes `{ metaData: ..., config: { a: 1 } }`
 * const normalize = bothForms({
 *   keys: { meta_data: 'metaData' },
 *   values: { config: (value) => (typeof value === 'string' ? (jsonInText(value) ?? value) : value) },
 * });
 */
export function bothForms({ keys = {}, values = {} }: TwoForms): (document: JsonObject) => JsonObject {
  const mayBeInOtherForm = (key: string) => Object.hasOwn(keys, key) || Object.hasOwn(values, key);
  return (document) => {
    if (!Object.keys(document).some(mayBeInOtherForm)) return document;
    const entries = Object.entries(document).map(([key, value]) => {
      const inContract = lookUp(keys, key) ?? key;
      const name = Object.hasOwn(document, inContract) ? key : inContract;
      const read = lookUp(values, name);
      return [name, read === undefined ? value : read(value)] as const;
    });
    const isAsItWas = entries.every(([key, value]) => Object.hasOwn(document, key) && document[key] === value);
    return isAsItWas ? document : Object.fromEntries(entries);
  };
}

/** What a text holds that is the JSON of an object, of a list or of null; undefined where it is none of these. */
export function jsonInText(text: string): unknown {
  try {
    const json = parseJson(text);
    return isContainer(json) || json === null ? json : undefined;
  } catch {
    return undefined;
  }
}
