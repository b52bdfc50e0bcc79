import { readFile, writeFile } from "node:fs/promises";
import { minifySync } from "oxc-minify";

/**
 * Names the variables of a minified bundle once more, by how often each is used in the same scope: esbuild names them by their
 * place in the whole file, which is as short and compresses 2 to 4 % worse. Nothing but names changes.
 * @throws Error where the bundle cannot be read
 */
export async function shortenNames(file: string): Promise<void> {
  const { code, errors } = minifySync(file, await readFile(file, "utf8"), {
    compress: false,
    // Every bundle is a module, or lies in a function of its own.
    mangle: { toplevel: true },
  });
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file}: ${error.message}`);
  await writeFile(file, code);
}
