import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ANIMATION_LIMIT_BYTES } from "../../../scripts/animation/writeWebp.mts";
import { root } from "../../../scripts/lib/places.mts";
import { animation, shippedReadme, still } from "../../../scripts/package/shippedReadme.mts";

const readme = readFileSync(path.join(root, "README.md"), "utf8");

test("the README is read in three minutes", () => {
  expect(readme.split(/\s+/).length).toBeLessThanOrEqual(700);
});

describe("the README shows an animation that does not ship", () => {
  test("the animation is there, and small enough to be loaded", () => {
    expect(readme).toContain(`](${animation})`);
    expect(statSync(path.join(root, animation)).size).toBeLessThanOrEqual(ANIMATION_LIMIT_BYTES);
    expect(ANIMATION_LIMIT_BYTES).toBe(1_500_000);
  });

  test("the README that ships shows a still picture in its place, and is the same otherwise", () => {
    const shipped = shippedReadme(readme);
    expect(shipped).not.toContain(animation);
    expect(shipped.replace(still, animation)).toBe(readme);
    expect(statSync(path.join(root, still)).size).toBeLessThanOrEqual(40_000);
  });

  test("a README without the animation, or with two, is refused", () => {
    expect(() => shippedReadme("# No picture")).toThrow("0 times");
    expect(() => shippedReadme(`![a](${animation})![b](${animation})`)).toThrow("2 times");
  });
});
