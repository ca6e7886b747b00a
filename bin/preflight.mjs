// Runs before everything else, on whatever Node the machine has: plain JavaScript that Node 12 can read. The package
// `node` (a devDependency) puts Node 24 first in PATH for npm scripts; when it could not be installed, npm falls back
// to the machine's own Node in silence, and the first thing to fail would be an unreadable syntax error.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Rollcall needs Node 24, this is ${process.version}: run "npm ci" and start it through npm ("npm start"), which ` +
      'brings Node 24 unless --omit=dev or --ignore-scripts was given, or install Node 24 on this machine.',
  );
  process.exit(1);
}
