/** Names of the Encoding Standard. */
type TextEncoding = "utf-8" | "utf-16le" | "utf-16be";

/** So many bytes tell; a log begins with plain letters. */
const looked = 512;

/**
 * A person's file as text, whichever program wrote it, without its byte order mark: Windows' PowerShell writes UTF-16 with
 * `>`, its editors UTF-8 with a mark. The one decoder of every file that is read on a person's behalf.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Decodes a file piece by piece as `decodeText` does; `head` is its first piece. Called without one behind the last. */
export function pieceDecoder(head: Uint8Array): (piece?: Uint8Array) => string {
  const decoder = new TextDecoder(encodingOf(head));
  return (piece) => (piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true }));
}

/** Bytes that are UTF-8. @throws TypeError for any others */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** By the byte order mark, else by where the zero bytes are. Everything else is read as UTF-8. */
function encodingOf(bytes: Uint8Array): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, looked);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > head.length / 4 && even === 0) return "utf-16le";
  return even > head.length / 4 && odd === 0 ? "utf-16be" : "utf-8";
}
