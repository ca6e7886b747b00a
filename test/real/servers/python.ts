import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['python3.13', 'python3.12', 'python3', 'python'];

/**
 * The path of a Python of at least version 3.12 that can make virtual environments: from PATH, else from the versions
 * that pyenv has installed.
 * @throws Error when there is none.
 */
export function findPython(): string {
  const pathDirs = (process.env.PATH ?? '').split(delimiter).filter((dir) => dir !== '');
  const pyenvRoots = [process.env.PYENV_ROOT, join(homedir(), '.pyenv')].filter((root) => root !== undefined);
  const pyenvDirs = pyenvRoots.flatMap((root) => globSync(join(root, 'versions/*/bin')));
  for (const name of names) {
    for (const dir of [...pathDirs, ...pyenvDirs]) {
      const file = join(dir, name);
      if (existsSync(file) && isUsable(file)) return file;
    }
  }
  throw new Error(
    'Aegra needs Python 3.12 or newer with the modules venv and ensurepip: none is in PATH and none is among the versions of pyenv.',
  );
}

/** Asks the program itself: what pyenv puts into PATH has every name but may run another version, or none. */
function isUsable(file: string): boolean {
  const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))';
  return spawnSync(file, ['-c', check], { timeout: 20_000 }).status === 0;
}
