/** @module An Aegra account at a server on loopback, and what its tests ask of the vendor again and again. */
import type { SandboxCall } from '../../sandbox/faults.ts';
import type { AgentInput, AgentTarget } from '../../src/agents/lifecycle/lifecycle.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { aegra } from '../../src/vendors/aegra/index.ts';
import { type Answer, inputOf, VendorAccount, type VendorAccountOptions } from '../support/vendor-account.ts';

/** What Aegra says of an error that it did not foresee. */
export const INTERNAL = { error: 'internal_error', message: 'An unexpected error occurred', details: null };

/** Opens it, without assistants of its own unless it is said how many. */
export function openAegra(options: VendorAccountOptions = {}): Promise<VendorAccount> {
  return VendorAccount.open(aegra, {
    signIn: ({ headers }) => headers as Record<string, string>,
    // Some reads are of the method POST.
    isWrite: ({ method, url }) => method !== 'GET' && !/\/(search|count|versions)$/.test(url),
    ...options,
  });
}

/** What a mutation's input says, as the lifecycle takes it. */
export function input(unified: object, extension: object = {}): AgentInput {
  return inputOf(aegra, unified, extension);
}

/** `POST /assistants` past Rollcall, on the graph `echo` unless the body says otherwise. */
export function post(server: VendorAccount, body: object): Promise<Answer> {
  return server.ask('POST', '/assistants', { graph_id: 'echo', ...body });
}

/** `PATCH /assistants/{id}` past Rollcall. */
export function patch(server: VendorAccount, id: string, body: unknown): Promise<Answer> {
  return server.ask('PATCH', `/assistants/${id}`, body);
}

/** Numbers of the versions that the server answers. */
export async function versionsOf(server: VendorAccount, id: string): Promise<number[]> {
  const { body } = await server.ask('POST', `/assistants/${id}/versions`, {});
  return (body as { version: number }[]).map(({ version }) => version);
}

/** What Aegra's validation complains of, as `type loc`. */
export function problems({ body }: Answer): string[] {
  return (body as { detail: { type: string; loc: unknown[] }[] }).detail.map(({ type, loc }) =>
    [type, ...loc].join(' '),
  );
}

/** An assistant that is made past Rollcall, on the graph `echo` unless the body says otherwise; calls are forgotten. */
export async function put(server: VendorAccount, body: object): Promise<AgentTarget> {
  // Aegra keeps one assistant of each graph and config.
  const settings = 'config' in body || 'context' in body ? {} : { config: { run_name: crypto.randomUUID() } };
  const { status, body: created } = await post(server, { ...settings, ...body });
  if (status !== 200) throw new Error(JSON.stringify(created));
  server.forget();
  return server.target((created as { assistant_id: string }).assistant_id);
}

/** Takes an assistant away past Rollcall. */
export async function remove(server: VendorAccount, { vendorId }: AgentTarget): Promise<void> {
  await server.ask('DELETE', `/assistants/${encodeURIComponent(vendorId)}`);
}

/** An assistant as the server holds it. */
export async function readStored(server: VendorAccount, { vendorId }: AgentTarget): Promise<JsonObject> {
  const { status, body } = await server.ask('GET', `/assistants/${encodeURIComponent(vendorId)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as JsonObject;
}

/** All assistants as the server holds them, in no order. */
export async function readStoredAll(server: VendorAccount): Promise<JsonObject[]> {
  return ((await server.ask('GET', '/assistants')).body as { assistants: JsonObject[] }).assistants;
}

/** From now on `/info` answers otherwise: with another server's JSON, or not at all. */
export function tells(server: VendorAccount, info: object | undefined): void {
  server.answer(isInfo, info === undefined ? 404 : 200, info ?? {});
}

/** How often `/info` was asked. */
export function asked(server: VendorAccount): number {
  return server.server.calls.filter(isInfo).length;
}

function isInfo({ url }: SandboxCall): boolean {
  return url === '/info';
}
