#!/usr/bin/env -S node --max-semi-space-size=16
// The command `rollcall`: the sources where they are there, else what was built from them. Plain JavaScript that an older
// Node can read, so that the preflight can say what is wrong.
import { existsSync } from 'node:fs';
import './preflight.mjs';

const entry = ['../src/main.ts', '../dist/src/main.js'].find((path) => existsSync(new URL(path, import.meta.url)));
if (entry === undefined) {
  console.error('Rollcall is not built: run "npm run build" in its folder.');
  process.exit(1);
}
void import(entry);
