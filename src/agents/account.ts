/** @module An account at a vendor, connected: what the rest of `agents/` works with. */
export type { ConnectedAccount as Account } from '../accounts/connect.ts';
