/** @module A CometChat account at an embedded server, and what its tests ask of the vendor again and again. */
import { SEEDS } from '../../sandbox/vendors/cometchat/seeds.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { cometchat } from '../../src/vendors/cometchat/index.ts';
import { VendorAccount } from '../support/vendor-account.ts';

/** The time of writes. */
export const NOW = '2026-11-01T00:00:00.000Z';

/** @param settings of the account, besides the sandbox's own */
export function openCometChat(settings: JsonObject = {}): Promise<VendorAccount> {
  const signIn = ({ apiKey }: JsonObject) => ({ apikey: String(apiKey) });
  return VendorAccount.open(cometchat, { agents: SEEDS.length, now: () => new Date(NOW), settings, signIn });
}

/** The agents as the vendor holds them. */
export async function readStoredAll(chat: VendorAccount): Promise<JsonObject[]> {
  return (await chat.ask('GET', '/ai-agents/agents')).body as JsonObject[];
}

/** The one agent of this name as the vendor holds it; fails when there is none or there are several. */
export async function readStored(chat: VendorAccount, name: string): Promise<JsonObject> {
  const [agent, ...others] = (await readStoredAll(chat)).filter((item) => item.name === name);
  if (agent === undefined || others.length > 0) throw new Error(`not one agent named ${name}`);
  return agent;
}

/** Changes the agents in every list from now on. */
export function rewriteAgents(chat: VendorAccount, change: (agent: JsonObject) => JsonObject): void {
  chat.rewrite('GET', (agents: JsonObject[]) => agents.map(change));
}
