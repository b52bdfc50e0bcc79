import { releasedChangelog } from "./changelog.mts";
import { nextVersion } from "./nextVersion.mts";

/** The text of a file that a version stands in, or is to stand in, by its path from the root. */
export type Texts = Readonly<Record<"package.json" | "package-lock.json" | "CHANGELOG.md", string>>;

/**
 * The files of the next version. What is generated from them (the npm package's manifest, the emulator's version) follows
 * by `npm run generate`.
 * @param wanted as `nextVersion` takes it
 * @param date ISO 8601, the day alone
 * @throws PlainFailure where the version or the changelog does not allow it
 */
export function bumped(
  texts: Texts,
  wanted: string,
  date: string,
): { readonly version: string; readonly texts: Texts } {
  const manifest = JSON.parse(texts["package.json"]);
  const version = nextVersion(manifest.version, wanted);
  const lock = JSON.parse(texts["package-lock.json"]);
  const packages = { ...lock.packages, "": { ...lock.packages[""], version } };
  return {
    version,
    texts: {
      "package.json": json({ ...manifest, version }),
      "package-lock.json": json({ ...lock, version, packages }),
      "CHANGELOG.md": releasedChangelog(texts["CHANGELOG.md"], version, date),
    },
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
