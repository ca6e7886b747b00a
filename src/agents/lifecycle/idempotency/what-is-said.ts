/** @module What the input of a new agent says, in whatever words: null, nothing, and what the vendor takes for nothing are one. */

import type { Account } from '../../../accounts/account.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../../contract/json-schema.ts';
import type { JsonObject } from '../../../core/agent.ts';
import { isSameJson, valueAt, without } from '../../../core/json.ts';
import type { Vendor } from '../../../vendors/vendor.ts';
import type { AgentInput } from '../lifecycle.ts';
import { readNewAgent } from '../new-agent.ts';

/** What makes the agent: in a copy, what is left out comes from the original. */
export type Making = 'CREATE' | 'COPY';

/**
 * The same input with all that it gives in the vendor's own member of the extension, in wire keys, and without defaults;
 * as it is when it is refused anyhow.
 */
export function whatIsSaid(account: Account, input: AgentInput, making: Making): AgentInput {
  const { body, errors, undecided } = readNewAgent(account, input, making === 'COPY');
  if (errors.length > 0) return input;
  const { vendor } = account;
  return { unified: undecided, extension: { [vendor.inputMember]: withoutDefaults(body, vendor, making) } };
}

function withoutDefaults(body: JsonObject, vendor: Vendor, making: Making): JsonObject {
  let left = body;
  for (const { path, value } of defaultsOf(vendor)) {
    if (making === 'COPY' && isOfAgents(vendor, path)) continue;
    if (isSameJson(valueAt(left, path), value)) left = without(left, path);
  }
  return left;
}

interface Default {
  /** Of the wire key. */
  readonly path: readonly string[];
  readonly value: unknown;
}

function defaultsOf({ contract }: Vendor): Default[] {
  const { root, resolve } = contractSchema(contract.createAgent);
  const visit = (schema: JsonSchema, around: readonly string[]): Default[] =>
    Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
      const path = [...around, key];
      const { inner } = withoutNull(property);
      const value = property.default ?? inner.default;
      return value === undefined ? visit(resolve(inner), path) : [{ path, value }];
    });
  return visit(resolve(root), []);
}

/** Whether an agent has such a key, so that an original can have another value there. */
function isOfAgents({ contract }: Vendor, [key = '']: readonly string[]): boolean {
  const { root, resolve } = contractSchema(contract.agent);
  return Object.hasOwn(resolve(root).properties ?? {}, key);
}
