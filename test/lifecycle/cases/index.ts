/** @module The case of each vendor: what the suites over all vendors do with it. */
import { vendors } from '../../../src/vendors/index.ts';
import { aegra } from './aegra.ts';
import { chatsby } from './chatsby.ts';
import { cometchat } from './cometchat.ts';
import { gennia } from './gennia.ts';
import { mastra } from './mastra.ts';
import { nova } from './nova.ts';
import type { AgentInput, VendorCase } from './vendor-case.ts';

export type { VendorCase } from './vendor-case.ts';

const written: readonly VendorCase[] = [aegra, chatsby, cometchat, gennia, mastra, nova];

/** Those of the vendors in the registry, in its order. `test/house/` names the vendors that have none. */
export const CASES: readonly VendorCase[] = vendors.flatMap((vendor) =>
  written.filter(({ key }) => key === vendor.key),
);

let count = 0;

/** Input for one more new agent of a vendor, under a name of its own: some vendors take each name once. */
export function createInput({ create, another }: VendorCase, name = `${create.name} ${++count}`): AgentInput {
  return another === undefined ? { ...create, name } : another(create, name);
}
