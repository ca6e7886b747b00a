/** @module A Rollcall over one invented vendor, asked by GraphQL. */
import { schemaFiles } from '../../src/contract/sdl/files.ts';
import { createRollcall } from '../../src/rollcall.ts';
import type { Vendor } from '../../src/vendors/vendor.ts';
import type { Payload } from '../lifecycle/api.ts';

/** What a test asks. */
export interface InventedRollcall {
  /** What was logged as a fault. */
  readonly faults: unknown[];
  /** The data of the answer; fails when there are errors. */
  ask<Data = Record<string, never>>(query: string, variables?: object): Promise<Data>;
  /** The answer as it is. */
  run(query: string, variables?: object): Promise<{ data?: object; errors?: { message: string }[] }>;
  mutate(mutation: string, input: object): Promise<Payload>;
  close(): Promise<void>;
}

/** A vendor, and where it is reached. */
export interface InventedPlace {
  readonly vendor: Vendor;
  readonly baseUrl: string;
  /** What else its accounts need. @default nothing */
  readonly settings?: object;
}

/** An account of each vendor, under the vendor's key as its id. */
export function startInvented(...places: InventedPlace[]): InventedRollcall {
  const vendors = places.map(({ vendor }) => vendor);
  const faults: unknown[] = [];
  const rollcall = createRollcall({
    vendors,
    schemaFiles: schemaFiles(vendors),
    accounts: places.map(({ vendor, baseUrl, settings }) =>
      vendor.accountSettings.parse({ id: vendor.key, vendor: vendor.key, baseUrl, ...settings }),
    ),
    logger: { info: () => undefined, warn: () => undefined, error: (details) => void faults.push(details) },
  });
  const run = async (query: string, variables: object = {}) => {
    const response = await rollcall.yoga.fetch('http://rollcall/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data?: object; errors?: { message: string }[] };
  };
  const ask = async <Data>(query: string, variables?: object) => {
    const { data, errors } = await run(query, variables);
    if (errors !== undefined) throw new Error(JSON.stringify(errors));
    return data as Data;
  };
  return {
    faults,
    run,
    ask,
    async mutate(mutation, input) {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const shown = mutation === 'deleteAgent' ? 'deletedAgentId' : 'agent { id name raw operations status }';
      const more = mutation === 'copyAgent' ? 'notCarried { field reason }' : '';
      const errors = 'userErrors { code message field vendorError { status code message } }';
      const { result } = await ask<{ result: Payload }>(
        `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { ${shown} ${more} ${errors} plannedCalls { method path body } } }`,
        { input },
      );
      return result;
    },
    close: () => rollcall.close(),
  };
}
