import { load, YAML11_SCHEMA } from "js-yaml";
import { textOfUtf8 } from "./decodeBase64.ts";

/** How recordings in YAML begin: VCR's `http_interactions`, vcrpy's and go-vcr's `interactions`. */
const recording = /^(?:---[^\n]*\r?\n)?(?:[#%][^\n]*\r?\n|\w+:[^\n]*\r?\n)*?(?:http_)?interactions:[ \t]*\r?\n/;
/** Tags of a language's own classes: what they hold is read as plain YAML. */
const classTags = /(?<=[:-] )!{1,2}(?:ruby|python|java)\/[^\s]{1,200}/g;

/** Whether a text is a recording of HTTP calls in YAML. */
export function isYamlRecording(text: string): boolean {
  return recording.test(text.slice(0, 4000).replace(/^\s+/, ""));
}

/** What a text in YAML holds; undefined when it cannot be read. Bytes come back as the text they are in UTF-8. */
export function yamlValue(text: string): unknown {
  try {
    return plain(load(text.replaceAll(classTags, ""), { schema: YAML11_SCHEMA }), 0, new Map());
  } catch {
    return undefined;
  }
}

const deepest = 60;

/** Bytes as text; a value that is named many times stays one. */
function plain(value: unknown, depth: number, seen: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null || depth > deepest) return value;
  if (value instanceof Uint8Array) return textOfUtf8(value) ?? "";
  if (value instanceof Date) return value.toISOString();
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    seen.set(value, list);
    for (const each of value) list.push(plain(each, depth + 1, seen));
    return list;
  }
  const object: Record<string, unknown> = {};
  seen.set(value, object);
  for (const [key, each] of Object.entries(value)) if (key !== "__proto__") object[key] = plain(each, depth + 1, seen);
  return object;
}
