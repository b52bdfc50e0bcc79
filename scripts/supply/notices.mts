/** A package that ships, as its own files describe it. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX, of its package.json. */
  readonly license: string;
  readonly author: string;
  readonly homepage: string | null;
  /** The text of its licence file; null where the package brings none. */
  readonly licenseText: string | null;
}

/** Licences that ask for no more than their text and a name in what is passed on. */
const permissive: ReadonlySet<string> = new Set(["MIT", "0BSD", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"]);

/** One sentence for each package that may not be shipped as it is; none when all may. */
export function licenceFaults(packages: readonly ShippedPackage[]): readonly string[] {
  return packages.flatMap(({ name, license, licenseText }) => {
    if (!permissive.has(license)) return [`${name} is under ${license}, which is not known to be permissive`];
    // Only the text of MIT is the same for everyone but for a name.
    return licenseText === null && license !== "MIT" ? [`${name} is under ${license} and brings no text of it`] : [];
  });
}

/** The file that ships: every package with its licence in full. */
export function noticesText(packages: readonly ShippedPackage[]): string {
  const heads = packages.map(({ name, version, license }) => `- ${name} ${version}: ${license}`);
  const texts = packages.map((each) => {
    const { name, version, homepage } = each;
    const title = homepage === null ? `${name} ${version}` : `${name} ${version}\n${homepage}`;
    return `${"=".repeat(80)}\n${title}\n\n${textOf(each)}\n`;
  });
  return `Balance Lens ships parts of these packages, under these licences.\n\n${heads.join("\n")}\n\n${texts.join("\n")}`;
}

function textOf({ licenseText, author }: ShippedPackage): string {
  return licenseText?.replaceAll("\r\n", "\n").trim() ?? mit(author);
}

/** https://opensource.org/license/mit */
function mit(author: string): string {
  return `MIT License

Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
}
