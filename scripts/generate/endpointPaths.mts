import { PlainFailure } from "../lib/step.mjs";
import { replaceBlock } from "./replaceBlock.mts";

/**
 * The paths of the comparison's endpoints, in the order of the catalogue.
 * @param catalogue the text of `src/core/endpoint/catalogue.ts`
 */
export function pathsIn(catalogue: string): readonly string[] {
  const paths = [...catalogue.matchAll(/^ {4}path: "(\/[\w/]+)",$/gm)].map(([, path = ""]) => path);
  if (paths.length === 0) throw new PlainFailure("The catalogue of endpoints has no path on a line of its own.");
  return paths;
}

/** `src/core/endpoint/endpoint.ts` with these paths: a list of its own, since the page needs no more of the catalogue. */
export function withEndpointPaths(text: string, paths: readonly string[]): string {
  return replaceBlock(
    text,
    "export const endpointPaths = [\n",
    paths.map((path) => `  "${path}",\n`),
  );
}

/** `docs/comparison.schema.json` with these paths as those that a reading can have. */
export function withEndpointEnum(schema: string, paths: readonly string[]): string {
  const lines = paths.map((path, index) => `        "${path}"${index < paths.length - 1 ? "," : ""}\n`);
  return replaceBlock(schema, '    "endpoint": {\n      "enum": [\n', lines);
}
