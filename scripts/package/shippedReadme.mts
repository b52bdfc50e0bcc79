/** What the README of the repository shows, and is too large to ship. */
export const animation = "docs/images/first-minute.webp";
/** What the README in the package shows in its place. */
export const still = "docs/images/comparison.png";

/**
 * The README as it ships: the still picture in place of the animated one.
 * @throws Error where the README does not show the animation exactly once
 */
export function shippedReadme(readme: string): string {
  const parts = readme.split(`](${animation})`);
  if (parts.length !== 2) throw new Error(`README.md shows ${animation} ${parts.length - 1} times`);
  return parts.join(`](${still})`);
}
