/**
 * The function, which computes the result for each object once and keeps it as long as the object is in use. For objects
 * that never change, as comparisons and their readings.
 */
export function oncePerObject<Key extends object, Result>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new WeakMap<Key, { readonly result: Result }>();
  return (key) => {
    const found = known.get(key) ?? { result: compute(key) };
    known.set(key, found);
    return found.result;
  };
}
