// Builds the product: node bin/build.mjs [folder, by default "dist"]. Types are checked before.
import { join, resolve } from 'node:path';
import { bundle, root, runTool } from './bundle.mjs';

process.exitCode =
  runTool('typescript/bin/tsc', 'inherit', ['-p', join(root, 'tsconfig.build.json')]) ||
  bundle(resolve(process.argv[2] ?? join(root, 'dist')));
