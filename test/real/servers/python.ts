import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { installOnce, runStep } from './install.ts';
import { cacheDir } from './paths.ts';

const names = ['python3.13', 'python3.12', 'python3', 'python'];

/**
 * A virtual environment with exactly these packages; made when it is missing. The recipe names its folder: the programs
 * in it hold its path and do not survive a move.
 * @param name stands before the names of the log files
 * @returns the path of its Python
 * @throws Error when there is no Python, or the installation fails
 */
export async function installPackages(name: string, venv: string, packages: readonly string[]): Promise<string> {
  const python = join(venv, 'bin/python');
  await installOnce(venv, JSON.stringify({ venv, packages }), python, async () => {
    await runStep(`${name}-venv`, findPython(), ['-m', 'venv', venv], cacheDir);
    await runStep(`${name}-install`, python, ['-m', 'pip', 'install', '--no-input', ...packages], cacheDir);
  });
  return python;
}

/**
 * The path of a Python of at least version 3.12 that can make virtual environments: from PATH, else from the versions
 * that pyenv has installed.
 * @throws Error when there is none.
 */
function findPython(): string {
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
    'The servers written in Python need Python 3.12 or newer with the modules venv and ensurepip: none is in PATH and none is among the versions of pyenv.',
  );
}

/** Asks the program itself: what pyenv puts into PATH has every name but may run another version, or none. */
function isUsable(file: string): boolean {
  const check = 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 12))';
  return spawnSync(file, ['-c', check], { timeout: 20_000 }).status === 0;
}
