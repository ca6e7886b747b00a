import { startRollcall, type TestRollcall, type TestRollcallOptions } from '../support/rollcall.ts';

/** The answer of any mutation on agents. */
export interface Payload {
  readonly agent: { readonly id: string; readonly [field: string]: unknown } | null;
  readonly deletedAgentId?: string | null;
  readonly notCarried?: readonly { readonly field: string; readonly reason: string }[];
  readonly plannedCalls: readonly { readonly method: string; readonly path: string; readonly body: unknown }[] | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[] | null;
    readonly vendorError: {
      readonly status: number | null;
      readonly code: string | null;
      readonly message: string | null;
    } | null;
  }[];
}

/** The fields that every payload is asked for. */
export const AGENT_FIELDS =
  'id name description instructions model temperature avatarUrl tags status updatedAt operations raw';
const ERROR_FIELDS =
  'userErrors { code message field vendorError { status code message } } plannedCalls { method path body }';

/** Mutations by name, as a client would send them. */
export interface WriteApi extends TestRollcall {
  mutate(mutation: string, input: object): Promise<Payload>;
  /** Calls that changed something at a vendor, as `METHOD path body`. */
  writes(vendor: string): string[];
}

const READING_POSTS = /\/(search|count|versions)$/;

/** Starts a Rollcall over the sandboxes that takes mutations by name. */
export async function startWriteApi(options?: TestRollcallOptions): Promise<WriteApi> {
  const api = await startRollcall(options);
  return {
    ...api,
    async mutate(mutation, input) {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const fields = mutation === 'deleteAgent' ? 'deletedAgentId' : `agent { ${AGENT_FIELDS} }`;
      const losses = mutation === 'copyAgent' ? 'notCarried { field reason }' : '';
      const { data, errors } = await api.run(
        `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { ${fields} ${losses} ${ERROR_FIELDS} } }`,
        { input },
      );
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return (data as unknown as { result: Payload }).result;
    },
    writes: (vendor) =>
      api
        .server(vendor)
        .calls.filter(({ method, url }) => method !== 'GET' && !READING_POSTS.test(url))
        .map(({ method, url, body }) => `${method} ${url} ${body}`),
  };
}
