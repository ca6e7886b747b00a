import type { z } from 'zod';
import type { VendorContract } from './vendor.ts';

/** The contracts of all bodies with fields of an agent. */
export function bodiesOf({ createAgent, updateAgent }: VendorContract): readonly z.ZodType[] {
  return updateAgent === undefined ? [createAgent] : [createAgent, updateAgent];
}

/** The contract of a body; of changes at a vendor that has none, that of new agents, which names the same fields. */
export function bodyOf(contract: VendorContract, which: 'createAgent' | 'updateAgent'): z.ZodType {
  return contract[which] ?? contract.createAgent;
}
