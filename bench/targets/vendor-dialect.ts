/** @module The dialect of a schema that a tool makes of Chatsby's API as it is: nothing unified, and one vendor only. */
import type { WorkloadRequest } from '../workloads/workload.ts';
import type { Dialect } from './dialect.ts';

const FIELDS = 'id name model system_prompt temperature max_tokens status created_at updated_at';

const LIST = `query Bench($first: Int) { agents: listAgents(page_size: $first) { data { ${FIELDS} } } }`;

const ONE = `query Bench($id: String!) { agent: getAgent(agent_id: $id) { ${FIELDS} } }`;

interface Document {
  readonly id: string;
  readonly name: string;
  readonly model: string;
  readonly system_prompt: string;
  readonly temperature: number;
  readonly max_tokens: number;
  readonly status: string;
  readonly created_at: string;
  readonly updated_at: string;
}

interface Answer {
  readonly data?: {
    readonly __typename?: string;
    readonly agents?: { readonly data: readonly Document[] };
    readonly agent?: Document;
  };
}

/** Of GraphQL Mesh and of Tailcall, which are configured to have the same fields. */
export const vendorDialect: Dialect = {
  translate(workload, request: WorkloadRequest) {
    const { first, id = '' } = request.asks ?? {};
    const vendorId = id.slice(id.indexOf(':') + 1);
    switch (workload) {
      case 'typename':
        return request;
      case 'list20':
        return { query: LIST, variables: { first } };
      case 'get1':
        return { query: `query Bench { agent: getAgent(agent_id: "${vendorId}") { ${FIELDS} } }` };
      case 'getrand':
        return { query: ONE, variables: { id: vendorId } };
      default:
        return undefined;
    }
  },
  meaning(answer) {
    const { agents, agent } = (answer as Answer).data ?? {};
    if (agents !== undefined) return { data: { agents: { nodes: agents.data.map(unified) } } };
    return agent === undefined ? answer : { data: { agent: unified(agent) } };
  },
};

function unified(document: Document) {
  return {
    id: `chatsby:${document.id}`,
    name: document.name,
    model: document.model,
    instructions: document.system_prompt,
    temperature: document.temperature,
    status: document.status.toUpperCase(),
    createdAt: new Date(document.created_at).toISOString(),
    updatedAt: new Date(document.updated_at).toISOString(),
    extension: { maxTokens: document.max_tokens },
  };
}
