/** @module The official JavaScript SDK of LangGraph, whose API Aegra serves. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { SchemaSource } from '../../keys.ts';
import { readTypeScriptTypes } from '../../typescript-types.ts';
import { installNpmSdk } from '../install.ts';

/** The part of the SDK's `Client` that is used here. */
export interface LangGraphClient {
  readonly assistants: {
    get(id: string): Promise<JsonObject>;
    search(query: { name: string; limit: number }): Promise<JsonObject[]>;
    create(assistant: object): Promise<JsonObject>;
    update(id: string, changes: object): Promise<JsonObject>;
  };
}

/** What a client is made with. */
export interface ClientOptions {
  readonly apiUrl: string;
  /** Sent with every call. */
  readonly defaultHeaders?: Readonly<Record<string, string>>;
  /** @default the one of Node */
  readonly fetch?: typeof fetch;
}

/** The SDK, installed. */
export interface LangGraphSdk {
  /** A type of `langgraph-sdk/types.ts`. */
  type(name: string): SchemaSource;
  client(options: ClientOptions): LangGraphClient;
}

/** Installs `@langchain/langgraph-sdk` the first time. */
export async function openLangGraphSdk(): Promise<LangGraphSdk> {
  const folder = await installNpmSdk(join(import.meta.dirname, 'langgraph-sdk'), 'langgraph-sdk');
  const types = readTypeScriptTypes(folder);
  const entry = join(folder, 'node_modules/@langchain/langgraph-sdk/dist/index.js');
  const { Client } = (await import(pathToFileURL(entry).href)) as {
    Client: new (options: object) => LangGraphClient;
  };
  return {
    type(name) {
      const type = types.get(name);
      if (type === undefined) throw new Error(`types.ts of the SDK exports no ${name}`);
      return type;
    },
    client: ({ fetch: ask, ...options }) =>
      // Without null it looks for a key in the environment.
      new Client({ ...options, apiKey: null, callerOptions: { maxRetries: 0, ...(ask && { fetch: ask }) } }),
  };
}
