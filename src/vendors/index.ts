/** @module The registry: every vendor that Rollcall knows, in the order in which people read them. */
import { aegra } from './aegra/index.ts';
import { chatsby } from './chatsby/index.ts';
import { cometchat } from './cometchat/index.ts';
import { gennia } from './gennia/index.ts';
import { mastra } from './mastra/index.ts';
import { nova } from './nova/index.ts';
import type { Vendor } from './vendor.ts';

/** All vendors. */
export const vendors: readonly Vendor[] = [aegra, chatsby, cometchat, gennia, mastra, nova];
