import { PlainFailure } from "../lib/step.mjs";

/** Only numbers: the Marketplace takes no pre-release tags. */
const version = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/**
 * The version a release gets.
 * @param current e.g. `0.1.0`
 * @param wanted `major`, `minor`, `patch`, or a version that is higher than the current one
 * @throws PlainFailure where it is none of these
 */
export function nextVersion(current: string, wanted: string): string {
  const [major, minor, patch] = partsOf(current);
  if (wanted === "major") return `${major + 1}.0.0`;
  if (wanted === "minor") return `${major}.${minor + 1}.0`;
  if (wanted === "patch") return `${major}.${minor}.${patch + 1}`;
  const next = partsOf(wanted);
  const step = [next[0] - major, next[1] - minor, next[2] - patch].find((difference) => difference !== 0) ?? 0;
  if (step <= 0) throw new PlainFailure(`${wanted} is not higher than ${current}, the version of package.json.`);
  return wanted;
}

function partsOf(text: string): readonly [number, number, number] {
  const parts = version.exec(text);
  if (parts === null) {
    throw new PlainFailure(`"${text}" is no version: write major, minor, patch, or three numbers such as 1.2.3.`);
  }
  return [Number(parts[1]), Number(parts[2]), Number(parts[3])];
}
