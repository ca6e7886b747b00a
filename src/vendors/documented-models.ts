import { placesOfUnified } from '../contract/unified-places.ts';
import type { Vendor } from './vendor.ts';

/**
 * The words for language models that a vendor documents to take, in the order of its contract. undefined where it documents
 * no list, or not for every form of an agent: then a model that is not in a list may be taken all the same.
 */
export function documentedModels({ contract }: Pick<Vendor, 'contract'>): readonly string[] | undefined {
  const places = placesOfUnified(contract.createAgent).filter(({ name }) => name === 'model');
  const lists = places.flatMap(({ schema }) => (schema.enum === undefined ? [] : [schema.enum]));
  return lists.length === 0 || lists.length < places.length ? undefined : [...new Set(lists.flat())];
}
