import { load, YAML11_SCHEMA } from "js-yaml";

/**
 * Parses YAML 1.1, as VCR, vcrpy and go-vcr write it: bytes are `Uint8Array`, times are `Date`.
 * @throws YAMLException where the text is invalid
 */
export function loadYaml(text: string): unknown {
  return load(text, { schema: YAML11_SCHEMA });
}
