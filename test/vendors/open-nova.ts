/** @module A Nova account at a server on loopback, and what its tests say of Nova's documents again and again. */
import type { z } from 'zod';
import type { AgentInput } from '../../src/agents/lifecycle/lifecycle.ts';
import { contractSchema, type JsonSchema, withoutNull } from '../../src/contract/json-schema.ts';
import { fieldName } from '../../src/contract/sdl/names.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { nova } from '../../src/vendors/nova/index.ts';
import { VendorAccount, type VendorAccountOptions } from '../support/vendor-account.ts';

/** Opens it. */
export function openNova(options: VendorAccountOptions): Promise<VendorAccount> {
  return VendorAccount.open(nova, { signIn: ({ apiKey }) => ({ 'x-api-key': String(apiKey) }), ...options });
}

/** What a caller gives so that this body comes of it. */
export function inputFor(contract: z.ZodType, body: JsonObject): AgentInput {
  const { root, resolve } = contractSchema(contract);
  const unified: JsonObject = {};
  const read = (schema: JsonSchema, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item) => read(resolve(withoutNull(schema.items ?? {}).inner), item));
    if (schema.properties === undefined || typeof value !== 'object' || value === null) return value;
    const fields: JsonObject = {};
    for (const [key, item] of Object.entries(value)) {
      const property = schema.properties[key] ?? {};
      const { inner } = withoutNull(property);
      const notes = { ...inner, ...property };
      if (notes.unified === undefined) fields[fieldName(key, notes)] = read(resolve(inner), item);
      else unified[notes.unified] = item;
    }
    return fields;
  };
  return { unified, extension: { nova: read(resolve(root), body) } };
}

/** JSON as the list of its bytes. */
export function toBytes(value: unknown): number[] {
  return [...Buffer.from(JSON.stringify(value))];
}
