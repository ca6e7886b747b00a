import { join, resolve } from 'node:path';

const projectDir = resolve(import.meta.dirname, '../../..');

/** What the suite installs and the state of running servers; not in git. */
export const cacheDir = join(projectDir, '.cache');

/** Logs of the servers and of their installations; not in git. */
export const artifactsDir = join(projectDir, 'test/artifacts');

/** The graphs and the two configurations that name them. */
export const graphsDir = join(projectDir, 'test/real/graphs');
