#!/usr/bin/env -S node --max-semi-space-size=16
// The command `rollcall`, and what "npm start" runs. Plain JavaScript that an older Node can read, so that the preflight can
// say what is wrong.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import './preflight.mjs';
import { chooseEntry } from './built-from.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry = chooseEntry(root);
if (entry === undefined) {
  console.error('Rollcall is not built: run "npm run build" in its folder.');
  process.exit(1);
}
if (entry.endsWith('.ts') && process.stderr.isTTY) {
  console.error(
    'There is no bundle of these sources, so they are started: "npm run build" makes it, and the next start faster.',
  );
}
void import(entry);
