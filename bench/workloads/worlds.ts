/** @module How many agents the vendors hold. */
import type { World } from '../stubs/open-stubs.ts';

/**
 * Where a vendor's list comes in pages, newest first, a page is read of however many there are. CometChat has one list of all,
 * and Nova documents no order, so that these two are read to their ends.
 */
export const SMALL: World = { chatsby: 200, cometchat: 20, gennia: 200, nova: 20, aegra: 200 };

/** A thousand agents in each account, which is as many as CometChat lists. */
export const LARGE: World = { chatsby: 1000, cometchat: 1000, gennia: 1000, nova: 1000, aegra: 1000 };
