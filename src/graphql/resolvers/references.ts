/** @module How Apollo Federation's `_entities` finds an object: through the same loaders as everything else. */
import type { Context } from '../context.ts';
import { loadAgent } from '../load-agent.ts';

interface Reference {
  readonly id: string;
}

/** Resolver of a reference to an `Agent`. */
export function resolveAgentReference({ id }: Reference, context: Context) {
  return loadAgent(id, 'representations', context);
}

/** Resolver of a reference to an `Account`. */
export function resolveAccountReference({ id }: Reference, { accounts }: Context) {
  return accounts.get(id) ?? null;
}
