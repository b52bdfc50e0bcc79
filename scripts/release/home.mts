/**
 * Where the project lives. `npm run generate` writes it into both manifests, and a test holds the documents to it.
 *
 * THIS IS A PLACEHOLDER: nobody owns this address yet. Change it here, run `npm run generate`, and the release goes on;
 * until then `npm run release -- artifacts` makes nothing that is to be published.
 */
export const owner = "OWNER";

/** `OWNER/balance-lens`, as `uses:` in a workflow names it. */
const repositoryName = `${owner}/balance-lens`;

/** Whether a release may name this address. */
export function isPlaceholder(name: string): boolean {
  return name === "OWNER";
}

/** The three fields of a manifest that say where the project lives. */
export const homeFields = {
  repository: { type: "git", url: `git+https://github.com/${repositoryName}.git` },
  bugs: { url: `https://github.com/${repositoryName}/issues` },
  homepage: `https://github.com/${repositoryName}#readme`,
} as const;
