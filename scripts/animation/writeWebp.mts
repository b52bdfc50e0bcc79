import { rmSync, statSync } from "node:fs";
import { root } from "../lib/places.mts";
import { PlainFailure, runQuietly } from "../lib/step.mjs";
import { providePictureTools } from "../provision/pictureTools.mts";
import type { Frame } from "./film.mts";

/** What the picture may have, bytes: a README is opened on a telephone too. */
export const ANIMATION_LIMIT_BYTES = 1_500_000;

/** Writes an animated WebP of these pictures that begins anew when it ends. @throws PlainFailure where it got too large */
export async function writeWebp(frames: readonly Frame[], file: string): Promise<number> {
  await providePictureTools("img2webp");
  const whole = ["-loop", "0", "-min_size"];
  const each = frames.flatMap(({ file: picture, ms }) => [
    "-lossless",
    "-m",
    "6",
    "-q",
    "90",
    "-d",
    String(ms),
    picture,
  ]);
  await runQuietly({ command: "img2webp", args: [...whole, ...each, "-o", file], cwd: root });
  const { size } = statSync(file);
  if (size <= ANIMATION_LIMIT_BYTES) return size;
  rmSync(file);
  throw new PlainFailure(`The animation has ${size} bytes, more than its limit of ${ANIMATION_LIMIT_BYTES}.`);
}
