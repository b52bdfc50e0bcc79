import { existsSync } from "node:fs";
import path from "node:path";
import { exclusively } from "../lib/exclusively.mts";
import { PlainFailure } from "../lib/step.mjs";
import { installFromDebian, isDebianRoot } from "./debian.mts";
import { pathFolders } from "./pathFolders.mts";

/** The programs that make pictures small, and the package of Debian that each is in. */
const packages = { img2webp: "webp", pngquant: "pngquant", zopflipng: "zopfli" } as const;

type PictureTool = keyof typeof packages;

/**
 * Makes sure that these programs are on the path; as root on Debian, those that are not are installed.
 * @throws PlainFailure that names the packages, elsewhere
 */
export async function providePictureTools(...tools: readonly PictureTool[]): Promise<void> {
  if (missing(tools).length === 0) return;
  await exclusively("picture-tools", async () => {
    const left = missing(tools);
    if (left.length > 0 && isDebianRoot()) await installFromDebian(...left);
  });
  const left = missing(tools);
  if (left.length > 0) throw new PlainFailure(`Install what is missing (on Debian: apt install ${left.join(" ")}).`);
}

function missing(tools: readonly PictureTool[]): readonly string[] {
  const folders = pathFolders();
  return tools
    .filter((tool) => !folders.some((folder) => existsSync(path.join(folder, tool))))
    .map((tool) => packages[tool]);
}
