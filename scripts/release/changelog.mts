import { PlainFailure } from "../lib/step.mjs";

const unreleased = "## [Unreleased]";

/**
 * The changelog once what is unreleased has become a version; a new, empty "Unreleased" stands above it.
 * Source of the form: https://keepachangelog.com/en/1.1.0/
 * @param date ISO 8601, the day alone
 * @throws PlainFailure where nothing is unreleased, or the version is already there
 */
export function releasedChangelog(changelog: string, version: string, date: string): string {
  const head = headOf(changelog, unreleased);
  if (head === null) throw new PlainFailure(`CHANGELOG.md has no line "${unreleased}".`);
  if (headOf(changelog, `## [${version}]`) !== null) {
    throw new PlainFailure(`CHANGELOG.md already has a version ${version}.`);
  }
  if (sectionAfter(changelog, head.end) === "") {
    throw new PlainFailure(`CHANGELOG.md says nothing below "${unreleased}": there is nothing to release.`);
  }
  return `${changelog.slice(0, head.end)}\n\n## [${version}] - ${date}${changelog.slice(head.end)}`;
}

/**
 * What the changelog says of a version, as the notes of its release.
 * @throws PlainFailure where it says nothing of it
 */
export function releaseNotes(changelog: string, version: string): string {
  const head = headOf(changelog, `## [${version}]`);
  const notes = head === null ? "" : sectionAfter(changelog, head.end);
  if (notes === "") throw new PlainFailure(`CHANGELOG.md says nothing of version ${version}.`);
  return `${notes}\n`;
}

/** The line that begins with a heading, by its places in the text. */
function headOf(changelog: string, heading: string): { readonly end: number } | null {
  let start = 0;
  for (const line of changelog.split("\n")) {
    if (line === heading || line.startsWith(`${heading} `)) return { end: start + line.length };
    start += line.length + 1;
  }
  return null;
}

/** From a heading to the next one of its rank, or the end. */
function sectionAfter(changelog: string, end: number): string {
  const next = changelog.indexOf("\n## ", end);
  return changelog.slice(end, next === -1 ? undefined : next).trim();
}
