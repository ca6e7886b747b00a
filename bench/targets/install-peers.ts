import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { TargetError } from './target.ts';

const PEERS = new URL('../peers/', import.meta.url);

let problem: string | undefined | null = null;

/**
 * Installs the peers from their own lock file, unless that was done before. It takes some minutes.
 *
 * @throws TargetError when they can not be installed
 */
export async function installPeers(): Promise<void> {
  if (problem === null) problem = install();
  if (problem !== undefined) throw new TargetError(`npm ci in bench/peers failed: ${problem}`);
}

function install(): string | undefined {
  // npm writes it when all is there.
  if (existsSync(new URL('node_modules/.package-lock.json', PEERS))) return undefined;
  console.error('installing the peers in bench/peers (some minutes, once) ...');
  const { status, stderr, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: PEERS,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return status === 0 ? undefined : (error?.message ?? stderr.trim().slice(-500));
}
