/** @module A Gennia account at an embedded server, and what its tests ask of the vendor again and again. */
import type { SandboxCall } from '../../sandbox/faults.ts';
import { SEEDS } from '../../sandbox/vendors/gennia/seeds.ts';
import type { AgentInput, AgentTarget } from '../../src/agents/lifecycle/lifecycle.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { gennia } from '../../src/vendors/gennia/index.ts';
import { inputOf, isWrite, VendorAccount } from '../support/vendor-account.ts';

/** The time of writes. */
export const NOW = '2026-11-01T00:00:00.000Z';

/** @param settings of the account, besides the sandbox's own */
export function openGennia(settings: JsonObject = {}): Promise<VendorAccount> {
  const signIn = ({ apiKey }: JsonObject) => ({ 'x-api-key': String(apiKey) });
  return VendorAccount.open(gennia, { agents: SEEDS.length, now: () => new Date(NOW), settings, signIn });
}

/** The input of a mutation: unified fields, and those of Gennia alone. */
export function input(unified: object, extension: object = {}): AgentInput {
  return inputOf(gennia, unified, extension);
}

/** The document of the agent as the vendor holds it. */
export async function readStored(workspace: VendorAccount, { vendorId }: AgentTarget): Promise<JsonObject> {
  return (await workspace.ask('GET', `/agents/${vendorId}`)).body as JsonObject;
}

/** The calls of plans: the writes, and the reads that plans need. */
export function isOfPlans(call: SandboxCall): boolean {
  return isWrite(call) || call.url.includes('/ai-models');
}

/** Changes the list of models from now on. */
export function rewriteModels(
  workspace: VendorAccount,
  change: (models: JsonObject[], query: string) => JsonObject[],
): void {
  for (const query of ['', '?activeOnly=false']) {
    const isList = ({ url }: SandboxCall) => url.endsWith(`/ai-models${query}`);
    workspace.rewrite(isList, (models: JsonObject[]) => change(models, query));
  }
}
