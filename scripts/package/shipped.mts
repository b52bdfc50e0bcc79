import { secretsIn } from "./secrets.mts";

/** What a VSIX of ours may hold, as paths inside it: the other half of `.vscodeignore`, so that neither slips alone. */
const shipped: readonly RegExp[] = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package\.json$/,
  /^extension\/package\.nls(\.[a-z-]+)?\.json$/i,
  /^extension\/(readme|changelog)\.md$/i,
  /^extension\/license(\.(md|txt))?$/i,
  /^extension\/THIRD-PARTY-NOTICES\.txt$/,
  /^extension\/l10n\/bundle\.l10n\.[a-z-]+\.json$/i,
  /^extension\/dist\/(customUser|rulesets)\.schema\.json$/,
  /^extension\/media\/[\w-]+\.(svg|png)$/,
  /^extension\/media\/(walkthrough|tree)\/[\w-]+\.svg$/,
  // The one picture that the readme shows.
  /^extension\/docs\/images\/comparison\.png$/,
  /^extension\/dist\/(extension|session|yaml|code|plaid|webview|report|timeline|timelinePicture|timelineTools|history)\.js$/,
  /^extension\/dist\/(webview|report|timeline|history)\.css$/,
  // The local sandbox in VS Code; a command copies it into a workspace, where it is a program of its own.
  /^extension\/dist\/emulator\.mjs$/,
];

/** Without these it installs and then does nothing, shows a broken picture, or passes on work without its licence. */
const needed: readonly string[] = [
  "extension/package.json",
  "extension/THIRD-PARTY-NOTICES.txt",
  "extension/docs/images/comparison.png",
  "extension/dist/customUser.schema.json",
  "extension/dist/rulesets.schema.json",
  "extension/dist/extension.js",
  "extension/dist/session.js",
  "extension/dist/yaml.js",
  "extension/dist/code.js",
  "extension/dist/plaid.js",
  "extension/dist/emulator.mjs",
  "extension/dist/webview.js",
  "extension/dist/webview.css",
  "extension/dist/report.js",
  "extension/dist/report.css",
  "extension/dist/timeline.js",
  "extension/dist/timeline.css",
  "extension/dist/history.js",
  "extension/dist/history.css",
  "extension/dist/timelinePicture.js",
  "extension/dist/timelineTools.js",
];

/** Of the package, compressed. */
export const LIMIT_BYTES = 600_000;
/** Of all PNG files together: pictures do not compress, and are most of what a download may do without. */
const PICTURES_LIMIT_BYTES = 40_000;

/**
 * What may be read before anything shows, unpacked: as the extension starts, with its first use, with the first call,
 * with the panel. The session's was 772 kB, of which js-yaml was 42: it lies apart now.
 */
export const limits: Readonly<Record<string, number>> = {
  "extension/dist/extension.js": 6_000,
  "extension/dist/session.js": 735_000,
  "extension/dist/plaid.js": 60_000,
  // 4 kB are the look-ups by time and by numbers that a log of thousands of calls of one Item is told with, and times
  // that a log writes in whole seconds.
  "extension/dist/webview.js": 279_000,
  "extension/dist/report.js": 40_000,
};

/** What is loaded while a person looks at the page, as it lies in the package, compressed. */
const packedLimits: Readonly<Record<string, number>> = {
  "extension/dist/timelinePicture.js": 12_000,
  "extension/dist/history.js": 8_000,
};

export interface PackedFile {
  readonly path: string;
  /** As it lies in the package, compressed. */
  readonly packedBytes: number;
  readonly content: Buffer;
}

/** One sentence per thing that must not ship, or is missing; none when the package is as it should be. */
export function packageFaults(files: readonly PackedFile[]): readonly string[] {
  const paths = files.map((file) => file.path);
  const total = packedBytes(files);
  const pictures = packedBytes(files.filter(({ path }) => path.endsWith(".png")));
  return [
    ...needed.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
    ...paths.filter((path) => !shipped.some((shape) => shape.test(path))).map((path) => `${path} may not ship`),
    ...files.flatMap(faultsInside),
    ...picturesOf(files)
      .filter((path) => !paths.includes(path))
      .map((path) => `the readme shows ${path}, which is not in the package`),
    ...(pictures > PICTURES_LIMIT_BYTES
      ? [`${pictures} bytes of pictures are more than the limit of ${PICTURES_LIMIT_BYTES}`]
      : []),
    ...(total > LIMIT_BYTES ? [`${total} bytes are more than the limit of ${LIMIT_BYTES}`] : []),
  ];
}

/** What the README shows, as paths in the package. */
function picturesOf(files: readonly PackedFile[]): readonly string[] {
  const readme = files.find(({ path }) => path === "extension/readme.md")?.content.toString() ?? "";
  return [...readme.matchAll(/!\[[^\]]*\]\((?!https:)([^)]+)\)/g)].map(([, path]) => `extension/${path}`);
}

function packedBytes(files: readonly PackedFile[]): number {
  return files.reduce((sum, file) => sum + file.packedBytes, 0);
}

function faultsInside(file: PackedFile): string[] {
  const text = file.content.toString("latin1");
  const faults = [...secretsIn(file.path, text)];
  if (/\.(m?js|css)$/.test(file.path) && text.includes("sourceMappingURL="))
    faults.push(`${file.path} names a source map`);
  const asked = text.split(/\brequire\(["`]vscode["`]\)/).length - 1;
  if (asked > 1) faults.push(`${file.path} asks for the editor's API ${asked} times: each copies it whole`);
  const limit = limits[file.path];
  if (limit !== undefined && file.content.length > limit) {
    faults.push(`${file.path} has ${file.content.length} bytes, more than its limit of ${limit}`);
  }
  const packedLimit = packedLimits[file.path];
  if (packedLimit !== undefined && file.packedBytes > packedLimit) {
    faults.push(`${file.path} has ${file.packedBytes} bytes compressed, more than its limit of ${packedLimit}`);
  }
  return faults;
}
