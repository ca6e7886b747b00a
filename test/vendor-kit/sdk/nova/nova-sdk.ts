/** @module The vendor's Python SDK: what its types name, and what it reads of agents. */
import { join } from 'node:path';
import type { JsonObject } from '../../../../src/core/json.ts';
import type { NovaSettings } from '../../../../src/vendors/nova/settings.ts';
import type { WriteApi } from '../../../lifecycle/api.ts';
import type { SchemaSource } from '../../keys.ts';
import { installPythonSdk } from '../install.ts';
import { readPythonTypes } from '../python-types.ts';
import { runPython } from '../run-python.ts';

const TYPES = ['AgentResponse', 'agent_list_response.Data', 'AgentCreateParams', 'AgentUpdateParams'] as const;

/** What the SDK reads. */
export interface NovaReading {
  /** With configuration that came as bytes decoded. */
  readonly agent: JsonObject;
  /** The first page of the list. */
  readonly rows: readonly JsonObject[];
}

/** The SDK, installed. */
export interface NovaSdk {
  readonly types: Readonly<Record<(typeof TYPES)[number], SchemaSource>>;
  /** Asks the sandbox that a Rollcall is connected to. */
  read(api: WriteApi, vendorId: string): Promise<NovaReading>;
}

/** Installs `cozmoxai` the first time. */
export async function openNovaSdk(): Promise<NovaSdk> {
  const python = await installPythonSdk(join(import.meta.dirname, 'requirements.txt'), 'cozmoxai');
  const types = await readPythonTypes(python, 'cozmoxai.types', TYPES);
  return {
    types,
    async read(api, vendorId) {
      const { baseUrl, orgId, apiKey } = api.options.accounts[0] as NovaSettings;
      const environment = {
        COZMOAI_BASE_URL: `${baseUrl}/org/${orgId}`,
        COZMOAI_ORG_ID: orgId,
        COZMOAI_API_KEY: apiKey,
      };
      const program = join(import.meta.dirname, 'read_agent.py');
      return (await runPython(python, program, [vendorId], environment)) as NovaReading;
    },
  };
}
