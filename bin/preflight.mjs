// Runs before everything else, on whatever Node the machine has: plain JavaScript that Node 12 can read. The package
// `node` (a devDependency) puts Node 24 first in PATH for npm scripts; when it could not be installed, npm falls back
// to the machine's own Node in silence, and the first thing to fail would be an unreadable syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `Rollcall needs Node 24, this is ${process.version}. Run "npm ci" (it brings Node 24; do not use --omit=dev or ` +
      '--ignore-scripts), then start it through npm ("npm start", "npm test"), or install Node 24.',
  );
  process.exit(1);
}
