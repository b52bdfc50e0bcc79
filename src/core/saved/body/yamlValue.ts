import { textOfUtf8 } from "./decodeBase64.ts";
import { loadYaml } from "./loadYaml.ts";
import type { Unpack } from "./packedText.ts";

/** How recordings in YAML begin: VCR's `http_interactions`, vcrpy's and go-vcr's `interactions`. */
const recording = /^(?:---[^\n]*\r?\n)?(?:[#%][^\n]*\r?\n|\w+:[^\n]*\r?\n)*?(?:http_)?interactions:[ \t]*\r?\n/;
/** Tags of a language's own classes, read as plain YAML. */
const classTags = /(?<=[:-] )!{1,2}(?:ruby|python|java)\/[^\s]{1,200}/g;
/** Ruby's own tag for bytes. */
const rubyBinary = /(?<=[:-] )!binary(?=\s)/g;

/** True for a text that is a recording of HTTP calls in YAML. */
export function isYamlRecording(text: string): boolean {
  return recording.test(text.slice(0, 4000).replace(/^\s+/, ""));
}

/** Parses YAML; undefined where it is invalid. Bytes become the text they are, or are when decompressed. */
export function yamlValue(text: string, unpack: Unpack): unknown {
  try {
    const value = loadYaml(text.replaceAll(classTags, "").replaceAll(rubyBinary, "!!binary"));
    return plain(value, { depth: 0, seen: new Map(), unpack });
  } catch {
    return undefined;
  }
}

const deepest = 60;

interface Place {
  readonly depth: number;
  readonly seen: Map<object, unknown>;
  readonly unpack: Unpack;
}

/** Turns bytes into text; a value with several references stays one value. */
function plain(value: unknown, place: Place): unknown {
  const { depth, seen, unpack } = place;
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  if (value instanceof Uint8Array) return textOfUtf8(value) ?? unpack(value) ?? "";
  if (value instanceof Date) return value.toISOString();
  const known = seen.get(value);
  if (known !== undefined) return known;
  const inside = { ...place, depth: depth + 1 };
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    seen.set(value, list);
    for (const each of value) list.push(plain(each, inside));
    return list;
  }
  const object: Record<string, unknown> = {};
  seen.set(value, object);
  for (const [key, each] of Object.entries(value)) if (key !== "__proto__") object[key] = plain(each, inside);
  return object;
}
