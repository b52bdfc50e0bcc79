/** The part of esbuild's metafiles that the build keeps in `dist/meta.json`: outputs by bundle. */
export interface BundleMeta {
  readonly outputs: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }>>
    >
  >;
}

/** Folders of the packages of which something is in a bundle, from the root, sorted: each bundle ships. */
export function shippedPackages(meta: BundleMeta): readonly string[] {
  const folders = new Set<string>();
  for (const outputs of Object.values(meta.outputs)) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
        // A package of a package is in the last `node_modules` of its path.
        const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}
