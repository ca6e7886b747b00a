/** @module The registry: every vendor that Rollcall knows, in the order in which people read them. */
import { chatsby } from './chatsby/index.ts';
import type { Vendor } from './vendor.ts';

/** All vendors. */
export const vendors: readonly Vendor[] = [chatsby];
