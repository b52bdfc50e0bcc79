type Manifest = Readonly<Record<string, unknown>>;

/** What both manifests say alike, and the extension's alone is edited for. */
const shared = ["version", "license", "author", "repository", "bugs", "homepage"];

/**
 * The manifest of the npm package: its own, and of the extension's what both share.
 * @param own `npm/package.json`
 * @param extension the manifest at the root
 */
export function npmManifest(own: Manifest, extension: Manifest): Manifest {
  const { node } = Object(extension.engines) as { readonly node?: unknown };
  const taken = shared.filter((field) => extension[field] !== undefined).map((field) => [field, extension[field]]);
  return { ...own, ...Object.fromEntries(taken), engines: { node } };
}
