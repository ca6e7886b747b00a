import type { JsonObject } from '../../src/core/json.ts';
import type { TestCatalog } from '../support/catalog.ts';

/** All agents of a catalog with all that they show. */
export async function exported({ rollcall }: TestCatalog, key?: string): Promise<readonly JsonObject[]> {
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await rollcall.yoga.fetch('http://localhost/export/agents.ndjson', { headers });
  const lines = (await response.text()).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}
