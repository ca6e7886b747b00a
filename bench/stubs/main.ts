/** @module The stubs as a process of their own. It is told which world to serve, and asked for counts, over IPC. */
import { openStubs, type World } from './open-stubs.ts';

const world = JSON.parse(process.argv[2] ?? '{}') as World;
const stubs = await openStubs(world);
process.on('message', () => process.send?.({ count: stubs.takeCount() }));
process.on('disconnect', () => process.exit(0));
process.send?.({ accounts: stubs.accounts });
