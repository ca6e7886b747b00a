/** @module The contracts that reading is tried with: those of all vendors, and one with all that a contract can say. */
import { z } from 'zod';
import '../../src/contract/meta.ts';
import { vendors } from '../../src/vendors/index.ts';
import { forms } from '../invented/forms.ts';
import { thread } from '../invented/thread.ts';
import { agent as everyFeature } from './every-feature.ts';

const node = z.looseObject({
  id: z.string(),
  mood: z
    .string()
    .nullish()
    .meta({ knownWords: ['calm', 'loud'] }),
  get parent() {
    return node.nullish();
  },
  get children() {
    return z.array(z.union([node, z.string(), z.null()])).nullish();
  },
});

/** By what they are of. */
export const contracts: readonly (readonly [name: string, contract: z.ZodType])[] = [
  ...vendors.flatMap(({ key, contract: { agent, listItem } }) => [
    [key, agent] as const,
    ...(listItem === undefined ? [] : [[`a list of ${key}`, listItem] as const]),
  ]),
  [forms.name, forms.contract.agent],
  [thread.name, thread.contract.agent],
  ['every feature', everyFeature],
  ['a type that refers to itself', node],
];
