import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { dist, root } from "../lib/places.mts";
import type { ShippedPackage } from "./notices.mts";
import { type BundleMeta, shippedPackages } from "./shippedPackages.mts";

/** Where the licences of what ships are listed. Written by `npm run licences`, and held against the bundles by a check. */
export const noticesFile = path.join(root, "THIRD-PARTY-NOTICES.txt");

/** The packages that the bundles in `dist` hold parts of. @param meta what the build said of them */
export function shippedLicences(meta: BundleMeta = builtMeta()): readonly ShippedPackage[] {
  return shippedPackages(meta).map(describe);
}

function builtMeta(): BundleMeta {
  return JSON.parse(readFileSync(path.join(dist, "meta.json"), "utf8")) as BundleMeta;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
  readonly homepage?: string;
}

function describe(folder: string): ShippedPackage {
  const place = path.join(root, folder);
  const manifest = JSON.parse(readFileSync(path.join(place, "package.json"), "utf8")) as Manifest;
  const file = readdirSync(place).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name));
  const { author } = manifest;
  return {
    name: manifest.name,
    version: manifest.version,
    license: manifest.license ?? "no licence at all",
    author: (typeof author === "object" ? author.name : author) ?? `the authors of ${manifest.name}`,
    homepage: manifest.homepage ?? null,
    licenseText: file === undefined ? null : readFileSync(path.join(place, file), "utf8"),
  };
}
