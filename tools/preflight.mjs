// Plain JavaScript, old syntax and no `node:` names, on purpose: this file must load on the very Node that it refuses.
// usage: node tools/preflight.mjs SCRIPT   (first in every npm script; says in one sentence what is missing)
import { fileURLToPath } from 'url';

const neededNode = 24;
const neededNpm = 10;

/** Systems for which `npm ci` brings Node 24 as the optional package `node-<platform>-<arch>`. */
const systemsWithBundledNode = ['linux-x64', 'linux-arm64', 'win32-x64'];

/**
 * What keeps a script from running here, as one sentence, or null when nothing does.
 *
 * @param {{ script: string, node: string, npm: string | null, system: string }} facts `npm` is null when the script was not started by npm;
 * `system` is platform-architecture, as in `linux-x64`.
 * @returns {string | null} the sentence
 */
export function findObstacle(facts) {
  const subject = 'Carnet cannot run "npm run ' + facts.script + '" with ';
  if (facts.npm !== null && majorOf(facts.npm) < neededNpm) {
    return (
      subject +
      'npm ' +
      facts.npm +
      ': update it with "npm install --global npm@' +
      neededNpm +
      '" and run "npm ci" again.'
    );
  }
  if (majorOf(facts.node) >= neededNode) return null;
  if (systemsWithBundledNode.indexOf(facts.system) >= 0) {
    return (
      subject +
      'Node ' +
      facts.node +
      ': Node ' +
      neededNode +
      ' comes with the packages, so run "npm ci" with Node 20.19 or later and npm ' +
      neededNpm +
      ' or later.'
    );
  }
  return (
    subject +
    'Node ' +
    facts.node +
    ' on ' +
    facts.system +
    ': install Node ' +
    neededNode +
    ' or later, then run "npm ci" again.'
  );
}

/**
 * @param {string} version
 * @returns {number} 24 of `24.21.0` or `v24.21.0`
 */
function majorOf(version) {
  return Number(version.replace(/^v/, '').split('.')[0]);
}

/**
 * The version in npm's own words, like `npm/10.9.9 node/v20.20.2 linux x64 workspaces/false`.
 *
 * @param {string | undefined} userAgent
 * @returns {string | null} null where npm did not start us
 */
function npmVersionOf(userAgent) {
  const found = /(?:^|\s)npm\/(\S+)/.exec(userAgent || '');
  return found === null ? null : found[1] || null;
}

/**
 * `--pretend-node=18.1.0` and `--pretend-system=darwin-arm64` let tests see every sentence on one machine.
 *
 * @param {string} name
 * @param {string} actual
 * @returns {string}
 */
function readArgument(name, actual) {
  const prefix = '--pretend-' + name + '=';
  const given = process.argv.find((text) => text.indexOf(prefix) === 0);
  return given === undefined ? actual : given.slice(prefix.length);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const obstacle = findObstacle({
    script: process.argv[2] || 'start',
    node: readArgument('node', process.versions.node),
    npm: npmVersionOf(process.env['npm_config_user_agent']),
    system: readArgument('system', process.platform + '-' + process.arch),
  });
  if (obstacle !== null) {
    console.error(obstacle);
    process.exitCode = 1;
  }
}
