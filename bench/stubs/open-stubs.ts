/** @module The vendors' side of a run: a stub for each account. */
import { sandboxedVendor } from '../../sandbox/registry.ts';
import { StubAnswers } from './answers.ts';
import { type Stub, serveStub } from './serve-stub.ts';

/** How many agents each account holds, by the account's id, which is its vendor's key. */
export type World = Readonly<Record<string, number>>;

/** How an account is configured, as far as its credentials and address go. */
export interface StubAccount {
  readonly id: string;
  readonly vendor: string;
  readonly baseUrl: string;
  readonly [setting: string]: unknown;
}

/** Stubs that listen. */
export interface Stubs {
  readonly accounts: readonly StubAccount[];
  /** How many calls came in since the last time that this was asked for, all accounts together. */
  takeCount(): number;
  close(): Promise<void>;
}

/** Starts a stub for each account of the world. */
export async function openStubs(world: World): Promise<Stubs> {
  const opened = await Promise.all(
    Object.entries(world).map(async ([key, agents]): Promise<{ stub: Stub; account: StubAccount }> => {
      const vendor = sandboxedVendor(key);
      const { app, basePath, credentials } = vendor.createSandbox({ agents });
      const twin = vendor.createSandbox({ agents });
      const stub = await serveStub(
        new StubAnswers({ read: (request) => app.fetch(request), write: (request) => twin.app.fetch(request) }),
      );
      return { stub, account: { ...credentials, id: key, vendor: key, baseUrl: stub.origin + basePath } };
    }),
  );
  return {
    accounts: opened.map(({ account }) => account),
    takeCount: () => opened.reduce((sum, { stub }) => sum + stub.takeCount(), 0),
    async close() {
      await Promise.all(opened.map(({ stub }) => stub.close()));
    },
  };
}
