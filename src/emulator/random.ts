/**
 * All random values are pure functions of a text: the seed and what is asked for. Nothing is drawn from a stream, so
 * neither the order of calls nor concurrency changes a response.
 */

/** 128 bits of the text (murmur-style mixing of four lanes); not for secrets. */
function hash128(text: string): [number, number, number, number] {
  let a = 1779033703;
  let b = 3144134277;
  let c = 1013904242;
  let d = 2773480762;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    a = b ^ Math.imul(a ^ code, 597399067);
    b = c ^ Math.imul(b ^ code, 2869860233);
    c = d ^ Math.imul(c ^ code, 951274213);
    d = a ^ Math.imul(d ^ code, 2716044179);
  }
  a = Math.imul(c ^ (a >>> 18), 597399067);
  b = Math.imul(d ^ (b >>> 22), 2869860233);
  c = Math.imul(a ^ (c >>> 17), 951274213);
  d = Math.imul(b ^ (d >>> 19), 2716044179);
  a ^= b ^ c ^ d;
  return [a >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0];
}

/** Numbers in [0, 1), determined by the text alone (sfc32 seeded with its hash). */
export function numbersFrom(text: string): () => number {
  let [a, b, c, d] = hash128(text);
  const next = (): number => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** `length` characters of `alphabet`, determined by the text alone. */
export function charactersFrom(text: string, alphabet: string, length: number): string {
  const next = numbersFrom(text);
  // Built at once: V8 stores a text that grows by a letter at a time as a chain of pieces, 32 bytes a letter.
  const codes: number[] = [];
  for (let index = 0; index < length; index += 1) codes.push(alphabet.charCodeAt(Math.floor(next() * alphabet.length)));
  return String.fromCharCode(...codes);
}
