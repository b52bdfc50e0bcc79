/** The function, which computes the result for each key once: keys are compared as a `Map` compares them. */
export function oncePer<Key, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Result;
    const result = compute(key);
    known.set(key, result);
    return result;
  };
}
