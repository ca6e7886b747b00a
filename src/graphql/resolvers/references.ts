/** @module How Apollo Federation's `_entities` finds an object: through the same loaders as everything else. */
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { loadAgent } from '../load-agent.ts';

/** A representation is any JSON: nothing has checked the id. */
interface Reference {
  readonly id?: unknown;
}

/** Resolver of a reference to an `Agent`. */
export async function resolveAgentReference(reference: Reference, context: Context) {
  return loadAgent(idOf(reference), 'representations', context);
}

/** Resolver of a reference to an `Account`. */
export async function resolveAccountReference(reference: Reference, { accounts }: Context) {
  return accounts.get(idOf(reference)) ?? null;
}

function idOf({ id }: Reference): string {
  if (typeof id !== 'string') throw badInput('representations', 'expected the key field `id`, a string');
  return id;
}
