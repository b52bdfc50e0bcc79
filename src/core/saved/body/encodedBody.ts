import type { JsonObject } from "../../extract/json.ts";
import { bytesOfBase64, textOfUtf8 } from "./decodeBase64.ts";
import type { Unpack } from "./packedText.ts";

/** The text of a Node `Buffer` in JSON, as Newman's reports contain responses; null for any other object. */
export function textOfBuffer({ type, data }: JsonObject, unpack: Unpack): string | null {
  if (type !== "Buffer" || !Array.isArray(data)) return null;
  const bytes = data.filter((each): each is number => Number.isInteger(each) && each >= 0 && each < 256);
  return bytes.length === data.length ? (textOfUtf8(bytes) ?? unpack(Uint8Array.from(bytes))) : null;
}

/**
 * The text of a field, decoded where it is a Base64 body: HAR, VCR, WireMock and Hoverfly write such bodies, and mark them
 * beside it.
 */
export function textOfField(
  object: JsonObject,
  { key, value, unpack }: { readonly key: string; readonly value: string; readonly unpack: Unpack },
): string {
  const isBase64 =
    object.encoding === "base64" ||
    key === "base64_string" ||
    key === "base64Body" ||
    object.isBase64Encoded === true ||
    object.encodedBody === true;
  const bytes = isBase64 && value.length > 20 ? bytesOfBase64(value) : null;
  return bytes === null ? value : (textOfUtf8(bytes) ?? unpack(Uint8Array.from(bytes)) ?? value);
}
