/** A path in lines of at most `width` columns where its parts allow, each line beginning with a slash. */
export function endpointLines(path: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of path.split(/(?=\/)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length <= width) lines[lines.length - 1] = last + part;
    else lines.push(part);
  }
  return lines;
}
